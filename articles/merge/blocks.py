"""The elements of a body merged: what one side alone changed or added comes in, the rest is chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from articles.merge.choices import Choice, either
from articles.merge.matching import are_alike
from articles.merge.sides import Side

Blocks = Sequence[str]


def merged_blocks(base: Blocks, ours: Blocks, theirs: Blocks, choice: Choice) -> list[str]:
    """Return the elements with both sides' changes.

    What would stand more often than the sides have it waits to be chosen: a moved element is gone in one
    place and added in another, so one side may bring back what the other took out or moved elsewhere.
    """
    mine, yours = Side(base, ours), Side(base, theirs)
    made = [*_woven(base, mine, yours, choice)]
    again = _too_often(made, base, ours, theirs)
    if not again:
        return made
    _, second = choice((mine, yours), (yours, mine))  # a Clash, unless a side goes first
    second.give_up(again)
    return [*_woven(base, mine, yours, choice)]


def _too_often(made: Blocks, *versions: Blocks) -> set[str]:
    """Return the elements that stand more often than the base and both sides together allow."""
    counts, (base, ours, theirs) = Counter(made), map(Counter, versions)
    return {one for one in counts if counts[one] > _allowed(base[one], ours[one], theirs[one])}


def _allowed(base: int, ours: int, theirs: int) -> int:
    """Return how often an element may stand: both sides' changes count, but once where they are alike."""
    both_more, both_less = min(ours, theirs) > base, max(ours, theirs) < base
    return max(ours, theirs) if both_more or both_less else ours + theirs - base


def _woven(base: Blocks, mine: Side, yours: Side, choice: Choice) -> Iterator[str]:
    """Yield the elements with both sides' changes, cut up as finely as both sides can be."""
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
    made: Blocks = either([], ours, theirs, partial(_both, choice))
    return made


def _both(choice: Choice, ours: Blocks, theirs: Blocks) -> Blocks:
    """Return two additions to one gap, the chosen side's first."""
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
