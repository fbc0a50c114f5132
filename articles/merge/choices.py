"""What stands where both sides changed the same: nobody's words, ours or theirs."""

from collections.abc import Callable
from typing import Any


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


def either(base: Any, ours: Any, theirs: Any, choice: Choice) -> Any:
    """Return what a side has that alone changed it, or both alike; else what is chosen."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else choice(ours, theirs)
