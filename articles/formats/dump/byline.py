"""Who wrote a story, from the lines around its headline."""

import re
from collections.abc import Iterable

from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.phrases import OFFICE
from articles.formats.dump.signs import BYLINE
from articles.formats.months import month_called

#: How long the line of a byline may be, and how far from the date, or else the headline, names stand alone.
LONGEST, NEAR = 100, 4

_CAPITAL = r"(?-i:[^\W\d_a-zа-я])[\w'’.\-]*"
_OF = r"(?:(?:de|da|van|von|der|den|di|du|la|le|al|bin|el|dos|ten|ter)\s+){0,2}"
NAME = rf"{_CAPITAL}(?:\s+{_OF}{_CAPITAL}){{1,3}}"
NAMES = re.compile(rf"{NAME}(?:\s*(?:,|&|and|und|et|y|og|och|e|i|и|və|ve)\s+{NAME}){{0,6}}")

#: A name and the office its bearer holds, as far as the name goes.
OFFICIAL = re.compile(
    rf"({_CAPITAL}\s+{_OF}{_CAPITAL})\s*[,–-]?\s+(?:[\w&-]+\s+){{0,2}}{OFFICE}", re.IGNORECASE
)

#: A single word as the writer, with nothing but a date behind it.
HOUSE = re.compile(rf"{BYLINE.pattern}({_CAPITAL})(?:\s*[,|•·–-]?\s*\d.*)?", re.IGNORECASE)

#: What parts a name from the date, the office or the place in its line.
SEAM = re.compile(r"\s*[|•·/(\[@]\s*|\s+[-–—]\s+|\s*,?\s*(?=\d)|,\s+(?=[^\W\d_]*$)")
#: Words that begin with a capital but name nobody.
NOBODY = re.compile(
    r"\b(?:the|and|of|for|to|zur|zum|im|am|in|news|service|staff only|mehr|more|menu)\b", re.IGNORECASE
)

#: Where a name may stand alone in its line.
NAMING = (Kind.SHORT, Kind.TEASER, Kind.DATED)


def byline_of(lines: list[Line], kinds: list[Kind], places: range, dated: int | None) -> str:
    """Return the writers' names: after a word like “by”, else a line of nothing but names by the date."""
    texts = {at: lines[at].text for at in places if len(lines[at].text) <= LONGEST}
    announced = (_announced(text, _after(texts, at)) or _house(text) for at, text in texts.items())
    return next((name for name in announced if name), "") or _alone(texts, kinds, places.start, dated)


def is_byline(text: str) -> bool:
    """Tell a line that begins by naming a writer."""
    return len(text) <= LONGEST and bool(_announced(text, ""))


def _announced(text: str, after: str) -> str:
    found = BYLINE.match(text + " x")
    rest = text[found.end() :] if found else ""
    return (_named(rest) if rest else after) if found else ""


def _house(text: str) -> str:
    """Return the single word that is announced as the writer, most often a house: By AFP, 4 June."""
    found = HOUSE.fullmatch(text)
    return found[1] if found else ""


def _after(texts: dict[int, str], at: int) -> str:
    """Return the names in the lines that follow, one or more a line."""
    names = []
    while at + 1 in texts and (name := _name_in(texts[at + 1])):
        names.append(name)
        at += 1
    return ", ".join(names)


def _named(text: str) -> str:
    """Return the names a text begins with, without the office of the last."""
    official, named = OFFICIAL.match(text), NAMES.match(text)
    found = official[1] if official else named[0] if named else ""
    return "" if NOBODY.search(found) else found


def _alone(texts: dict[int, str], kinds: list[Kind], first: int, dated: int | None) -> str:
    """Return names that stand in a line of their own, next to the date or right under the headline."""
    for at, text in texts.items():
        near = at - first < NEAR if dated is None else abs(at - dated) <= NEAR
        credited = kinds[at] is Kind.SHORT and kinds[at + 1 : at + 2] == [Kind.CREDIT]
        name = _name_in(text) if near and kinds[at] in NAMING and not credited else ""
        if name:
            return name
    return ""


def _name_in(text: str) -> str:
    """Return the names that a line holds apart from a date, an office, a place."""
    official = OFFICIAL.match(text)
    parts: Iterable[str] = [official[1]] if official else SEAM.split(text)
    return next((name for name in map(_bare, parts) if is_name(name)), "")


def _bare(text: str) -> str:
    """Return a part of a line without the month that begins a date."""
    words = text.strip(" ,:").split()
    if words and month_called(words[-1].lower(), ""):
        words.pop()
    return " ".join(words)


def is_name(text: str) -> bool:
    """Tell a text of nothing but names of people."""
    letters = [word[0] for word in text.split() if len(word) > 3]
    named = NAMES.fullmatch(text) and not text.isupper() and not NOBODY.search(text)
    return bool(named) and all(map(str.isupper, letters))
