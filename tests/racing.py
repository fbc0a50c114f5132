"""Many at one barrier: threads with connections of their own, on a database as workers share it."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import connection, connections

from corrections.rights import EDITORS
from tests.conftest import person

T = TypeVar("T")


@contextmanager
def shared_database(folder: Path) -> Iterator[None]:
    """Put SQLite's test database into a file, where threads wait for each other as workers do.

    In memory they would share one cache and fail at once where in production they wait. PostgreSQL's is
    shared as it is.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(folder / "race.sqlite3") as file:
        in_memory.backup(file)
    file.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(folder / "race.sqlite3")
    options = connection.settings_dict["OPTIONS"]
    pragmas = options["init_command"]
    options["init_command"] = pragmas.replace(
        "synchronous=FULL", "synchronous=OFF"
    )  # no power will fail here
    try:
        yield
    finally:
        connections.close_all()
        options["init_command"] = pragmas
        connection.connection, connection.settings_dict["NAME"] = in_memory, name


def race(jobs: list[Callable[[], T]]) -> list[T | Exception]:
    """Do all jobs at once, each in a thread; return what each returned or raised."""
    barrier = Barrier(len(jobs))

    def run(job: Callable[[], T]) -> T | Exception:
        try:
            connection.ensure_connection()
            barrier.wait(30)
            return job()
        except Exception as problem:
            return problem
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def until_done(job: Callable[[], T], again: type[Exception] | tuple[type[Exception], ...]) -> Callable[[], T]:
    """Make a job that reads again and repeats itself while others come first, as an editor would."""

    def persistent() -> T:
        for _ in range(200):
            try:
                return job()
            except again:
                continue
        raise AssertionError("others came first two hundred times")

    return persistent


def editors(number: int) -> list[User]:
    """Return so many editors."""
    return [person(f"editor{n}", EDITORS) for n in range(number)]
