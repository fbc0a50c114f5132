"""`manage.py rebuild_search`: fill the search index from the articles' current words."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article
from articles.search import keep


class Command(BaseCommand):
    help = "Fill the search index from the articles' current words. Safe to run at any time, and again."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for pk in Article.objects.values_list("pk", flat=True).iterator():
            count += self._kept(pk)
        self.stdout.write(_("%(count)s articles can be found.") % {"count": count})

    @transaction.atomic
    def _kept(self, pk: int) -> bool:
        """Index one article, held so that no revision comes in between."""
        article = Article.objects.select_for_update(no_key=True).filter(pk=pk).first()
        if article is None or article.current is None:
            return False
        keep(article, article.current.words)
        return True
