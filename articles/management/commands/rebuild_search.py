"""`manage.py rebuild_search`: fill the search index from the articles' current words."""

import time
from collections.abc import Iterator
from typing import Any

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from articles.management.staff import StaffCommand
from articles.models import Article
from articles.search import keep_all
from articles.trouble import is_taken

#: How many articles are indexed in one transaction, and how long others get to write between two, in seconds.
BATCH, PAUSE = 200, 0.05

#: How often a batch is tried while others, who hold its articles, wait for us in turn.
TRIES = 5


class Command(StaffCommand):
    help = "Fill the search index from the articles' current words. Safe to run at any time, and again."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for pks in _batches():
            count += _kept_at_last(pks)
            time.sleep(PAUSE)
        self.stdout.write(_("%(count)s articles can be found.") % {"count": count})


def _batches() -> Iterator[list[int]]:
    """Yield the keys of all articles, a batch at a time; none is being read while it is written."""
    last = 0
    while pks := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield pks
        last = pks[-1]


def _kept_at_last(pks: list[int]) -> int:
    """Index articles, again when the database let others go first."""
    for _try in range(TRIES - 1):
        try:
            return _kept(pks)
        except OperationalError as problem:
            if not is_taken(problem):
                raise
    return _kept(pks)


@transaction.atomic
def _kept(pks: list[int]) -> int:
    """Index articles, held so that no revision comes in between; return how many have words.

    They are read once they are held: a row that was waited for would come without the revision it has now.
    """
    list(Article.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    articles = Article.objects.filter(pk__in=pks, current__isnull=False).select_related("current")
    pairs = [(article, article.current.words) for article in articles if article.current]
    keep_all(pairs)
    return len(pairs)
