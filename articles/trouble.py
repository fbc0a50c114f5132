"""What kind of trouble the database is in, told from what it raised."""

from django.db import InterfaceError, OperationalError

#: SQLite's codes for “somebody else writes”, and for a file that is read-only, damaged, full or gone.
SQLITE_TAKEN, SQLITE_DOWN = frozenset({5, 6}), frozenset({8, 10, 11, 13, 14, 26})

#: PostgreSQL's states for the same: rolled back for another's sake or not to be waited for; and the line is
#: lost, something is full, the server stops, its disk fails, it only reads.
POSTGRES_TAKEN, POSTGRES_DOWN = ("40", "55P03"), ("08", "53", "57", "58", "25006")

#: How both say that a table or a column is not there.
SQLITE_UNMADE, POSTGRES_UNMADE = ("no such table", "no such column"), ("42P01", "42703")


def is_taken(problem: BaseException) -> bool:
    """Say whether others were at it, so that the same may do a moment later."""
    sqlite, postgres = _codes(problem)
    return sqlite in SQLITE_TAKEN or postgres.startswith(POSTGRES_TAKEN)


def is_down(problem: BaseException) -> bool:
    """Say whether no statement would do by now: the database is full, read-only, damaged or gone."""
    sqlite, postgres = _codes(problem)
    if sqlite or postgres:
        return sqlite in SQLITE_DOWN or postgres.startswith(POSTGRES_DOWN)
    return isinstance(problem, OperationalError | InterfaceError)  # a line that was cut has no code


def is_unmade(problem: BaseException) -> bool:
    """Say whether a table is not as our code knows it: migrations are still to be made."""
    return str(problem).startswith(SQLITE_UNMADE) or _codes(problem)[1] in POSTGRES_UNMADE


def is_away(problem: BaseException) -> bool:
    """Say whether the database did not do what it would have done at another time."""
    return is_taken(problem) or is_down(problem)


def _codes(problem: BaseException) -> tuple[int, str]:
    """Return SQLite's code and PostgreSQL's state for what happened, as far as there is one."""
    cause = problem.__cause__
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF, getattr(cause, "sqlstate", None) or ""
