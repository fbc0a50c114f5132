"""Counting the paper's changes, so that every list is made anew after each."""

from django.db import connection, transaction

from articles.models import Edition

COUNT = """
INSERT INTO articles_edition (id, number) VALUES (%s, 1)
ON CONFLICT (id) DO UPDATE SET number = articles_edition.number + 1
"""


def announce() -> None:
    """Count a change of articles once it is committed; what a transaction changes counts once.

    Of two writers at once in PostgreSQL the one that began first may commit last, and its changes then lie
    behind the newest. The row is counted up afterwards, so that nobody waits for it with articles in hand.
    SQLite lets one write after the other, and there the newest tells all.
    """
    waiting = [do for _savepoints, do, *_ in connection.run_on_commit]
    if connection.vendor == "postgresql" and _count not in waiting:
        transaction.on_commit(_count, robust=True)


def _count() -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [Edition.KEY])
