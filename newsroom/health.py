"""Whether the site is well, for machines that watch it: is it there, can it show pages and keep reports."""

import logging
from collections.abc import Callable
from functools import cache as once

from django.core.cache import cache
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

#: A statement that changes nothing, and that a database which only reads refuses all the same.
WRITES_NOTHING = "UPDATE articles_section SET position = position WHERE id = 0"

logger = logging.getLogger(__name__)


class Unready(Exception):
    """Something that a page needs is not there."""


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say whether the site can answer: 200 when the database does."""
    return _told({"database": _answers})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether pages can be shown and reports be kept; without the cache they can, only slower."""
    told = _told({"database": _answers, "tables": _has_its_tables, "writing": _can_write})
    told.write(f"cache: {'ok' if _cache_answers() else 'away, so pages are made anew'}\n")
    return told


def _told(checks: dict[str, Callable[[], None]]) -> HttpResponse:
    """Return a line for each check; after the first that fails no other is tried."""
    lines: list[str] = []
    for name, check in checks.items():
        try:
            check()
        except (Error, Unready) as problem:
            logger.warning("%s: %s", name, problem)
            return HttpResponse("".join([*lines, f"{name}: not ok\n"]), "text/plain", 503)
        lines.append(f"{name}: ok\n")
    return HttpResponse("".join(lines) if len(lines) > 1 else "ok\n", "text/plain")


def _answers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _has_its_tables() -> None:
    if missing := _missing():
        _missing.cache_clear()
        raise Unready(f"{missing} migrations are missing: run manage.py migrate")


@once
def _missing() -> int:
    """Return how many migrations were not made; asked once, for none is ever unmade beneath a server."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _can_write() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WRITES_NOTHING)


def _cache_answers() -> bool:
    cache.set("ready", "yes", 10)
    return bool(cache.get("ready") == "yes")
