"""What an import is told of the articles it touches; named in the setting IMPORT_REMARKS."""

from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import ngettext

from corrections.models import Case


def open_cases(articles: Collection[int]) -> dict[int, str]:
    """Return for each article that readers have doubts about how many cases of it are open."""
    cases = Case.objects.open().filter(article__in=articles).order_by()
    counts = cases.values_list("article").annotate(number=Count("pk"))
    return {article: _told(number) for article, number in counts}


def _told(number: int) -> str:
    return ngettext("%(number)s case is open.", "%(number)s cases are open.", number) % {"number": number}
