"""What was read before: a record that comes again letter by letter need not be cleaned again.

Who reads says so in a context variable, because the formats between have nothing to do with it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Memory:
    """The digests of records seen before, in order; without a salt, nobody wants any.

    An array takes eight bytes for each where a set takes a hundred, and every process that reads has one.
    """

    salt: str = ""
    seen: "array[int]" = field(default_factory=lambda: array("q"))

    def knows(self, digest: int | None) -> bool:
        """Say whether a record was seen before."""
        if digest is None:
            return False
        at = bisect_left(self.seen, digest)
        return at < len(self.seen) and self.seen[at] == digest

    def digest(self, fields: Iterable[object]) -> int | None:
        """Return what a record is known by, and by whom and how it is read."""
        if not self.salt:
            return None
        spelled = "\0".join([self.salt, *map(str, fields)]).encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(spelled, digest_size=8).digest(), signed=True)


NONE = Memory()
MEMORY: ContextVar[Memory] = ContextVar("memory", default=NONE)
