"""A command as staff meet it: a sentence for what stands in its way, an orderly end when it is stopped."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection

from articles.trouble import is_down, is_taken, is_unmade

#: The exit code of wrong use, and of a database that cannot be used.
WRONG_USE = 2

#: As shells have it: 128 and the number of the signal.
ENDED_BY = 128


class Stopped(KeyboardInterrupt):
    """Somebody pressed Ctrl+C, or the machine asks the command to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = ENDED_BY + number


class StaffCommand(BaseCommand):
    """A command of ours; what it did stands when it is stopped, and it may be run again."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            with stoppable():
                check_is_there()
                said = super().execute(*args, **options)
                self.stdout.flush()
                return said
        except Stopped as stopped:
            raise SystemExit(stopped.code) from stopped
        except BrokenPipeError as problem:
            _hang_up()
            raise SystemExit(ENDED_BY + signal.SIGPIPE) from problem
        except Error as problem:
            if told := trouble_told(problem):
                raise CommandError(told, returncode=WRONG_USE) from problem
            raise


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl+C and a machine's wish to end raise Stopped, as far as the process is ours to stop."""

    def stop(number: int, _frame: Any) -> None:
        raise Stopped(number)

    if current_thread() is not main_thread():
        yield
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def check_is_there() -> None:
    """Refuse to make an empty file where a database was expected."""
    name = str(connection.settings_dict["NAME"])
    if (
        connection.vendor == "sqlite"
        and not name.startswith((":memory:", "file:"))
        and not Path(name).exists()
    ):
        what_next = "Look at DATABASE_URL, or make one with manage.py migrate."
        raise CommandError(f"There is no database “{name}”. {what_next}", returncode=WRONG_USE)


def trouble_told(problem: Error) -> str:
    """Return in a sentence why the database cannot be used; nothing for a fault of ours."""
    said = " ".join(str(problem).split()).rstrip(".?")
    if is_unmade(problem):
        return f"The database is not ready ({said}). Run manage.py migrate, then try again."
    if is_down(problem):
        return f"The database cannot be used: {said}. See to that, then run this again."
    if is_taken(problem):
        return f"The database was busy for too long: {said}. Run this again."
    return ""


def _hang_up() -> None:
    """Write no more to who has gone, or Python would complain at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
