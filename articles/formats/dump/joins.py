"""Lines that a dump cut in two, whole again: wrapped at a width, or split where a link stood."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from articles.formats.dump.lines import EDGE, QUOTES, Line
from articles.formats.dump.signs import ended

#: Programs wrap between these widths; a line beyond shows that nothing was wrapped.
NARROWEST, WIDEST = 60, 140

#: So many lines end at the width in a long story, and in a brief one.
MANY, SOME = 5, 2

#: Such a share of the lines that were cut end amid a sentence.
AMID = 0.25

#: So many of the lines that could be wrapped must be, and so few may be wider.
SHARE, WIDER = 0.5, 0.1

#: A line that misses the width by less than a long word was full.
WORD = 14

#: A paragraph cut into pieces of this number of lines is whole enough.
PIECES = 400


def whole_lines(lines: list[Line], common: frozenset[str]) -> list[Line]:
    """Return the lines as they were before a program cut them."""
    limit = _limit(lines)
    if limit:
        lines = _joined(lines, lambda left, right, _: _is_wrapped(left, right, limit))
    if _is_split(lines):
        title = lines[0].text[:EDGE]
        lines = _joined(
            lines,
            lambda left, right, after: (
                not _is_title(left.text, title) and _goes_on(left, right, after, common)
            ),
        )
    return lines


def _is_title(text: str, title: str) -> bool:
    return len(text) > 20 and title.translate(QUOTES).startswith(text.translate(QUOTES))


def _joined(lines: list[Line], goes_on: Callable[[Line, Line, Line | None], bool]) -> list[Line]:
    """Join each line to those it goes on in; every question looks at single lines, so time stays linear."""
    runs: list[list[Line]] = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if runs and len(runs[-1]) < PIECES and goes_on(runs[-1][-1], line, after):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_one(run) for run in runs]


def _one(run: list[Line]) -> Line:
    whole = run[0]
    for line in run[1:]:
        whole = whole.joined(line)
    return whole


def _limit(lines: list[Line]) -> int:
    """Return the width the dump was wrapped at, or 0 when it was not: there many lines end, few go beyond."""
    going_on = [pair for pair in pairwise(lines) if pair[0].columns > NARROWEST and not pair[1].gap]
    ends = Counter(left.columns for left, _ in going_on if left.columns <= WIDEST)
    full = {size: sum(ends[size - i] for i in range(WORD)) for size in ends}
    limit = max(full, key=lambda size: (full[size], -size), default=0)
    cut = [pair for pair in going_on if limit - WORD < pair[0].columns <= limit]
    wider = sum(line.columns > limit + WORD // 2 for line in lines)
    wrapped = _are_enough(cut) and wider < WIDER * (len(cut) + wider)
    return limit if wrapped and len(cut) > SHARE * len(going_on) else 0


def _are_enough(cut: list[tuple[Line, Line]]) -> bool:
    """Tell whether so many lines end at a width by no chance: most amid a sentence, which a few must show."""
    amid = [right for left, right in cut if not ended(left.text)]
    shown = len(cut) >= MANY or any(right.text[:1].islower() for right in amid)
    return len(cut) >= SOME and len(amid) > AMID * len(cut) and shown


def _is_wrapped(left: Line, right: Line, limit: int) -> bool:
    """Tell whether the next word would not have fitted: only then was the line wrapped there."""
    if right.gap or right.bullet or right.heading or right.indent < left.indent - 4:
        return False
    return left.columns + 1 + right.word > limit - 2


def _is_split(lines: list[Line]) -> bool:
    """Tell a dump that gave each link a line of its own: many lines begin in the middle of a sentence."""
    begun = sum(_begins_inside(line.text) for line in lines if not line.gap)
    return begun >= 4 and begun > 0.02 * len(lines)


def _begins_inside(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",.;:)»”’?!"


def _goes_on(left: Line, right: Line, after: Line | None, common: frozenset[str]) -> bool:
    """Tell whether a sentence goes on in the next line of a dump that split its links off."""
    if right.gap or right.bullet or right.heading:
        return False
    if right.text[:1] in ",.;:)»”’?!":
        return True
    inside = after is not None and not after.gap and _begins_inside(after.text)
    long = len(left.text) > 60 or _begins_inside(left.text)
    if _is_open(left.text, common):
        return inside or long or right.text[:1].islower()
    name = inside and len(right.text) < 60 and (long or not _begins_sentence(right.text, common))
    return not ended(left.text) and (right.text[:1].islower() or name)


def _begins_sentence(text: str, common: frozenset[str]) -> bool:
    return text.split(" ", 1)[0].lower() in common


def _is_open(text: str, common: frozenset[str]) -> bool:
    """Tell a text that cannot end here: on a comma, an opening sign or a little word."""
    if text[-1:] in ",([„“«–—":
        return len(text) > 3
    last = text[-40:].rsplit(" ", 1)[-1]
    return last.islower() and last in common and " " in text[-40:]
