"""What kind of trouble the database is in: what passes, what does not, and what is a fault of ours."""

import sqlite3

import psycopg
import pytest
from django.db import DataError, InterfaceError, OperationalError, ProgrammingError

from articles.trouble import is_away, is_down, is_taken


def raised(kind, cause=None):
    problem = kind("said")
    problem.__cause__ = cause
    return problem


def of_sqlite(code):
    cause = sqlite3.OperationalError("said")
    cause.sqlite_errorcode = code
    return raised(OperationalError, cause)


@pytest.mark.parametrize(
    ("problem", "taken", "down"),
    [
        (of_sqlite(sqlite3.SQLITE_BUSY), True, False),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), True, False),
        (of_sqlite(sqlite3.SQLITE_FULL), False, True),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), False, True),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), False, True),
        (of_sqlite(sqlite3.SQLITE_ERROR), False, False),
        (raised(OperationalError, psycopg.errors.DeadlockDetected()), True, False),
        (raised(OperationalError, psycopg.errors.DiskFull()), False, True),
        (raised(OperationalError, psycopg.errors.AdminShutdown()), False, True),
        (raised(OperationalError, psycopg.OperationalError("connection refused")), False, True),
        (raised(InterfaceError), False, True),
        (raised(ProgrammingError, psycopg.errors.UndefinedTable()), False, False),
        (raised(DataError), False, False),
        (ValueError(), False, False),
    ],
)
def test_troubles_are_told_apart(problem, taken, down):
    assert (is_taken(problem), is_down(problem), is_away(problem)) == (taken, down, taken or down)


def test_a_table_that_is_not_there_is_no_busy_database():
    with pytest.raises(sqlite3.OperationalError) as told:
        sqlite3.connect(":memory:").execute("SELECT 1 FROM nowhere")
    assert not is_away(raised(OperationalError, told.value))
