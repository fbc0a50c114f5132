"""Marked words among the tokens of an alignment, and how steady the text around them stayed."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import pairwise

from corrections.anchoring.alignment import NOWHERE, Alignment
from corrections.anchoring.quote import Span, trimmed

# As much text on either side as a reader takes in with the words.
NEARBY = 60
# So many tokens next to the marked words tell whether their surroundings stayed.
CLOSE = 2
# A run is followed no further than this: eight more tokens prove nothing that these did not.
FAR = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words: where they stand, the tokens they touch, and the line they stand in."""

    at: Alignment
    span: Span
    first: int
    stop: int
    line: Span

    @property
    def words(self) -> str:
        return self.span.of(self.at.old)

    @property
    def uncut(self) -> bool:
        """Whether they stand in text that both share as it stands."""
        return self.first + 1 == self.stop and not self.at.olds.keys[self.first]

    @property
    def links(self) -> list[int]:
        """Where the partners of the tokens stand."""
        return self.at.onto[self.first : self.stop]


def marked(alignment: Alignment, span: Span) -> Marked | None:
    """Return the marked words among the tokens, or nothing when no words stand there."""
    words = trimmed(alignment.old, span)
    first, stop = alignment.olds.under(words)
    seen = words and first < stop
    return Marked(alignment, words, first, stop, line_around(alignment.old, words)) if seen else None


def line_around(text: str, span: Span) -> Span:
    """Return the line, or lines, a span stands in."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def in_a_row(words: Marked) -> bool:
    """Whether all tokens have partners, one after the other."""
    first = words.at.onto[words.first]
    return first != NOWHERE and words.links == list(range(first, first + words.stop - words.first))


def nearby(words: Marked) -> tuple[int, ...]:
    """Return the tokens of the line near the marked ones, on both sides."""
    start = max(words.line.start, words.span.start - NEARBY)
    end = min(words.line.end, words.span.end + NEARBY)
    first, stop = words.at.olds.under(Span(start, end))
    return (*range(first, words.first), *range(words.stop, stop))


def kept(alignment: Alignment, numbers: Iterable[int], too: Container[int] = ()) -> float:
    """Return which share of some old tokens, by length, has partners or counts too; all of none."""
    whole = stayed = 0
    for n in numbers:
        length = alignment.olds.length(n, n + 1)
        whole += length
        stayed += length if alignment.onto[n] != NOWHERE or n in too else 0
    return stayed / whole if whole else 1.0


def steady(words: Marked, *, before: bool, in_line: bool) -> bool:
    """Whether the closest tokens on one side are unchanged and still in a row, and in the line if asked."""
    step, next_to = (-1, words.first - 1) if before else (1, words.stop)
    near = [n for n in range(next_to, next_to + CLOSE * step, step) if 0 <= n < len(words.at.onto)]
    links = [words.at.onto[n] for n in near]
    if NOWHERE in links or any(b - a != step for a, b in pairwise(links)):
        return False
    return not in_line or (len(near) == CLOSE and all(_in_line(words, n) for n in near))


def held(words: Marked, *, before: bool) -> bool:
    """Whether marked words in a row still have their neighbour, or still begin or end their line."""
    if before:
        if words.first and _in_line(words, words.first - 1):
            return _goes_on(words, words.first - 1, words.first)
        return not _line_before(words.at.new, words.at.news.starts[words.links[0]])
    if words.stop < len(words.at.onto) and _in_line(words, words.stop):
        return _goes_on(words, words.stop - 1, words.stop)
    return not _line_after(words.at.new, words.at.news.ends[words.links[-1]])


def run_length(words: Marked) -> int:
    """Return how long the unchanged stretch of the line is that holds marked words in a row."""
    first, stop = words.first, words.stop
    while first > max(0, words.first - FAR) and _goes_on(words, first - 1, first):
        first -= 1
    while stop < min(len(words.at.onto), words.stop + FAR) and _goes_on(words, stop - 1, stop):
        stop += 1
    return words.at.olds.length(first, stop)


def _goes_on(words: Marked, one: int, following: int) -> bool:
    """Whether two neighbours of the line are neighbours in the new text, too."""
    onto = words.at.onto
    return NOWHERE != onto[one] == onto[following] - 1 and _in_line(words, one) and _in_line(words, following)


def _in_line(words: Marked, token: int) -> bool:
    return words.line.start <= words.at.olds.starts[token] and words.at.olds.ends[token] <= words.line.end


def _line_before(text: str, place: int) -> str:
    return text[text.rfind("\n", 0, place) + 1 : place].strip()


def _line_after(text: str, place: int) -> str:
    end = text.find("\n", place)
    return text[place : end if end >= 0 else None].strip()
