"""The elements of a body merged: what one side alone changed or added comes in, the rest is chosen."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.merge.choices import Choice
from articles.merge.matching import are_alike
from articles.merge.sides import Side

Blocks = Sequence[str]


def merged_blocks(base: Blocks, ours: Blocks, theirs: Blocks, choice: Choice) -> Iterator[str]:
    """Yield the elements with both sides' changes, cut up as finely as both sides can be."""
    mine, yours = Side(base, ours), Side(base, theirs)
    for start, end in pairwise(sorted(mine.cuts & yours.cuts)):
        yield from _added(mine, yours, start, choice)
        first, second = _ranked(base[start:end], mine, yours, (start, end), choice)
        yield from first.whole(start, end)
        yield from _left_over(first, second, (start, end), choice)
    yield from _added(mine, yours, len(base), choice)


def _added(mine: Side, yours: Side, gap: int, choice: Choice) -> Blocks:
    """Return what was added in a gap; two additions, or one to what is gone, wait to be chosen."""
    ours, theirs = mine.added(gap, gap + 1), yours.added(gap, gap + 1)
    if (theirs and mine.is_torn(gap)) or (ours and yours.is_torn(gap)):
        choice(ours, theirs)  # a Clash, unless a side goes first
    if theirs in ([], ours):
        return ours
    if not ours:
        return theirs
    first, second = choice((ours, theirs), (theirs, ours))
    return [*first, *_unlike(second, first)]


def _ranked(
    base: Blocks, mine: Side, yours: Side, place: tuple[int, int], choice: Choice
) -> tuple[Side, Side]:
    """Return the side whose elements stand, and the other: the one that changed them, or the chosen one."""
    ours, theirs = mine.standing(*place), yours.standing(*place)
    if theirs in (base, ours):
        return mine, yours
    pair: tuple[Side, Side] = (yours, mine) if ours == base else choice((mine, yours), (yours, mine))
    return pair


def _left_over(first: Side, second: Side, place: tuple[int, int], choice: Choice) -> Blocks:
    """Return what the other side added between elements that are one here; only if a side is chosen."""
    start, end = place
    left = second.added(start + 1, end)
    if left:
        choice(first, second)  # a Clash, unless a side goes first
    return _unlike(left, first.added(start + 1, end))


def _unlike(blocks: Blocks, others: Blocks) -> Blocks:
    """Return the elements that are not among the others in other words."""
    return [block for block in blocks if not any(are_alike(block, other) for other in others)]
