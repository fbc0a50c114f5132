"""Where a paragraph or a sentence went when it no longer stands in its place.

It is looked for only in text to which no old text maps: a look-alike that was always there cannot be taken.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from corrections.anchoring.alignment import NOWHERE, Alignment
from corrections.anchoring.quote import Span
from corrections.anchoring.tokens import Tokens

# A stretch with more than this in its place did not move; one with less than that in its place came anew.
STAYED, FRESH = 0.75, 0.40
# The place found must be so much more like the stretch than any other place, and than what was left behind.
LEAD = 0.10
# Nobody moves a paragraph of more tokens; comparing two of a hundred thousand would take seconds.
LONGEST = 2_000


class Level(NamedTuple):
    """A kind of stretch that moves as a whole, and how much of it must be the same after the move."""

    ends: re.Pattern[str]
    alike: float


class Stretch(NamedTuple):
    """A paragraph, line or sentence: where it stands, its token keys, and the share that has partners."""

    span: Span
    keys: Sequence[str]
    kept: float


LEVELS = (
    Level(re.compile(r"\n\s*\n"), 0.60),
    Level(re.compile(r"\n\s*"), 0.60),
    Level(re.compile(r"\n\s*|(?<=[.!?…؟])['\"”’»)\]]*\s+|(?<=[。！？])"), 0.65),
)


def moved(alignment: Alignment, span: Span) -> tuple[Span, Span] | None:
    """Return the stretch round a span in the old text and where it stands in the new, if it moved."""
    for level in LEVELS:
        move = _moved_as(level, alignment, span)
        if move:
            return move
    return None


def _moved_as(level: Level, alignment: Alignment, span: Span) -> tuple[Span, Span] | None:
    lost = alignment.once((level, "lost"), lambda: _lost(alignment, level))
    mine = next((one for one in lost if one.span.start <= span.start and span.end <= one.span.end), None)
    if mine is None:
        return None
    there = alignment.once((level, mine.span), lambda: _new_home(alignment, level, mine, lost))
    return (mine.span, there.span) if there else None


def _new_home(alignment: Alignment, level: Level, mine: Stretch, lost: list[Stretch]) -> Stretch | None:
    """Return the place most like a lost stretch, unless another lost stretch has as good a claim to it."""
    fresh = alignment.once((level, "fresh"), lambda: _fresh(alignment, level))
    there = _leader(mine, fresh, max(level.alike, mine.kept + LEAD))
    rivals = [one for one in lost if one is mine or one.kept < FRESH]
    return there if there and _leader(there, rivals, level.alike) is mine else None


def _leader(wanted: Stretch, stretches: Sequence[Stretch], alike: float) -> Stretch | None:
    best, second, leader = 0.0, 0.0, None
    for one in stretches:
        likeness = Indel.normalized_similarity(wanted.keys, one.keys, score_cutoff=second)
        if likeness > best:
            best, second, leader = likeness, best, one
        else:
            second = max(second, likeness)
    return leader if best >= max(alike, second + LEAD) else None


def _lost(alignment: Alignment, level: Level) -> list[Stretch]:
    every = _stretches(alignment.old, alignment.olds, alignment.onto, level.ends)
    return [one for one in every if one.kept < STAYED]


def _fresh(alignment: Alignment, level: Level) -> list[Stretch]:
    every = _stretches(alignment.new, alignment.news, alignment.back, level.ends)
    return [one for one in every if one.kept < FRESH]


def _stretches(text: str, tokens: Tokens, links: list[int], ends: re.Pattern[str]) -> Iterator[Stretch]:
    for span in _spans(text, ends):
        first, stop = tokens.under(span)
        # An uncut token is text that both share as it stands.
        if 0 < stop - first <= LONGEST and tokens.keys[first]:
            lengths = [tokens.length(n, n + 1) for n in range(first, stop)]
            kept = sum(
                length for length, link in zip(lengths, links[first:stop], strict=True) if link != NOWHERE
            )
            yield Stretch(span, tokens.keys[first:stop], kept / sum(lengths))


def _spans(text: str, ends: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    for found in ends.finditer(text):
        if found.start() > start:
            yield Span(start, found.start())
        start = found.end()
    if start < len(text):
        yield Span(start, len(text))
