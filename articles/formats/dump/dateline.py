"""When a story came out, from the lines around its headline."""

from datetime import datetime

from articles.formats.dates import instant
from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.signs import UPDATED_START

#: How far around the headline a date may stand, how far into the story, and how long the line it stands in.
ABOVE, BELOW, INTO, DATED = 6, 25, 8, 160

#: Lines that are a date rather than speak of one.
PLAIN = (Kind.DATED, Kind.NOTHING)


def date_in(line: Line, kind: Kind, language: str) -> datetime | None:
    """Return the moment a line names, when it is short and no credit of a picture."""
    spoken = len(line.text) < DATED and kind is not Kind.CREDIT
    return instant(line.text, language) if spoken else None


def date_by(lines: list[Line], kinds: list[Kind], head: int, begin: int, language: str) -> int | None:
    """Return the line that dates a story: between headline and story, else above, else in its first lines."""
    below = range(head + 1, min(begin, head + BELOW))
    before = range(max(head + 1, begin - BELOW), begin)
    above = range(head - 1, max(-1, head - 1 - ABOVE), -1)
    amid = [at for at in range(begin, min(begin + INTO, len(lines))) if kinds[at] is Kind.DATED]
    for places in (below, before, above, amid):
        dated = [at for at in places if date_in(lines[at], kinds[at], language)]
        if dated:
            return min(dated, key=lambda at: _doubt(lines[at], kinds[at]))
    return None


def _doubt(line: Line, kind: Kind) -> int:
    """Tell how little a dated line says of when the story came out: first of two alike is the better."""
    return 2 * (kind not in PLAIN) + bool(UPDATED_START.match(line.text))
