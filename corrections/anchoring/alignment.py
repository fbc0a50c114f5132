"""Which token of the old text became which token of the new one."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from rapidfuzz.distance import LCSseq

from corrections.anchoring.landmarks import in_order, landmarks, once_in_both
from corrections.anchoring.quote import Span
from corrections.anchoring.runs import Run, joined, slid, without_chance
from corrections.anchoring.tokens import Tokens

NOWHERE = -1
# One bit a pair: at most eight megabytes for a matrix.
MOST_PAIRS = 64_000_000
# Where the matrix would be larger, so many tokens in a row, standing once in both, tie the texts together.
SHINGLE = 8
# A stretch without partners is looked over no further than this on either side.
LONGEST_GAP = 2_500

Answer = TypeVar("Answer")


class Gap(NamedTuple):
    """Tokens of the old text without partners, and those of the new text that stand in their place."""

    first: int
    stop: int
    new_first: int
    new_stop: int


@dataclass(slots=True)
class Alignment:
    """Two texts, their tokens, and where each token of the one stands in the other."""

    old: str
    new: str
    olds: Tokens = field(default_factory=Tokens)
    news: Tokens = field(default_factory=Tokens)
    onto: list[int] = field(default_factory=list)
    back: list[int] = field(default_factory=list)
    _known: dict[Hashable, Any] = field(default_factory=dict)

    def connect(self, runs: Sequence[Run]) -> None:
        """Note which tokens are partners."""
        self.onto = [NOWHERE] * len(self.olds)
        self.back = [NOWHERE] * len(self.news)
        for old, new, length in runs:
            self.onto[old : old + length] = range(new, new + length)
            self.back[new : new + length] = range(old, old + length)

    def gap(self, token: int) -> Gap:
        """Return the stretch without partners round a token of the old text."""
        first = stop = token
        while first > max(0, token - LONGEST_GAP) and self.onto[first - 1] == NOWHERE:
            first -= 1
        while stop < min(len(self.onto), token + LONGEST_GAP) and self.onto[stop] == NOWHERE:
            stop += 1
        new_first = self.onto[first - 1] + 1 if first else 0
        return Gap(first, stop, new_first, self.onto[stop] if stop < len(self.onto) else len(self.back))

    def once(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """Return what was found out for an earlier span of this pair, or find it out now."""
        if question not in self._known:
            self._known[question] = answer()
        known: Answer = self._known[question]
        return known


def align(old: str, new: str) -> Alignment:
    """Align two texts; do this once a pair, since carrying each further span is then cheap."""
    made = Alignment(old, new)
    runs = without_chance(joined(list(_shared(made))), made.olds, made.news)
    made.connect(slid(runs, old, new, made.olds, made.news))
    return made


def _shared(made: Alignment) -> Iterator[Run]:
    old_end = new_end = 0
    for mark in landmarks(made.old, made.new):
        yield from _between(made, Span(old_end, mark.old), Span(new_end, mark.new))
        old_end, new_end = mark.ends
        if mark.length:
            yield Run(len(made.olds), len(made.news), 1)
            made.olds.add_whole(Span(mark.old, old_end))
            made.news.add_whole(Span(mark.new, new_end))


def _between(made: Alignment, old: Span, new: Span) -> Iterator[Run]:
    first_old, first_new = len(made.olds), len(made.news)
    made.olds.add(made.old, old)
    made.news.add(made.new, new)
    for run in matched(made.olds.keys[first_old:], made.news.keys[first_new:]):
        yield Run(first_old + run.old, first_new + run.new, run.length)


def matched(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of the longest common subsequence, or nothing where that is too dear to know."""
    if len(old) * len(new) > MOST_PAIRS:
        yield from _matched_between_shingles(old, new)
        return
    for part in LCSseq.opcodes(old, new):
        if part.tag == "equal":
            yield Run(part.src_start, part.dest_start, part.src_end - part.src_start)


def _matched_between_shingles(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    pairs = in_order(once_in_both(_shingles(old), _shingles(new)))
    ties = joined([Run(here, there, 1) for here, there in pairs])
    old_end = new_end = 0
    for tie in [*ties, Run(len(old), len(new), 0)] if ties else []:
        for run in matched(old[old_end : tie.old], new[new_end : tie.new]):
            yield Run(old_end + run.old, new_end + run.new, run.length)
        yield tie
        old_end, new_end = tie.ends


def _shingles(keys: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(keys[at : at + SHINGLE]) for at in range(len(keys) - SHINGLE + 1)]
