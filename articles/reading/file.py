"""One file read from beginning to end, whatever is wrong with it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from articles.formats import Draft, Fault, Options, Unreadable, read_as, sniffed
from articles.formats.files import MAX_SIZE, Source, how_far, opened
from articles.formats.memory import MEMORY, Memory
from articles.formats.stream import peeked

log = logging.getLogger(__name__)

#: What a file is read as that could be opened and is of no format of ours.
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: what staff say about them, and how large they may be."""

    now: datetime
    format: str = ""
    options: Options = field(default_factory=Options)
    max_size: int = MAX_SIZE
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
    MEMORY.set(how.memory)
    format_name = ""
    try:
        with opened(source, how.max_size) as file:
            format_name = UNKNOWN
            head, stream = peeked(file)
            chosen = how.format or sniffed(head, source.name) or ""
            format_name = chosen or UNKNOWN
            for found in read_as(chosen, stream, source.name, how.options, how.now):
                yield Record(source.name, format_name, found, how_far(file))
    except Unreadable as problem:
        yield Record(source.name, format_name, Fault(source.name, str(problem)))
    except Exception as problem:
        log.exception("reading %s as %s failed", source.name, format_name)
        yield Record(source.name, format_name, Fault(source.name, _failed(problem)))


def _failed(problem: Exception) -> str:
    what = f"{type(problem).__name__}: {problem}"
    return f"Its reading failed ({what}). This is a fault of ours: please report it. The other files go on."
