"""Where the story runs among the lines of a dump: long prose with little else between."""

from dataclasses import dataclass

from articles.formats.dump.kinds import LONG, Kind, opens_box
from articles.formats.dump.lines import Line
from articles.formats.dump.signs import ended, is_sentence, is_spoken

#: What a line is worth to the run it stands in. Prose gains with its length, up to a paragraph's worth.
WORTH = {
    Kind.SHORT: -0.9,
    Kind.MACHINE: -1.2,
    Kind.OTHERS: -5.0,
    Kind.CREDIT: -0.2,
    Kind.COMMENTS: -40.0,
    Kind.OVER: -40.0,
    Kind.NOTHING: -0.1,
    Kind.DATED: -2.5,
    Kind.TEASER: -0.5,
    Kind.REPEATED: -0.3,
}
LEAST, PER_WORTH, MOST = 0.5, 80, 5.0

#: A link among others in a list is worth less than a line that stands alone.
IN_LIST = -0.5

#: A box in a story is worth no less than this; after the story even a small one ends it.
BOX, LITTLE = 12.0, 3.0

#: So many lines may stand between the control for the size of the letters and the story.
CLOSE = 4

#: A paragraph that ends so announces a list.
COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Run:
    """The lines from `start` up to `end`; of a known one the page itself says that they are the story."""

    start: int
    end: int
    worth: float = 0.0
    known: bool = False


def worth(line: Line, kind: Kind) -> float:
    if kind is Kind.OTHERS and not opens_box(line.text):
        return WORTH[Kind.MACHINE]
    if kind is Kind.PROSE:
        return min(LEAST + len(line.text) / PER_WORTH, MOST) * (0.6 if line.bullet else 1)
    if kind is Kind.SHORT and is_spoken(line.text) and ended(line.text):
        return 0.0
    return WORTH[kind] + (IN_LIST if line.bullet else 0)


def best_run(lines: list[Line], kinds: list[Kind], begin: int = 0, far: float = 0.0) -> Run:
    """Return the stretch of lines with the greatest worth: long prose, little else between.

    Every line it stands away from `begin` costs it `far`.
    """
    best, start, total = (0.0, begin, begin), begin, 0.0
    for at in range(begin, len(lines)):
        total += worth(lines[at], kinds[at])
        if total > best[0]:
            best = (total, start, at + 1)
        if total <= -far * (at + 1 - begin):
            start, total = at + 1, -far * (at + 1 - begin)
    return Run(best[1], best[2], best[0])


def with_lead(lines: list[Line], kinds: list[Kind], run: Run, begin: int) -> Run:
    """Return the run with the paragraphs between the headline and it, when only a small box parts them."""
    start, total = run.start, 0.0
    for at in range(run.start - 1, begin - 1, -1):
        total += worth(lines[at], kinds[at])
        if total < -BOX:
            break
        if kinds[at] is Kind.PROSE:
            start = at
    return Run(start, run.end)


def with_tail(lines: list[Line], kinds: list[Kind], run: Run, box: float) -> Run:
    """Return the run with the paragraphs after it, when no more than a box of that worth parts them."""
    end, total = run.end, 0.0
    for at in range(run.end, len(lines)):
        total += worth(lines[at], kinds[at])
        if total < -box:
            break
        if kinds[at] is Kind.PROSE:
            end, total = at + 1, 0.0
    return Run(run.start, end)


def with_list(lines: list[Line], kinds: list[Kind], run: Run) -> Run:
    """Return the run with the list its last paragraph announces."""
    end = run.end
    if end and lines[end - 1].text.endswith(COLONS):
        while end < len(lines) and kinds[end] in (Kind.SHORT, Kind.NOTHING):
            end += 1
    return Run(run.start, end)


def with_block(lines: list[Line], kinds: list[Kind], run: Run, begin: int) -> Run:
    """Return the run as all that stands in one block under the control for the size of the letters."""
    far = run.start - begin > CLOSE or run.end <= run.start
    if far and begin < len(lines) and len(lines[begin].text) >= LONG:
        run = Run(begin, begin + 1)
    elif far:
        return run
    return Run(begin, _end_of_block(lines, kinds, Run(begin, run.end)), known=True)


def _end_of_block(lines: list[Line], kinds: list[Kind], run: Run) -> int:
    """Return where the short lines end that follow the story: at a gap, or else at what is no sentence."""
    close = not any(line.gap for line in lines[run.start + 1 : run.end + 1])
    end = run.end
    while end < len(lines) and kinds[end] in (Kind.SHORT, Kind.PROSE, Kind.CREDIT):
        if lines[end].gap if close else not is_sentence(lines[end].text):
            break
        end += 1
    return end


def with_sentences(lines: list[Line], kinds: list[Kind], run: Run) -> Run:
    """Return the run with the short sentences that follow it."""
    end = run.end
    while end < len(lines) and kinds[end] is Kind.SHORT and is_sentence(lines[end].text):
        end += 1
    return Run(run.start, end)
