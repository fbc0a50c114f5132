"""What was read before: a record that comes again letter by letter need not be cleaned again.

Who reads says so in a context variable, because the formats between have nothing to do with it.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Memory:
    """The digests of records seen before; without a salt, nobody wants any."""

    salt: str = ""
    seen: frozenset[int] = frozenset()

    def digest(self, fields: Iterable[object]) -> int | None:
        """Return what a record is known by, and by whom and how it is read."""
        if not self.salt:
            return None
        spelled = "\0".join([self.salt, *map(str, fields)]).encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(spelled, digest_size=8).digest(), signed=True)


NONE = Memory()
MEMORY: ContextVar[Memory] = ContextVar("memory", default=NONE)
