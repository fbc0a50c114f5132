"""Which of an article's cases and reports stand near some words, on the text as it is now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from articles.models import Article, Revision
from articles.prepared import Prepared
from corrections.anchoring import Groups, Span, carry, grouped
from corrections.lifecycle import State
from corrections.models import OPEN_STATES, Case, CaseQuerySet, Report, ReportQuerySet
from corrections.placing import alignment_of
from corrections.policy import hard_quote_limit

#: So many open cases and reports of an article are looked at for one report; the latest first.
MOST = 400

#: What is read of a report to see whether others reach it.
TOUCHED = ("pk", "case", "start", "end", "revision")

#: A new report among the cases' keys: it came last.
NEW = 2**63


class Placer:
    """Says where spans of an article's revisions stand in its current one."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.revisions: dict[int, Revision] = {}

    def now(self, span: Span, revision_pk: int) -> Span | None:
        current = self.article.current
        if current is None or revision_pk == current.pk:
            return span
        return carry(alignment_of(self._revision(revision_pk), current), span).span

    def _revision(self, pk: int) -> Revision:
        """Return a revision whose words are read only when its alignment is not known yet."""
        if pk not in self.revisions:
            self.revisions[pk] = Revision.objects.defer("body", "standfirst").get(pk=pk)
        return self.revisions[pk]


@dataclass(frozen=True, slots=True)
class Near:
    """Where cases stand now that share words with a place, and which of them have no voice."""

    places: dict[int, Span]
    unheard: frozenset[int] = frozenset()

    def with_new(self, place: Span, *, held: bool = False) -> Groups[int]:
        """Return how these cases and a new report there belong together."""
        last = self.unheard | {NEW} if held else self.unheard
        return grouped({**self.places, NEW: place}, last)


def near(placer: Placer, place: Span, asked: Prepared) -> Near:
    """Return those of an article's cases that share words with a place.

    No marked words are longer than the hard limit, so what starts twice as far away cannot reach this place.
    """
    rows = asked.rows(
        article=placer.article.pk,
        current=placer.article.current_id,
        after=place.start - 2 * hard_quote_limit(),
        start=place.start,
        end=place.end,
    )
    placed = [(pk, placer.now(Span(start, end), revision)) for pk, start, end, revision, _voices in rows]
    unheard = frozenset(pk for pk, *_place, voices in rows if not voices)
    return Near({pk: at for pk, at in placed if at and at.shared(place)}, unheard)


def _near(cases: CaseQuerySet) -> Prepared:
    def of(article: int, current: int, after: int, start: int, end: int) -> QuerySet[Case, Any]:
        same = Q(revision=current, start__gt=after, start__lt=end, end__gt=start)
        found = cases.filter(same | ~Q(revision=current), article=article, end__gt=F("start"))
        return found.order_by("-pk").values_list("pk", "start", "end", "revision_id", "voices")[:MOST]

    return Prepared(of)


OPEN_NEAR = _near(Case.objects.open())
DECLINED_NEAR = _near(Case.objects.filter(state=State.DECLINED, voices__gt=0))


def open_reports(article: Article | int) -> ReportQuerySet:
    """Return the reports of an article's open cases that name a place."""
    standing = Report.objects.standing().filter(end__gt=F("start"))
    return standing.filter(case__article=article, case__state__in=OPEN_STATES)


def reached(placer: Placer, about: Report) -> ReportQuerySet:
    """Return the open reports that overlap a report's words, those that overlap them in turn, and so on.

    Whatever shares a case with one of them is one of them.
    """
    place = placer.now(about.span, about.revision_id) or Span(0, 0)
    pks, cases = set[int](), {about.case_id}
    while True:
        found = _touched(placer, place, cases)
        if found.keys() <= pks:
            return Report.objects.filter(pk__in=pks)
        pks = set(found)
        cases |= {case for case, _at in found.values()}
        spans = [at for at in (place, *(at for _case, at in found.values())) if at]
        place = Span(min(at.start for at in spans), max(at.end for at in spans))


def _touched(placer: Placer, place: Span, cases: set[int]) -> dict[int, tuple[int, Span]]:
    """Return the cases and places of open reports that share words with a place or belong to some cases."""
    current = placer.article.current_id
    here = Q(revision=current, start__lt=place.end, end__gt=place.start)
    rows = open_reports(placer.article).filter(here | Q(case__in=cases) | ~Q(revision=current))
    found = {}
    for pk, case, *span, revision in rows.order_by("-pk").values_list(*TOUCHED)[:MOST]:
        at = placer.now(Span(*span), revision)
        if at and (at.shared(place) or case in cases):
            found[pk] = (case, at)
    return found
