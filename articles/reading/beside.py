"""Processes that read beside ours, each the next file in turn; what they find comes back in order.

An aide goes on while we write, but only so far: then it waits until what it found is taken. So memory stays
small however large the files are. When we are killed, the pipes break and the aides end.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import dumps
from queue import Queue
from threading import Thread

from articles.formats.draft import Draft, Fault
from articles.formats.files import Source
from articles.reading.file import UNKNOWN, Reading, Record, records_of

#: How many files are handed out beyond the one that is wanted next, for each aide.
AHEAD = 8

#: What is sent at once: so many records, or so many letters; and how much of it may wait to be taken.
MANY, LONG, READY = 64, 100_000, 4

#: A fresh interpreter: one forked from ours would share its connections to the database.
FRESH = get_context("spawn")


def read_beside(sources: Iterable[Source | Fault], how: Reading, number: int) -> Iterator[Record]:
    """Yield the records of all files in order, read by so many aides."""
    team = [Aide(how) for _ in range(number)]
    waiting: deque[tuple[Aide | None, Source | Fault]] = deque()
    try:
        for turn, source in enumerate(sources):
            aide = team[turn % number] if isinstance(source, Source) and source.path else None
            if aide and isinstance(source, Source):
                aide.give(source)
            waiting.append((aide, source))
            if len(waiting) > AHEAD * number:
                yield from _taken(*waiting.popleft(), how)
        while waiting:
            yield from _taken(*waiting.popleft(), how)
    finally:
        for aide in team:
            aide.dismiss()


def _taken(aide: "Aide | None", source: Source | Fault, how: Reading) -> Iterator[Record]:
    """Yield what the aide found in its next file; standard input and faults are ours."""
    return aide.taken() if aide else records_of(source, how)


class Aide:
    """A process that reads files in the order in which they are given to it."""

    def __init__(self, how: Reading) -> None:
        self.how = how
        self.given: deque[Source] = deque()
        self.process: BaseProcess | None = None

    def give(self, source: Source) -> None:
        if self.process is None:
            self._start()
        self.given.append(source)
        with suppress(OSError):  # a dead aide is noticed when its work is wanted
            self.pipe.send(source)

    def taken(self) -> Iterator[Record]:
        """Yield the records of the file that was given first; one that kills its reader is a fault."""
        source = self.given.popleft()
        try:
            while (chunk := self.pipe.recv()) is not None:
                yield from chunk
        except (EOFError, OSError):
            yield Record(
                source.name, UNKNOWN, Fault(source.name, "Reading it ended the process. Look inside.")
            )
            self._start()

    def dismiss(self) -> None:
        if self.process is not None:
            self.pipe.close()
            self.process.terminate()
            self.process.join()

    def _start(self) -> None:
        self.pipe, theirs = FRESH.Pipe()
        self.process = FRESH.Process(target=_work, args=(theirs, self.how), daemon=True)
        self.process.start()
        theirs.close()
        for source in self.given:
            self.pipe.send(source)


def _work(pipe: Connection, how: Reading) -> None:
    """Read one file after the other, until the pipe breaks, some chunks ahead of what has been taken.

    What waits is packed: records made by one thread and let go by another would leave the memory in pieces.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ready: Queue[bytes] = Queue(READY)
    Thread(target=_send, args=(pipe, ready), daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            for chunk in _chunks(records_of(pipe.recv(), how)):
                ready.put(dumps(chunk))
            ready.put(dumps(None))


def _send(pipe: Connection, ready: "Queue[bytes]") -> None:
    """Hand over what is ready; when nobody is there any more, end the process at once."""
    try:
        while True:
            pipe.send_bytes(ready.get())
    except OSError:
        os._exit(1)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    chunk: list[Record] = []
    letters = 0
    for record in records:
        chunk.append(record)
        letters += len(record.found.body) if isinstance(record.found, Draft) else 0
        if len(chunk) >= MANY or letters >= LONG:
            yield chunk
            chunk, letters = [], 0
    if chunk:
        yield chunk
