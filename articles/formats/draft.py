"""An article as its source gives it, before the database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO


class Unreadable(Exception):
    """A source that cannot be read any further: what happened and what to do next."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article of a source; `body` is canonical HTML, `key` its identity there (no slug or headline)."""

    source: str
    key: str
    headline: str
    body: str
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    language: str = ""
    published: datetime | None = None
    media: tuple[str, ...] = ()
    url: str = ""
    warnings: tuple[str, ...] = ()

    #: The section that staff name for it when it is new, instead of its source's.
    into: str = ""

    #: What its record is known by when it comes again; `same` ones came before, and have no body here.
    seen: int | None = None
    same: bool = False

    @property
    def fingerprint(self) -> "Fingerprint":
        """What tells its words from others, in this process only."""
        return hash(self.headline), None if self.same else hash((self.standfirst, self.body))


#: A headline and, unless the record came before, what stands below it.
Fingerprint = tuple[int, int | None]


def alike(one: Fingerprint, other: Fingerprint) -> bool:
    """Say whether two drafts have the same words, as far as they are known."""
    return one[0] == other[0] and (None in (one[1], other[1]) or one[1] == other[1])


@dataclass(frozen=True, slots=True)
class Fault:
    """One record that is no article: where it stands, and why. `skipped`: a draft, a menu, no error."""

    source: str
    message: str
    line: int | None = None
    record: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What staff may say about a source: its encoding and which of its columns is which field."""

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


#: A format reads a stream, record by record, and never stops for one bad record.
Read = Callable[[BinaryIO, str, Options], Iterator[Draft | Fault]]
