"""Where a second story begins below the first: pages that go on as one scrolls print one after another."""

from articles.formats.dump.byline import is_byline
from articles.formats.dump.kinds import TITLE, Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.runs import Run
from articles.formats.dump.signs import ended

#: A story has so many paragraphs among its first lines, and a name and a date so near its headline.
STORY, CREDITS, FURTHER = 3, 4, 8


def first_of(lines: list[Line], kinds: list[Kind], run: Run) -> Run:
    """Return the run up to the headline of another story: one that stands over a name, a date and prose."""
    told = 0
    for at in range(run.start, run.end):
        told += kinds[at] is Kind.PROSE
        if told >= STORY and _heads(lines, kinds, at, run):
            return Run(run.start, at, known=run.known)
    return run


def _heads(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> bool:
    """Tell the headline of a story that follows."""
    text = lines[at].text
    if kinds[at] not in (Kind.SHORT, Kind.PROSE) or len(text) < TITLE or ended(text):
        return False
    under = range(at + 1, min(at + 1 + CREDITS, run.end))
    named = next((i for i in under if is_byline(lines[i].text)), None)
    dated = next((i for i in under if kinds[i] is Kind.DATED), None)
    if named is None or dated is None:
        return False
    told = kinds[max(named, dated) + 1 : run.end][:FURTHER].count(Kind.PROSE)
    return told >= STORY and Kind.PROSE not in (
        kinds[i] for i in range(at + 1, max(named, dated)) if i != named
    )
