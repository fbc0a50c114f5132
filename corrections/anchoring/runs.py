"""Runs of tokens that two texts share, put where a reader would see them."""

from collections.abc import Sequence
from typing import NamedTuple

from corrections.anchoring.tokens import Tokens

# Equal runs as short as this, between changes at least as long, are chance (“of the”, “, and”).
CHANCE_TOKENS, CHANCE_LENGTH = 3, 14
# An insertion slides over no more tokens than this to a better place; sliding is bounded for “na na na na”.
MOST_SLIDES = 50
# Where a cut reads best: between lines, then sentences, then words, then inside them.
LINE, SENTENCE, BLANK, INSIDE = 3, 2, 1, 0


class Run(NamedTuple):
    """Tokens, or characters, in a row that are the same in both."""

    old: int
    new: int
    length: int

    @property
    def ends(self) -> tuple[int, int]:
        return self.old + self.length, self.new + self.length


def joined(runs: Sequence[Run]) -> list[Run]:
    """Return the runs with neighbours made one."""
    whole: list[Run] = []
    for run in runs:
        if whole and whole[-1].ends == (run.old, run.new):
            run = Run(whole[-1].old, whole[-1].new, whole.pop().length + run.length)
        whole.append(run)
    return whole


def without_chance(runs: Sequence[Run], olds: Tokens, news: Tokens) -> list[Run]:
    """Drop short equal runs that stand alone between changes at least as long."""
    edges = [Run(0, 0, 0), *runs, Run(len(olds), len(news), 0)]
    return [
        run
        for before, run, after in zip(edges, edges[1:], edges[2:], strict=False)
        if not _by_chance(run, olds, min(_change(before, run, olds, news), _change(run, after, olds, news)))
    ]


def _change(before: Run, after: Run, olds: Tokens, news: Tokens) -> int:
    old_end, new_end = before.ends
    return max(olds.length(old_end, after.old), news.length(new_end, after.new))


def _by_chance(run: Run, olds: Tokens, change: int) -> bool:
    length = olds.length(run.old, run.old + run.length)
    return run.length <= CHANCE_TOKENS and length <= min(CHANCE_LENGTH, change)


def slid(runs: Sequence[Run], old: str, new: str, olds: Tokens, news: Tokens) -> list[Run]:
    """Slide insertions and deletions that fit in several places to where a writer would have made them.

    “a new. These are” → “a new. These too. These are” inserts “These too.”, not “too. These”.
    """
    placed = list(runs)
    for at in range(1, len(placed)):
        before, after = placed[at - 1], placed[at]
        by = 0
        if before.ends[0] == after.old:
            by = _best_slide(before, after, news, new, before.ends[1], after.new)
        elif before.ends[1] == after.new:
            by = _best_slide(before, after, olds, old, before.ends[0], after.old)
        placed[at - 1] = before._replace(length=before.length + by)
        placed[at] = Run(after.old + by, after.new + by, after.length - by)
    return placed


def _best_slide(before: Run, after: Run, tokens: Tokens, text: str, start: int, stop: int) -> int:
    """Return by how many tokens what stands between two runs, from start to stop, should slide."""
    keys, low, high = tokens.keys, 0, 0
    # An uncut token, whose key is empty, stays where it is.
    while low > -min(before.length - 1, MOST_SLIDES) and keys[start + low - 1] == keys[stop + low - 1] != "":
        low -= 1
    while high < min(after.length - 1, MOST_SLIDES) and keys[start + high] == keys[stop + high] != "":
        high += 1

    def fitness(by: int) -> tuple[int, int]:
        return _cut(text, tokens, start + by) + _cut(text, tokens, stop + by), -abs(by)

    return max(range(low, high + 1), key=fitness)


def _cut(text: str, tokens: Tokens, at: int) -> int:
    if not 0 < at < len(tokens):
        return LINE
    before, between = text[tokens.ends[at - 1] - 1], text[tokens.ends[at - 1] : tokens.starts[at]]
    if "\n" in between:
        return LINE
    if before in ".!?…。！？؟":
        return SENTENCE
    return BLANK if between else INSIDE
