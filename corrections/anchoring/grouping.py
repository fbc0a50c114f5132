"""Which marked words mean one mistake: the core rule.

Shortest first, words join the group whose core they cover by at least half, and no other core.
Words that cover several cores stand alone, linked to each; the very words of a core join it.
The order in which they came plays no part.
Words that may be a robot's come last, however short: they join a core, and none of the others join theirs.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from corrections.anchoring.quote import Span


class Sortable(Protocol):
    """A key by which words of the same length and place are put in order."""

    def __lt__(self, other: Any, /) -> bool: ...


Key = TypeVar("Key", bound=Sortable)


@dataclass(frozen=True, slots=True)
class Groups(Generic[Key]):
    """Every key in exactly one group, its core first; and the cores that wide ones cover."""

    groups: tuple[tuple[Key, ...], ...] = ()
    wide: Mapping[Key, tuple[Key, ...]] = field(default_factory=dict)

    def of(self, key: Key) -> tuple[Key, ...]:
        """Return the group a key is in."""
        return next(group for group in self.groups if key in group)


def joins(core: Span, span: Span) -> bool:
    """Whether a span covers at least half of a core."""
    return 0 < len(core) <= 2 * core.shared(span)


def grouped(spans: Mapping[Key, Span], last: Collection[Key] = ()) -> Groups[Key]:
    """Return which marked words belong together; those of `last` come after the others."""
    groups: dict[Key, list[Key]] = {}
    wide: dict[Key, tuple[Key, ...]] = {}
    for key in sorted(spans, key=lambda key: (key in last, len(spans[key]), spans[key].start, key)):
        covered = tuple(core for core in groups if core not in wide and joins(spans[core], spans[key]))
        twin = next((core for core in groups if spans[core] == spans[key]), None)
        if len(covered) > 1 and (twin is None or twin in wide):
            wide[key] = covered
        if twin is not None:
            groups[twin].append(key)
        elif len(covered) == 1:
            groups[covered[0]].append(key)
        else:
            groups[key] = [key]
    return Groups(tuple(tuple(group) for group in groups.values()), wide)
