"""Which case a report belongs to: the core rule, on the places of the article as it is now."""

from django.db.models import F
from django.utils import timezone

from articles.models import Article, Revision
from corrections.anchoring import Span, carry, joins
from corrections.models import Case
from corrections.placing import alignment_of


def case_for(article: Article, revision: Revision, span: Span, sent) -> tuple[Case, bool]:  # type: ignore[no-untyped-def]
    """Return the case a new report joins, and whether it was there before."""
    nearby = list(Case.objects.open().filter(article=article).select_related("revision")) if span.end else []
    covered = [case for case in nearby if case.names_a_place and _covers(article, revision, span, case)]
    if len(covered) == 1:
        case = covered[0]
        Case.objects.filter(pk=case.pk).update(voices=F("voices") + 1)
        return case, True
    case = Case.objects.create(
        article=article,
        revision=revision,
        start=span.start,
        end=span.end,
        exact=span.of(revision.words.text) if span.end else (sent.quote.exact if sent.quote else ""),
        proposed=sent.proposed,
        kind=sent.kind,
        opened_at=timezone.now(),
    )
    case.linked.set(covered)
    return case, False


def _covers(article: Article, revision: Revision, span: Span, case: Case) -> bool:
    return joins(case.span, span)
