"""Three-way merge of an article's words, block by block: theirs come in, ours stay, a clash is told."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rapidfuzz.distance import Indel

from articles.diff import edits
from articles.words import Words

#: Top-level elements of a canonical body; containers never close and open again inside one another's end.
TOP = re.compile(r"<hr>|<(p|h2|h3|pre|ul|ol|blockquote|table|figure)\b")

#: Shorter words stand everywhere and tell nothing.
TELLING = 3


class Clash(Exception):
    """Both sides changed the same block, each in its own way."""


#: What stands where both sides changed the same block: ours, theirs, or a Clash.
Choice = Callable[[Any, Any], Any]


def neither(ours: Any, theirs: Any) -> Any:
    raise Clash


def ours_first(ours: Any, theirs: Any) -> Any:
    return ours


def theirs_first(ours: Any, theirs: Any) -> Any:
    return theirs


def merged(base: Words, ours: Words, theirs: Words, choice: Choice = neither) -> Words:
    """Return the words with both sides' changes since the base; where they meet it is as chosen."""
    return Words(
        _line(base.headline, ours.headline, theirs.headline, choice),
        _line(base.standfirst, ours.standfirst, theirs.standfirst, choice),
        "".join(_blocks(elements(base.body), elements(ours.body), elements(theirs.body), choice)),
    )


def repeated(base: Words, ours: Words, theirs: Words) -> list[tuple[str, str]]:
    """Return what was put right here and still stands in theirs: the words there, and the words here."""
    found: dict[str, str] = {}
    for edit in edits(base.text, ours.text):
        was = base.text[edit.start : edit.end].strip()
        if len(was) >= TELLING and theirs.text.count(was) >= base.text.count(was):
            found[was] = edit.words.strip()
    return list(found.items())


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


def _line(base: str, ours: str, theirs: str, choice: Choice) -> str:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else str(choice(ours, theirs))


def _blocks(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], choice: Choice) -> Iterator[str]:
    """Yield merged blocks: between blocks that all three share, at most one side may differ from the base."""
    our_places, their_places = _kept(base, ours), _kept(base, theirs)
    done = (0, 0, 0)
    shared = [i for i in range(len(base)) if i in our_places and i in their_places]
    for i in [*shared, len(base)]:
        here = (i, our_places.get(i, len(ours)), their_places.get(i, len(theirs)))
        stretch = [list(side[a:b]) for side, a, b in zip((base, ours, theirs), done, here, strict=True)]
        yield from _stretch(choice, *stretch)
        if i < len(base):
            yield ours[here[1]]
        done = (here[0] + 1, here[1] + 1, here[2] + 1)


def _stretch(choice: Choice, base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if len(base) == len(ours) == len(theirs):
        return [_line(*blocks, choice) for blocks in zip(base, ours, theirs, strict=True)]
    return list(choice(ours, theirs))


def _kept(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Return where each block of the base stands unchanged in the other, in order."""
    places: dict[int, int] = {}
    for move in Indel.opcodes(base, other):
        if move.tag == "equal":
            places |= zip(
                range(move.src_start, move.src_end), range(move.dest_start, move.dest_end), strict=True
            )
    return places
