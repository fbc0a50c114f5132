"""Which elements of one side stand for which of the base: kept, changed, split, joined, gone or added."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import Indel

from articles.merge.elements import words_of

#: Paragraphs that share so many of their words are one paragraph, changed.
ALIKE = 0.5

#: Pairs of paragraphs that may be compared, 100 with 100; a longer stretch is not taken apart.
MOST_PAIRS = 10_000


class Match(NamedTuple):
    """Elements start to end of the base, and elements first to last of a side that stand for them."""

    start: int
    end: int
    first: int
    last: int


def matches(base: Sequence[str], blocks: Sequence[str]) -> Iterator[Match]:
    """Yield in order what each element of the base became, and what was added between."""
    start = first = 0
    for end, last in [*_kept(base, blocks), (len(base), len(blocks))]:
        yield from _taken_apart(base, blocks, Match(start, end, first, last))
        if end < len(base):
            yield Match(end, end + 1, last, last + 1)
        start, first = end + 1, last + 1


def are_alike(one: str, other: str) -> bool:
    """Say whether two elements are one and the same, be it in other words."""
    return Indel.normalized_similarity(words_of(one), words_of(other)) >= ALIKE


def _kept(base: Sequence[str], blocks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where each element of the base stands unchanged in the other, in order."""
    for move in Indel.opcodes(base, blocks):
        if move.tag == "equal":
            yield from zip(
                range(move.src_start, move.src_end), range(move.dest_start, move.dest_end), strict=True
            )


def _taken_apart(base: Sequence[str], blocks: Sequence[str], stretch: Match) -> Iterator[Match]:
    """Yield a changed stretch element by element, as far as it can be told what each became."""
    start, end, first, last = stretch
    old, new = [[words_of(one) for one in side] for side in (base[start:end], blocks[first:last])]
    for match in _between(_grown(old, new), Match(0, len(old), 0, len(new))):
        yield Match(start + match.start, start + match.end, first + match.first, first + match.last)


def _between(found: Sequence[Match], whole: Match) -> Iterator[Match]:
    """Yield what was found, and what lies between: element by element if their numbers are the same."""
    start, first = whole.start, whole.first
    for match in [*found, Match(whole.end, whole.end, whole.last, whole.last)]:
        old, new = match.start - start, match.first - first
        if new not in (0, old):
            yield Match(start, match.start, first, match.first)
        elif new:
            yield from (Match(start + n, start + n + 1, first + n, first + n + 1) for n in range(new))
        else:
            yield from (Match(n, n + 1, first, first) for n in range(start, match.start))
        if match.start < match.end:
            yield match
        start, first = match.end, match.last


def _grown(old: Sequence[list[str]], new: Sequence[list[str]]) -> list[Match]:
    """Return the pairs, each with the neighbours it was split into or joined with."""
    found: list[Match] = []
    pairs = _pairs(old, new)
    for n, pair in enumerate(pairs):
        after = pairs[n + 1] if n + 1 < len(pairs) else Match(len(old), 0, len(new), 0)
        before = found[-1] if found else Match(0, 0, 0, 0)
        found.append(_widened(old, new, pair, Match(before.end, after.start, before.last, after.first)))
    return found


def _widened(old: Sequence[list[str]], new: Sequence[list[str]], pair: Match, room: Match) -> Match:
    """Return a pair with each neighbour, within the room, that makes the two sides more alike."""
    steps = ((0, 0, 0, 1), (0, 0, -1, 0), (0, 1, 0, 0), (-1, 0, 0, 0))
    likeness = partial(_likeness_of, old, new)
    while True:
        wider = [Match(*(at + move for at, move in zip(pair, step, strict=True))) for step in steps]
        fitting = [one for one in wider if _lies_in(one, room)]
        best = max(fitting, key=likeness, default=pair)
        if likeness(best) <= likeness(pair):
            return pair
        pair = best


def _pairs(old: Sequence[list[str]], new: Sequence[list[str]]) -> list[Match]:
    """Return which single elements are one another, changed; the most alike find each other first."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    some = [Match(i, i + 1, k, k + 1) for i in range(len(old)) for k in range(len(new))]
    alike = {pair: likeness for pair in some if (likeness := _likeness_of(old, new, pair)) >= ALIKE}
    pairs: list[Match] = []
    for pair in sorted(alike, key=lambda pair: -alike[pair]):
        if all(_go_together(pair, other) for other in pairs):
            pairs.append(pair)
    return sorted(pairs)


def _likeness_of(old: Sequence[list[str]], new: Sequence[list[str]], match: Match) -> float:
    """Return how many of their words both sides of a match share in order, from 0 to 1."""
    was = [*chain(*old[match.start : match.end])]
    now = [*chain(*new[match.first : match.last])]
    return Indel.normalized_similarity(was, now)


def _go_together(one: Match, other: Match) -> bool:
    """Say whether two pairs have no element in common and do not cross."""
    before, after = sorted((one, other))
    return before.end <= after.start and before.last <= after.first


def _lies_in(match: Match, room: Match) -> bool:
    return (
        room.start <= match.start
        and match.end <= room.end
        and room.first <= match.first
        and match.last <= room.last
    )
