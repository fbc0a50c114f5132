"""What each line of the story is: paragraph, subhead, list, quote, caption, or a crumb of other things."""

import re
from dataclasses import dataclass

from articles.formats.dump.byline import is_byline, is_name
from articles.formats.dump.kinds import HEADER, Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.lists import items
from articles.formats.dump.runs import Run
from articles.formats.dump.signs import ended, is_sentence, is_spoken

#: A short line that ends so is a sentence; a subhead may ask, call or quote.
SENTENCE_ENDS, CLOSING = ".…:;。", "\"'”’»«›‹“)"

#: Names with their agency made a picture; they are no subhead.
MAKER = re.compile(r"(?:\S+ ){0,3}[^\W\d]+/[^\W\d]+(?: \S+){0,2}")

#: What may stand between a subhead and its paragraph.
BETWEEN = (Kind.NOTHING, Kind.CREDIT, Kind.MACHINE, Kind.REPEATED, Kind.OTHERS, Kind.TEASER)

#: A neighbour stands no further than so many lines.
FAR = 60

#: A heading is at least and at most so long.
SHORTEST, HEADING = 4, 100


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the story: its label, and why it has it."""

    label: str
    why: str


def parts(lines: list[Line], kinds: list[Kind], run: Run, heads: frozenset[str]) -> dict[int, Part]:
    """Return a label for each line of the run; an answer such as “– Yes.” may come again."""
    seen, listed = set(heads), items(lines, kinds, run)
    found = {}
    for at in range(run.start, run.end):
        text = lines[at].text
        found[at] = Part("list", "a list after prose") if at in listed else _part(lines, kinds, at, run)
        answers = is_spoken(text) and ended(text) and text != lines[at - 1].text
        if text in seen and found[at].label != "chrome" and not answers:
            found[at] = Part("chrome", "repeats an earlier line")
        seen.add(text)
    return found


def _part(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> Part:
    line, kind = lines[at], kinds[at]
    if kind is Kind.PROSE:
        return _asked(lines, kinds, at, run) or _prose(line)
    if kind is Kind.CREDIT:
        return Part("caption", "names who made a picture")
    if kind is not Kind.SHORT:
        return Part("chrome", kind.value)
    if line.bullet and not run.known:
        return Part("chrome", "a list after other things")
    return _short(lines, kinds, at, run)


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
    text = lines[at].text
    before, after = _neighbour(kinds, at, -1, run), _neighbour(kinds, at, 1, run)
    if at + 1 < run.end and kinds[at + 1] is Kind.CREDIT:
        return Part("caption", "stands over the name of who made a picture")
    if _is_told(text, run) and (Kind.PROSE in (before, after) or _is_amid(lines, kinds, at, run)):
        return Part("paragraph", "a short sentence beside prose")
    heads = SHORTEST <= len(text) <= HEADING and not MAKER.fullmatch(text)
    if after is Kind.PROSE and heads and (before is Kind.PROSE or lines[at].heading or run.known):
        return Part("subhead", "short, before prose")
    signed = is_byline(text) or (at + 1 == run.end and is_name(text))
    if run.known and not signed:
        return _kept(lines, kinds, at, run)
    return Part("chrome", "short, no prose follows")


def _kept(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> Part:
    """Tell what a short line is of a story that is known to hold it: nothing of one is lost."""
    text, after = lines[at].text, lines[at + 1].text if at + 1 < run.end else ""
    if ended(text):
        return Part("paragraph", "a short question or call")
    heads = kinds[at - 1 : at] == [Kind.PROSE] and len(text) < min(len(after), HEADER)
    return Part("subhead", "short, over a list") if heads else Part("list", "a short line of the story")


def _is_told(text: str, run: Run) -> bool:
    """Tell a sentence, a line of a conversation, and words too many for a heading."""
    whole = text.rstrip(CLOSING)[-1:] in SENTENCE_ENDS or is_spoken(text)
    return whole or (run.known and len(text) > HEADING)


def _is_amid(lines: list[Line], kinds: list[Kind], at: int, run: Run) -> bool:
    """Tell whether prose stands beyond the short lines around: on both sides, or on one of a known story."""
    sides = [_neighbour(kinds, at, step, run, (Kind.SHORT, *BETWEEN)) is Kind.PROSE for step in (-1, 1)]
    return any(sides) if run.known else all(sides) and is_sentence(lines[at].text)


def _neighbour(
    kinds: list[Kind], at: int, step: int, run: Run, between: tuple[Kind, ...] = BETWEEN
) -> Kind | None:
    """Return the kind of the nearest line that says anything, on one side."""
    end = max(run.start - 1, at - FAR) if step < 0 else min(run.end, at + FAR)
    return next((kinds[i] for i in range(at + step, end, step) if kinds[i] not in between), None)
