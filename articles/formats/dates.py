"""When an article was published, from the many ways a page, a feed or a file may write it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta, tzinfo

from articles.formats.clocks import at_clock, first_clock, in_plain_clocks, last_clock
from articles.formats.months import month_called
from articles.text import folded

#: A date stands in one short line; more is a text in which any date would be a guess.
LONGEST = 200

#: The years a date may have before it is only a fill-in value (0001-01-01, 9999-12-31).
YEARS = range(1600, 3000)

#: English abroad writes the day first; English alone leaves 03/04/2024 open.
MONTH_FIRST, UNCLEAR = {"en-us", "en-ph"}, {"", "en"}

#: Where 23.09.22 is no day in 2022, and no language known is no reason to think so.
YEAR_FIRST = {"", "en", "zh", "ja", "ko", "hu", "lt", "mn"}

#: Seconds or milliseconds since 1970, of the years 2001 to 2033, and nothing else.
COUNTED = re.compile(r"(1\d{9})(\d{3})?")
#: Two Arabic months of Syria and Iraq are the first and second of one name.
_FIRST_OR_SECOND = re.compile(r"(كانون|تشرين) (?=ال)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:t?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_YEAR_LAST = re.compile(r"(\w{3} {1,2}\d{1,2}) (\d\d:\d\d:\d\d(?: [+-]\d{4}| [a-z]{1,4})?) (\d{4})$")
_WORD = r"(?P<name>[^\W\d_]{3,12}|اب)(?:/[^\W\d_]{2,12})?"
#: What some languages put behind a year that goes first: 2024-cü il, 2024-yil, 2024 жылғы, 2024. gada.
_YEARS = r"(?:-?c[iu] il\w{0,4}|[- ]?yil\w{0,4}|[- ]жыл\w{0,4}|\. gada|,)"
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
    re.compile(rf"(?<!\d)(?P<y>\d{{4}}){_YEARS} ?(?P<d>\d{{1,2}})[-. ]{{1,2}}{_WORD}\b(?!\W{{1,3}}\d{{4}})"),
)

#: Words that say a time is when the text was last changed, as `folded` leaves them.
UPDATED = re.compile(
    r"\b(?:updat|modifi(?:e\b|ed|ca|kat)|last edit|aktual|mis a jour|actuali[sz]|atualiz|aggiorna"
    r"|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|paivitet|frissit|обновл|изменен|оновл"
    r"|guncel|yenil[ei]n|ενημερω|تحديث|עודכן)|更新|수정|업데이트"
)

#: By so many letters the clock ahead of a date must stand nearer than the one behind it, where most stand.
NEARER = 8

#: A date found in a text: year, month, day, and where it stands.
_Day = tuple[tuple[int, int, int], re.Match[str]]


#: Where a time stands that names no zone. Who reads says so: the formats between have nothing to do with it.
ZONE: ContextVar[tzinfo] = ContextVar("zone", default=UTC)


def instant(text: str, language: str = "") -> datetime | None:
    """Return the moment a text names, or None when it names none, an impossible or an unclear one.

    Without a zone of its own it is taken to stand in `ZONE`, without a clock at midnight.
    """
    words = _in_order(_bare(text[:LONGEST]))
    if counted := COUNTED.fullmatch(words):
        return datetime.fromtimestamp(int(counted[1]) + int(counted[2] or 0) / 1000, UTC)
    days = _apart(_days(words, language.lower()))
    at = _first_published(days, words)
    if at is None or days[at][0][0] not in YEARS:
        return None
    try:
        return _at_its_clock(days, at, words)
    except ValueError:
        return None


def plausible(when: datetime, now: datetime) -> bool:
    """Say whether an article may carry this date: after 1900, and at most a year ahead."""
    return when.year >= 1900 and when <= now + timedelta(days=365)


def _bare(text: str) -> str:
    """Return the words folded; Korean syllables, which folding takes apart, are put together again."""
    words = folded(text)
    if words.isascii():
        return words
    return in_plain_clocks(_FIRST_OR_SECOND.sub(r"\1", unicodedata.normalize("NFC", words)))


def _in_order(words: str) -> str:
    """Return the words with two old forms rewritten: 20240304T050607, and Mar 4 05:06:07 2024."""
    words = _YEAR_LAST.sub(r"\1 \3 \2", words)
    parts = _COMPACT.match(words)
    if parts is None or COUNTED.fullmatch(words):
        return words
    year, month, day, *clock = parts.groups()
    return f"{year}-{month}-{day} {':'.join(part for part in clock if part)}{words[parts.end() :]}"


def _days(words: str, language: str) -> Iterator[_Day]:
    """Yield the dates of each form that the words hold."""
    for form in _DAYS:
        for place in form.finditer(words):
            if date := _date(place, language):
                yield date, place


def _apart(days: Iterator[_Day]) -> list[_Day]:
    """Return the dates in the order in which they stand, without those that begin inside another."""
    apart: list[_Day] = []
    for day in sorted(days, key=lambda day: day[1].start()):
        if not apart or day[1].start() >= apart[-1][1].end():
            apart.append(day)
    return apart


def _first_published(days: Sequence[_Day], words: str) -> int | None:
    """Return which date counts: the first, unless it is an update's and one of no later day follows."""
    for at, (date, place) in enumerate(days[1:] and days):
        before = days[at - 1][1].end() if at else 0
        if date <= days[0][0] and not UPDATED.search(words, before, place.start()):
            return at
    return 0 if days else None


def _at_its_clock(days: Sequence[_Day], at: int, words: str) -> datetime:
    """Return a date at the clock time beside it, if one is; ValueError for an impossible one."""
    date, place = days[at]
    after = words[place.end() : days[at + 1][1].start() if days[at + 1 :] else None]
    before = words[days[at - 1][1].end() if at else 0 : place.start()]
    behind = _first_clock(after, shared=bool(days[at + 1 :]))
    ahead = _last_clock(before, shared=bool(at))
    if behind and ahead and len(before) - ahead.end() + NEARER < behind.start():
        behind = None
    clock = behind or ahead
    return at_clock(date, clock, ZONE.get()) if clock else datetime(*date, tzinfo=ZONE.get())


def _first_clock(after: str, *, shared: bool) -> re.Match[str] | None:
    """Return the clock behind a date, unless it is an update's or stands nearer to the next date."""
    changed = UPDATED.search(after)
    clock = first_clock(after[: changed.start()] if changed else after)
    return None if clock and shared and clock.start() > len(after) - clock.end() else clock


def _last_clock(before: str, *, shared: bool) -> re.Match[str] | None:
    """Return the clock ahead of a date, unless it is an update's or stands nearer to the date before."""
    changes = [changed.end() for changed in UPDATED.finditer(before)]
    clock = last_clock(before)
    if clock is None or (changes and clock.start() < changes[-1]):
        return None
    return None if shared and clock.start() <= len(before) - clock.end() else clock


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
