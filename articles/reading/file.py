"""One file read from beginning to end, whatever is wrong with it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import BinaryIO

from articles.formats import Draft, Fault, Options, Unreadable, read_as, sniffed
from articles.formats.dates import ZONE
from articles.formats.files import MAX_SIZE, Source, how_far, opened
from articles.formats.memory import MEMORY, Memory
from articles.formats.stream import peeked

log = logging.getLogger(__name__)

#: What a file is read as that could be opened and is of no format of ours.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: what staff say about them, how large they may be, the zone of times without one."""

    now: datetime
    format: str = ""
    options: Options = field(default_factory=Options)
    max_size: int = MAX_SIZE
    zone: tzinfo = UTC
    memory: Memory = field(default_factory=Memory)


@dataclass(frozen=True, slots=True)
class Record:
    """What was found in a file, and the format it was read as: none when the file could not be opened.

    `read`: how many bytes of the file had been taken by then.
    """

    file: str
    format: str
    found: Draft | Fault
    read: int = 0


def records_of(source: Source | Fault, how: Reading) -> Iterator[Record]:
    """Yield what a file holds; whatever ends its reading is the last record of it."""
    if isinstance(source, Fault):
        yield Record(source.source, "", source)
        return
    memory = MEMORY.set(how.memory if source.path else Memory())  # what is piped in is told by its words
    zone = ZONE.set(how.zone)
    try:
        with opened(source, how.max_size) as file:
            yield from _records_in(file, source.name, how)
    except Exception as problem:
        yield Record(source.name, "", _ended(source.name, problem))
    finally:
        MEMORY.reset(memory)
        ZONE.reset(zone)


def _records_in(file: BinaryIO, name: str, how: Reading) -> Iterator[Record]:
    format_name = UNKNOWN
    try:
        head, stream = peeked(file)
        chosen = how.format or sniffed(head, name) or ""
        format_name = chosen or UNKNOWN
        for found in read_as(chosen, stream, name, how.options, how.now):
            yield Record(name, format_name, found, how_far(file))
    except Exception as problem:
        yield Record(name, format_name, _ended(name, problem), how_far(file))


def _ended(name: str, problem: Exception) -> Fault:
    """Return why a file was read no further; what nobody foresaw is logged."""
    if isinstance(problem, Unreadable):
        return Fault(name, str(problem))
    log.error("reading %s failed", name, exc_info=problem)
    what = f"{type(problem).__name__}: {problem}"
    told = f"Its reading failed ({what}). This is a fault of ours: please report it. The other files go on."
    return Fault(name, told)
