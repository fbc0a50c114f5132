"""The hour that stands beside a date, and the zone it is kept in."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from articles.formats.months import zone_called

#: No place keeps a clock farther from UTC than this.
FARTHEST = timedelta(hours=14)

#: 14:22:05, 2.22 p.m., 14 h 22; but neither 1.25k views nor 4.50% nor a zone such as UTC+04:00.
_CLOCK = re.compile(
    r"(?<![\d:+])(?<!(?:utc|gmt)[-−])(\d{1,2})\s?(?:[:.h]|uhr)\s?(\d\d)(?!\d|\s?[km]\b|\s?%)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?"
    r"(?:\s?([ap])\.?\s?m\b)?"
)
_HOUR = re.compile(r"(?<![\d:])(\d{1,2})\s?(?:uhr\b|h\b|([ap])\.?\s?m\b)")
_ZONE = re.compile(
    r"\.?[\s(,]*(?:(?:(?:utc|gmt)\s?(?P<sign>[-+−])(?P<hours>\d{1,2})|\s?(?P<bare>[-+−])(?P<two>\d\d))"
    r":?(?P<minutes>\d\d)?(?!\d)|(?P<name>[^\W\d_]{1,4})\b)"
)

#: Hours as China, Japan and Korea write them: 14時22分, 午後2:22, 오후 2시.
_HOURS = re.compile(r"(\d{1,2})\s?[時时点點시](?![間间간])\s?(?:(\d{1,2})\s?[分분])?")
_HALVES = re.compile(r"(?:(午前|上午|오전)|午後|下午|晚上|오후)\s?(\d{1,2}:\d\d(?::\d\d)?)")

_AMERICA = {"et": ("New_York", -5), "ct": ("Chicago", -6), "pt": ("Los_Angeles", -8)}


def in_plain_clocks(words: str) -> str:
    """Return the words with the clocks of East Asia as 2:22 pm."""
    words = _HOURS.sub(lambda hour: f"{hour[1]}:{hour[2] or '':0>2} ", words)
    return _HALVES.sub(lambda clock: f" {clock[2]} {'am' if clock[1] else 'pm'} ", words)


def first_clock(words: str) -> re.Match[str] | None:
    """Return the first clock time that the words name, if they name one."""
    return _CLOCK.search(words) or _HOUR.search(words)


def last_clock(words: str) -> re.Match[str] | None:
    """Return the last clock time that the words name, if they name one."""
    clocks = list(_CLOCK.finditer(words)) or list(_HOUR.finditer(words))
    return clocks[-1] if clocks else None


def at_clock(date: tuple[int, int, int], clock: re.Match[str], zone: tzinfo) -> datetime:
    """Return a date at a clock time, in the zone named after it, else in this one."""
    hour, *rest, half = clock.groups()
    minute, second, fraction = rest or (None, None, None)
    hours = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    finer = (int(minute or 0), int(second or 0), int((fraction or "0").ljust(6, "0")))
    when = datetime(*date, hours, *finer)  # noqa: DTZ001 - its zone is read next
    return when.replace(tzinfo=_zone(clock.string[clock.end() :], when) or zone)


def _zone(words: str, when: datetime) -> tzinfo | None:
    """Return the zone named at the start of the words; ValueError for one no place on earth keeps."""
    found = _ZONE.match(words)
    if found is None:
        return None
    if found["name"] in _AMERICA:
        return _american(found["name"], when)
    if found["name"]:
        return zone_called(found["name"])
    offset = timedelta(hours=int(found["hours"] or found["two"]), minutes=int(found["minutes"] or 0))
    if offset > FARTHEST:
        raise ValueError(f"No clock is {offset} away from UTC.")
    return timezone(offset if "+" in (found["sign"], found["bare"]) else -offset)


def _american(name: str, when: datetime) -> tzinfo:
    """Return the offset of "ET" and the like on that day, in winter time where no zone data is installed."""
    city, winter = _AMERICA[name]
    try:
        offset = ZoneInfo(f"America/{city}").utcoffset(when)
    except ZoneInfoNotFoundError:
        offset = None
    return timezone(offset or timedelta(hours=winter))
