"""What the files under some paths hold, in order; what takes long is read beside the writing."""

import os
from collections.abc import Generator, Iterable
from itertools import chain

from articles.formats.draft import Fault
from articles.formats.files import Source, sources
from articles.reading.beside import read_beside
from articles.reading.file import UNKNOWN, Reading, Record, records_of

__all__ = ["UNKNOWN", "Reading", "Record", "records", "records_of"]

#: So many files, or one so large, and other processes are worth their start of half a second.
FEW, LARGE = 12, 2_000_000


def records(paths: Iterable[str], how: Reading) -> Generator[Record]:
    """Yield every record of every file under the paths, and each fault where it was met."""
    waiting = sources(paths)
    for number, source in enumerate(waiting):
        if _cores() > 1 and (number >= FEW or _is_large(source)):
            yield from read_beside(chain([source], waiting), how, _cores())
            return
        yield from records_of(source, how)


def _is_large(source: Source | Fault) -> bool:
    try:
        return isinstance(source, Source) and source.path is not None and source.path.stat().st_size > LARGE
    except OSError:
        return False


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
