"""Who wrote a story, from the lines around its headline."""

import re

from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.signs import BYLINE

#: How long the line of a byline may be, and how far from the date names stand alone.
LONGEST, NEAR = 100, 4

_CAPITAL = r"[^\W\d_a-zа-я][\w'’.\-]*"
_OF = r"(?:(?:de|da|van|von|der|den|di|du|la|le|al|bin|el|dos|ten|ter)\s+){0,2}"
NAME = rf"{_CAPITAL}(?:\s+{_OF}{_CAPITAL}){{1,3}}"
NAMES = re.compile(rf"{NAME}(?:\s*(?:,|&|and|und|et|y|og|och|e|i|и|və|ve)\s+{NAME}){{0,6}}")

#: What follows a name in its line: a date, an office, a place.
AFTER = re.compile(r"\s*(?:[|•·/(\[@]|,\s+[^\W\d_]*$|\s[-–—]\s|\d).*$")
#: Words that begin with a capital but name nobody.
NOBODY = re.compile(
    r"\b(?:the|and|of|for|to|zur|zum|im|am|in|news|service|staff only|mehr|more|menu)\b", re.IGNORECASE
)


def byline_of(lines: list[Line], kinds: list[Kind], places: range, dated: int | None) -> str:
    """Return the writers' names: after a word like “by”, else a line of nothing but names by the date."""
    texts = {at: lines[at].text for at in places if len(lines[at].text) <= LONGEST}
    announced = (_announced(text, texts.get(at + 1, "")) for at, text in texts.items())
    return next((name for name in announced if name), "") or _alone(texts, kinds, places.start, dated)


def is_byline(text: str) -> bool:
    """Tell a line that begins by naming a writer."""
    return len(text) <= LONGEST and bool(_announced(text, ""))


def _announced(text: str, after: str) -> str:
    found = BYLINE.match(text + " x")
    if not found:
        return ""
    rest = text[found.end() :] or after
    named = NAMES.match(rest)
    return named[0] if named and not NOBODY.search(named[0]) else ""


def _alone(texts: dict[int, str], kinds: list[Kind], first: int, dated: int | None) -> str:
    """Return names that stand in a line of their own, next to the date or right under the headline."""
    for at, text in texts.items():
        names = AFTER.sub("", text)
        near = at - first < 2 if dated is None else abs(at - dated) <= NEAR
        if near and kinds[at] is Kind.SHORT and NAMES.fullmatch(names) and not NOBODY.search(names):
            return names
    return ""
