"""Who waits for whom: what touches several cases holds their article first, so nobody waits in a circle."""

from typing import Any

from django.db.models import QuerySet

from articles.models import Article
from articles.prepared import Prepared


def hold(article: int) -> tuple[int | None, str]:
    """Hold an article's row until the transaction ends; return its current revision's key, and its status.

    Cases, reports and the number of a notice are held after it, never before.
    """
    [(current, status)] = HOLD.rows(article=article)
    return current, status


def held(article: int) -> Article:
    """Hold an article's row until the transaction ends, and return the article as it is now."""
    hold(article)
    return Article.objects.with_words().get(pk=article)


def _hold(article: int) -> QuerySet[Article, Any]:
    return (
        Article.objects.filter(pk=article).select_for_update(no_key=True).values_list("current_id", "status")
    )


HOLD = Prepared(_hold)
