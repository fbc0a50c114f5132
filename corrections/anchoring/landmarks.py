"""The stretches two texts plainly share: their beginning, their end, and long lines each holds once.

They need no cutting into words, which makes the alignment of a long article with few changes cheap.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from corrections.anchoring.runs import Run

# A shorter line may stand twice by chance, as a heading or a credit does.
LONG_LINE = 40
# How far the common beginning may be cut back to a line's start; a text of one line must stay cheap.
CUT_BACK = 2_000


def landmarks(old: str, new: str) -> list[Run]:
    """Return the shared stretches in order, the first at the beginning and the last at the end."""
    if old == new:
        return [Run(0, 0, len(old)), Run(len(old), len(new), 0)]
    head = _whole_lines_before(old, _common_head(old, new))
    tail = _common_tail(old, new, min(len(old), len(new)) - head)
    tail = len(old) - _whole_lines_after(old, len(old) - tail)
    middle = [
        Run(head + a, head + b, length)
        for a, b, length in _lines(old[head : len(old) - tail], new[head : len(new) - tail])
    ]
    return [Run(0, 0, head), *middle, Run(len(old) - tail, len(new) - tail, tail)]


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest series of pairs that rises on both sides; the first sides rise already."""
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for here, (_, there) in enumerate(pairs):
        rank = bisect_left(ends, there)
        before.append(lasts[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [there]
        lasts[rank : rank + 1] = [here]
    return _walked_back(pairs, before, lasts[-1]) if lasts else []


def once_in_both(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return where the things stand that each side holds exactly once."""
    old_counts, new_counts = Counter(old), Counter(new)
    places = {thing: place for place, thing in enumerate(new)}
    return [
        (place, places[thing])
        for place, thing in enumerate(old)
        if old_counts[thing] == 1 and new_counts[thing] == 1
    ]


def _walked_back(pairs: Sequence[tuple[int, int]], before: list[int], last: int) -> list[tuple[int, int]]:
    series = []
    while last >= 0:
        series.append(pairs[last])
        last = before[last]
    return series[::-1]


def _lines(old: str, new: str) -> Iterator[Run]:
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_starts, new_starts = _starts(old_lines), _starts(new_lines)
    for here, there in in_order(once_in_both(old_lines, new_lines)):
        length = len(old_lines[here])
        if length > LONG_LINE:
            yield Run(old_starts[here], new_starts[there], length)


def _starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _common_head(old: str, new: str) -> int:
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[low:middle] == new[low:middle] else (low, middle - 1)
    return low


def _common_tail(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        same = old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _whole_lines_before(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place) + 1, place - CUT_BACK)


def _whole_lines_after(text: str, place: int) -> int:
    end = text.find("\n", place, place + CUT_BACK)
    return end if end >= 0 else min(len(text), place + CUT_BACK)
