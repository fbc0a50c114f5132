"""Which lines of a story are items of a list, and how their marks are taken off."""

import re
from itertools import pairwise

from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.runs import COLONS, Run
from articles.formats.dump.signs import ended, is_spoken

#: What stands before an item and is no part of it.
MARK = re.compile(r"(?:[-–—]|\d{1,2}\\?[.)])\s+(?=\S)")
NUMBER = re.compile(r"(\d{1,2})\\?[.)]\s+(?=\S)")


def items(lines: list[Line], kinds: list[Kind], run: Run) -> set[int]:
    """Return the lines that are items: behind bullets after a paragraph, after its colon, or numbered."""
    found: set[int] = set()
    prose, listed = False, list[int]()
    for at in range(run.start, run.end):
        line = lines[at]
        if kinds[at] is Kind.SHORT:
            if (line.bullet and prose) or (listed and not _goes_on(lines, kinds, at, listed, run)):
                found.add(at)
                listed += [at] * bool(listed)
            else:
                listed = [at] if prose and line.text.endswith(COLONS) else []
        elif kinds[at] is not Kind.NOTHING:
            prose = kinds[at] is Kind.PROSE
            listed = [at] if prose and line.text.endswith(COLONS) else []
    return found | _numbered(lines, kinds, run)


def _numbered(lines: list[Line], kinds: list[Kind], run: Run) -> set[int]:
    """Return the lines that are numbered one after another, and stand further in than the story."""
    told = [at for at in range(run.start, run.end) if kinds[at] in (Kind.PROSE, Kind.SHORT)]
    numbers = {at: int(found[1]) for at in told if (found := NUMBER.match(lines[at].text))}
    pairs = [pair for pair in pairwise(told) if numbers.get(pair[1], 0) - numbers.get(pair[0], 0) == 1]
    drawn = [pair for pair in pairs if pair[0] in numbers and lines[pair[0]].indent > lines[run.start].indent]
    return {at for pair in drawn for at in pair if not lines[at].heading}


def _goes_on(lines: list[Line], kinds: list[Kind], at: int, listed: list[int], run: Run) -> bool:
    """Tell what stands after a colon and is no item: words that are spoken, the next subhead."""
    text = lines[at].text
    if is_spoken(text) and ended(text):
        return True
    last = len(listed) > 2 and at + 1 < run.end and kinds[at + 1] is Kind.PROSE
    return last and all(_make(text) != _make(lines[item].text) for item in listed[1:])


def _make(text: str) -> tuple[bool, bool, bool, bool]:
    """Return what the items of one list have in common: their last sign, a question, capitals."""
    signed = text[-1:] in ".;,"
    return signed, text.endswith(("?", "？")), text.isupper(), text[:1].islower()


def unmarked(texts: list[str]) -> list[str]:
    """Return the words of the items without their dashes or numbers, when all of several have one."""
    marked = len(texts) > 1 and all(MARK.match(text) for text in texts)
    return [MARK.sub("", text, count=1) for text in texts] if marked else texts
