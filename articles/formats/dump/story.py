"""What each line of the story is: paragraph, subhead, list, quote, caption, or a crumb of other things."""

import re
from dataclasses import dataclass

from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.runs import COLONS, Run

#: A short line that ends so is a sentence; a subhead may ask, call or quote.
SENTENCE_ENDS, CLOSING = ".…:;。", "\"'”’»)"

#: Names with their agency made a picture; they are no subhead.
MAKER = re.compile(r"(?:\S+ ){0,3}[^\W\d]+/[^\W\d]+(?: \S+){0,2}")

#: After so many items a short line may be a subhead again.
ITEMS = 2

#: What may stand between a subhead and its paragraph.
BETWEEN = (Kind.NOTHING, Kind.CREDIT, Kind.MACHINE, Kind.REPEATED)

#: A heading is at least and at most so long.
SHORTEST, HEADING = 4, 100


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the story: its label, and why it has it."""

    label: str
    why: str


def parts(lines: list[Line], kinds: list[Kind], run: Run, heads: frozenset[str]) -> dict[int, Part]:
    """Return a label for each line of the run."""
    seen, items = set(heads), _items(lines, kinds, run)
    found = {}
    for at in range(run.start, run.end):
        text = lines[at].text
        found[at] = Part("list", "a list after prose") if at in items else _part(lines, kinds, at, run)
        if text in seen and found[at].label != "chrome":
            found[at] = Part("chrome", "repeats an earlier line")
        seen.add(text)
    return found


def _items(lines: list[Line], kinds: list[Kind], run: Run) -> set[int]:
    """Return the short lines that are items: behind bullets after a paragraph, or after its colon."""
    found: set[int] = set()
    prose, colon = False, 0
    for at in range(run.start, run.end):
        if kinds[at] is Kind.SHORT:
            if (lines[at].bullet and prose) or (colon and not _heads(kinds, at, colon, run)):
                found.add(at)
            colon += 1 if colon else 0
        elif kinds[at] is not Kind.NOTHING:
            prose = kinds[at] is Kind.PROSE
            colon = 1 if prose and lines[at].text.endswith(COLONS) else 0
    return found


def _heads(kinds: list[Kind], at: int, count: int, run: Run) -> bool:
    """Tell the subhead that stands after a list of some length, before the next paragraph."""
    return count > ITEMS and at + 1 < run.end and kinds[at + 1] is Kind.PROSE


def _part(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> Part:
    line, kind = lines[at], kinds[at]
    if kind is Kind.PROSE:
        return _asked(lines, kinds, at, run) or _prose(line)
    if kind is Kind.CREDIT:
        return Part("caption", "names who made a picture")
    if kind is not Kind.SHORT:
        return Part("chrome", kind.value)
    return Part("chrome", "a list after other things") if line.bullet else _short(lines, kinds, at, run)


def _asked(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> Part | None:
    """Tell a subhead that asks what the next paragraph answers."""
    text = lines[at].text
    asks = (
        text.endswith(("?", "？"))
        and len(text) <= HEADING
        and text[0] not in "\"“„«–—-‘'"
        and "." not in text
    )
    between = _neighbour(kinds, at, -1, run) is Kind.PROSE and _neighbour(kinds, at, 1, run) is Kind.PROSE
    return Part("subhead", "a question the next line answers") if asks and between else None


def _prose(line: Line) -> Part:
    if line.heading:
        return Part("subhead", "marked as a heading")
    if line.bullet:
        return Part("list", "prose behind a bullet")
    return Part("quote" if line.quoted else "paragraph", "long or a whole sentence")


def _short(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> Part:
    """Tell a subhead and a short paragraph from the crumbs of other things."""
    line = lines[at]
    before, after = _neighbour(kinds, at, -1, run), _neighbour(kinds, at, 1, run)
    if at + 1 < run.end and kinds[at + 1] is Kind.CREDIT:
        return Part("caption", "stands over the name of who made a picture")
    if line.text.rstrip(CLOSING)[-1:] in SENTENCE_ENDS and Kind.PROSE in (before, after):
        return Part("paragraph", "a short sentence beside prose")
    heads = SHORTEST <= len(line.text) <= HEADING and not MAKER.fullmatch(line.text)
    if after is Kind.PROSE and heads and (before is Kind.PROSE or line.heading):
        return Part("subhead", "short, before prose")
    return Part("chrome", "short, no prose follows")


def _neighbour(kinds: list[Kind], at: int, step: int, run: Run) -> Kind | None:
    """Return the kind of the nearest line that says anything, on one side."""
    at += step
    while run.start <= at < run.end and kinds[at] in BETWEEN:
        at += step
    return kinds[at] if run.start <= at < run.end else None
