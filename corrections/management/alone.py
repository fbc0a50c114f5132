"""One run at a time of a command that must not meet itself."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings


@contextmanager
def alone() -> Iterator[bool]:
    """Yield whether no other process of this code is at it; one that is killed holds it no longer."""
    with settings.LOCK_FILE.open("rb") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
