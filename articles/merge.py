"""Three-way merge of an article's words, block by block: theirs come in, ours stay, a clash is told."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from articles.words import Words

#: Top-level elements of a canonical body; containers never close and open again inside one another's end.
TOP = re.compile(r"<hr>|<(p|h2|h3|pre|ul|ol|blockquote|table|figure)\b")


class Clash(Exception):
    """Both sides changed the same block, each in its own way."""


def merged(base: Words, ours: Words, theirs: Words) -> Words:
    """Return the words with both sides' changes since the base; raises Clash where they meet."""
    return Words(
        _line(base.headline, ours.headline, theirs.headline),
        _line(base.standfirst, ours.standfirst, theirs.standfirst),
        "".join(_blocks(elements(base.body), elements(ours.body), elements(theirs.body))),
    )


def elements(body: str) -> list[str]:
    """Return the top-level elements of a canonical body."""
    found: list[str] = []
    at = 0
    while at < len(body):
        end = _end_of_element(body, at)
        found.append(body[at:end])
        at = end
    return found


def _end_of_element(body: str, at: int) -> int:
    opening = TOP.match(body, at)
    if opening is None or opening[1] is None:
        return at + len("<hr>")
    depth = 0
    for tag in re.compile(rf"<(/?){opening[1]}\b[^>]*>").finditer(body, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(body)


def _line(base: str, ours: str, theirs: str) -> str:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    raise Clash


def _blocks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """Yield merged blocks: between blocks that all three share, at most one side may differ from the base."""
    our_places, their_places = _kept(base, ours), _kept(base, theirs)
    done = (0, 0, 0)
    shared = [i for i in range(len(base)) if i in our_places and i in their_places]
    for i in [*shared, len(base)]:
        here = (i, our_places.get(i, len(ours)), their_places.get(i, len(theirs)))
        stretch = [list(side[a:b]) for side, a, b in zip((base, ours, theirs), done, here, strict=True)]
        yield from _stretch(*stretch)
        if i < len(base):
            yield ours[here[1]]
        done = (here[0] + 1, here[1] + 1, here[2] + 1)


def _stretch(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if len(base) == len(ours) == len(theirs):
        return [_line(*blocks) for blocks in zip(base, ours, theirs, strict=True)]
    raise Clash


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return where each block of the base stands unchanged in the other, in order."""
    places: dict[int, int] = {}
    for move in Indel.opcodes(base, other):
        if move.tag == "equal":
            places |= zip(
                range(move.src_start, move.src_end), range(move.dest_start, move.dest_end), strict=True
            )
    return places
