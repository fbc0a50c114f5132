"""One side of a merge laid over the base."""

from collections.abc import Collection, Sequence
from itertools import chain

from articles.merge.matching import matches


class Side:
    """What a side has for each element of the base, and what it added in front of it.

    `cuts`: where it can be cut in two; not in the middle of a paragraph made of two.
    """

    def __init__(self, base: Sequence[str], blocks: Sequence[str]) -> None:
        self.base = base
        self.cuts = {0}
        self.became: dict[int, list[str]] = {}
        self.came: dict[int, list[str]] = {}
        for match in matches(base, blocks):
            here = self.became if match.start < match.end else self.came
            here[match.start] = [*blocks[match.first : match.last]]
            self.cuts.add(match.end)

    def standing(self, start: int, end: int) -> list[str]:
        """Return what stands for these elements of the base, without what was added between them."""
        return [block for at in range(start, end) for block in self.became.get(at, ())]

    def added(self, start: int, end: int) -> list[str]:
        """Return what was added in front of these elements of the base."""
        return [block for at in range(start, end) for block in self.came.get(at, ())]

    def whole(self, start: int, end: int) -> list[str]:
        """Return what stands for these elements, and what was added between them."""
        parts = (self.added(at, at + 1) + self.standing(at, at + 1) for at in range(start + 1, end))
        return [*self.standing(start, start + 1), *chain.from_iterable(parts)]

    def give_up(self, blocks: Collection[str]) -> None:
        """Do without some elements wherever this side added them or put them in another's place."""
        for here in (self.came, self.became):
            for at, stands in here.items():
                if here is self.came or stands != [self.base[at]]:
                    here[at] = [block for block in stands if block not in blocks]

    def is_torn(self, gap: int) -> bool:
        """Say whether the elements before and after a gap are both gone: nothing holds there any more."""
        return self.became.get(gap - 1) == self.became.get(gap) == []
