"""When an article was published, from the many ways a page, a feed or a file may write it."""

import re
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from articles.formats.months import month_called, zone_called
from articles.text import folded

#: A date stands in one short line; more is a text in which any date would be a guess.
LONGEST = 200

#: The years a date may have before it is only a fill-in value (0001-01-01, 9999-12-31).
YEARS = range(1600, 3000)

#: English abroad writes the day first; English alone leaves 03/04/2024 open.
MONTH_FIRST, UNCLEAR = {"en-us", "en-ph"}, {"", "en"}

#: Where 23.09.22 is no day in 2022, and no language known is no reason to think so.
YEAR_FIRST = {"", "en", "zh", "ja", "ko", "hu", "lt", "mn"}

_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_YEAR_LAST = re.compile(r"(\w{3} {1,2}\d{1,2}) (\d\d:\d\d:\d\d(?: [+-]\d{4}| [a-z]{1,4})?) (\d{4})$")
_WORD = r"(?P<name>[^\W\d_]{3,12})"
_DAYS = (
    re.compile(r"(?<!\d)(?P<y>\d{4})\s?[-/.年년]\s?(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?!\d)"),
    re.compile(
        r"(?<!\d)(?P<a>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<b>\d{1,2})\s?(?P=mark)\s?(?P<y>\d{4}|\d\d)(?!\d)"
    ),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:[^\W\d_]{{1,2}}\b)?\W{{0,3}}(?:(?:de|of) )?{_WORD}\W{{0,3}}(?:del? )?"
        r"(?P<y>\d{4}|\d\d(?= \d\d:\d\d))(?!\d)"
    ),
    re.compile(rf"{_WORD}\W{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\W{{1,3}}(?P<y>\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<y>\d{{4}})(?: m)?\W{{1,3}}{_WORD}\W{{1,3}}(?P<d>\d{{1,2}})(?!\d)"),
)
#: No place keeps a clock farther from UTC than this.
FARTHEST = timedelta(hours=14)

_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})\s?(?:[:.h]|uhr)\s?(\d\d)(?!\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?(?:\s?([ap])\.?\s?m\b)?"
)
_HOUR = re.compile(r"(?<![\d:])(\d{1,2})\s?(?:uhr\b|h\b|([ap])\.?\s?m\b)")
_ZONE = re.compile(
    r"\.?[\s(,]*(?:(?:utc|gmt)?\s?(?P<sign>[-+−])(?P<hours>\d\d):?(?P<minutes>\d\d)?(?!\d)|(?P<name>[^\W\d_]{1,4})\b)"
)

_AMERICA = {"et": ("New_York", -5), "ct": ("Chicago", -6), "pt": ("Los_Angeles", -8)}

#: A date found in a text: year, month, day, and where it stands.
_Day = tuple[tuple[int, int, int], re.Match[str]]


#: Where a time stands that names no zone. Who reads says so: the formats between have nothing to do with it.
ZONE: ContextVar[tzinfo] = ContextVar("zone", default=UTC)


def instant(text: str, language: str = "") -> datetime | None:
    """Return the moment a text names, or None when it names none, an impossible or an unclear one.

    Without a zone of its own it is taken to stand in `ZONE`, without a clock at midnight.
    """
    zone = ZONE.get()
    words = _in_order(folded(text[:LONGEST]))
    found = min(_days(words, language.lower()), key=lambda day: day[1].start(), default=None)
    if found is None or found[0][0] not in YEARS:
        return None
    date, place = found
    around = (words[place.end() :], words[: place.start()])
    try:
        clocked = (_clocked(date, words, zone) for words in around)
        return next((when for when in clocked if when), datetime(*date, tzinfo=zone))
    except ValueError:
        return None


def plausible(when: datetime, now: datetime) -> bool:
    """Say whether an article may carry this date: after 1900, and at most a year ahead."""
    return when.year >= 1900 and when <= now + timedelta(days=365)


def _in_order(words: str) -> str:
    """Return the words with two old forms rewritten: 20240304T050607, and Mar 4 05:06:07 2024."""
    words = _YEAR_LAST.sub(r"\1 \3 \2", words)
    parts = _COMPACT.match(words)
    if parts is None:
        return words
    year, month, day, *clock = parts.groups()
    return f"{year}-{month}-{day} {':'.join(part for part in clock if part)}{words[parts.end() :]}"


def _days(words: str, language: str) -> Iterator[_Day]:
    """Yield the first date of each form that the words hold."""
    for form in _DAYS:
        dates = ((_date(place, language), place) for place in form.finditer(words))
        yield from [(date, place) for date, place in dates if date][:1]


def _date(place: re.Match[str], language: str) -> tuple[int, int, int] | None:
    part = place.groupdict()
    year = _full_year(part["y"])
    if "a" in part:
        if len(part["y"]) == 2 and (part["mark"] != "." or language[:2] in YEAR_FIRST):
            return None
        return _by_custom(year, int(part["a"]), int(part["b"]), part["mark"], language)
    month = month_called(part["name"], language) if "name" in part else int(part["m"])
    return (year, month, int(part["d"])) if month else None


def _full_year(digits: str) -> int:
    """Return the year that old mail dates shorten to two digits."""
    if len(digits) > 2:
        return int(digits)
    return int(digits) + (1900 if digits >= "70" else 2000)


def _by_custom(year: int, a: int, b: int, mark: str, language: str) -> tuple[int, int, int] | None:
    """Return the date of two numbers and a year, or None when the custom of the place is not known."""
    if mark == "." or a > 12 or a == b:
        return year, b, a
    if b > 12 or language in MONTH_FIRST:
        return year, a, b
    return None if language in UNCLEAR else (year, b, a)


def _clocked(date: tuple[int, int, int], words: str, zone: tzinfo) -> datetime | None:
    """Return the date at the clock time the words name, if they name one."""
    clock = _CLOCK.search(words)
    hour = clock or _HOUR.search(words)
    if hour is None:
        return None
    half = hour.groups()[-1]
    hours = int(hour[1]) % 12 + (12 if half == "p" else 0) if half else int(hour[1])
    rest = (int(clock[2]), int(clock[3] or 0), int((clock[4] or "0").ljust(6, "0"))) if clock else ()
    when = datetime(*date, hours, *rest)  # noqa: DTZ001 - its zone is read next
    return when.replace(tzinfo=_zone(words[hour.end() :], when) or zone)


def _zone(words: str, when: datetime) -> tzinfo | None:
    """Return the zone named at the start of the words; ValueError for one no place on earth keeps."""
    found = _ZONE.match(words)
    if found is None:
        return None
    if found["name"] in _AMERICA:
        return _american(found["name"], when)
    if found["name"]:
        return zone_called(found["name"])
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if offset > FARTHEST:
        raise ValueError(f"No clock is {offset} away from UTC.")
    return timezone(offset if found["sign"] == "+" else -offset)


def _american(name: str, when: datetime) -> tzinfo:
    """Return the offset of "ET" and the like on that day, in winter time where no zone data is installed."""
    city, winter = _AMERICA[name]
    try:
        offset = ZoneInfo(f"America/{city}").utcoffset(when)
    except ZoneInfoNotFoundError:
        offset = None
    return timezone(offset or timedelta(hours=winter))
