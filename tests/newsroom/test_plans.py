"""Every filter has its index: no page and no report reads a whole table, however small it still is.

SQLite says SCAN where it reads all of a table. PostgreSQL, asked not to, does so only where no index would
do. The list of corrections counts all of them and is not here: it is made once for every change.
"""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

#: Tables that are read whole on purpose: a paper has a dozen sections, and groups.
SMALL = ("articles_section", "auth_group", "django_content_type")

PAGES = (
    "/",
    "/sections/world/",
    "/articles/unrest-in-almaty/",
    "/articles/unrest-in-almaty/history/",
    "/articles/unrest-in-almaty/report/",
    "/articles/unrest-in-almaty/report/known/?revision=1&start=1&end=9",
)


@pytest.fixture
def explained(db) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


@contextmanager
def no_whole_table() -> Iterator[None]:
    with CaptureQueriesContext(connection) as said:
        yield
    statements = [q["sql"] for q in said if q["sql"].startswith(("SELECT", "UPDATE", "DELETE"))]
    assert [statement for statement in statements if any(map(is_whole, plan(statement)))] == []


def plan(statement: str) -> list[str]:
    """Return the lines of the database's own explanation."""
    how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {statement}")
        return [str(row[-1]) for row in cursor.fetchall()]


def is_whole(line: str) -> bool:
    whole = ("SCAN" in line and "INDEX" not in line and "CONSTANT ROW" not in line) or "Seq Scan" in line
    return whole and not any(table in line for table in SMALL)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_by_indexes(explained, unrest, send, path):
    send(unrest, "Kazzym", "Kassym")
    with no_whole_table():
        assert Client().get(path, secure=True).status_code == 200


def test_a_report_is_taken_by_indexes(explained, unrest, send):
    send(unrest, "Kazzym", "Kassym")
    start = unrest.current.words.text.index("calm")
    quote = {"exact": "calm", "prefix": "", "suffix": "", "start": start, "end": start + 4}
    form = {"revision": 1, "once": uuid.uuid4(), "kind": "spelling", "quote": json.dumps(quote)}
    door = unrest.get_absolute_url() + "report/"
    with no_whole_table():
        answer = Client().post(door, urlencode(form), "application/x-www-form-urlencoded", secure=True)
    assert answer.status_code == 302


def test_the_queue_reads_by_indexes(explained, unrest, send, as_nigar):
    send(unrest, "Kazzym", "Kassym")
    with no_whole_table():
        assert as_nigar.get("/admin/corrections/case/", secure=True).status_code == 200
