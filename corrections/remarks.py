"""What is said of articles where they are imported or edited; named in IMPORT_REMARKS and EDIT_GUARD."""

from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.words import Words
from corrections.models import Case
from corrections.severity import guard, raised, relinked
from corrections.wording import REASONS


def open_cases(articles: Collection[int]) -> dict[int, str]:
    """Return for each article that readers have doubts about how many cases of it are open."""
    cases = Case.objects.open().filter(article__in=articles).order_by()
    counts = cases.values_list("article").annotate(number=Count("pk"))
    return {article: _told(number) for article, number in counts}


def grave(old: Words, new: Words) -> str:
    """Return what makes an edit more than a typo, or nothing when it is none."""
    found = raised(
        guard(old.text, new.text, old.text),
        headline=old.headline != new.headline,
        relinked=relinked(old, new),
    )
    reasons = ", ".join(str(REASONS[reason]) for reason in found.reasons)
    return _("This is at least a correction: %(reasons)s.") % {"reasons": reasons} if reasons else ""


def _told(number: int) -> str:
    return ngettext("%(number)s case is open.", "%(number)s cases are open.", number) % {"number": number}
