"""Which case a report belongs to: the core rule, on the places of the article as it is now.

The outcome does not depend on the order in which reports came. A report that fits beside what stands is put
there at once; only one that would have come before, as the shorter words, makes the article's open reports
be grouped anew. A report that may be a robot's takes no case over: it follows the readers', however short.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from articles.models import Article, Revision
from articles.prepared import Prepared
from corrections.actions.move import HIGHER, count_voices, move, on_record, record
from corrections.actions.near import MOST, NEW, OPEN_NEAR, Placer, near, open_reports, reached
from corrections.anchoring import Groups, Span, grouped
from corrections.lifecycle import State
from corrections.models import Case, Report


@dataclass(frozen=True, slots=True)
class Home:
    """Where a new report goes: into a case, or a new one linked to those whose words it covers."""

    case: Case | None = None
    linked: tuple[Case, ...] = ()
    unsettles: bool = False


def home_of(article: Article, revision: Revision, span: Span, *, held: bool = False) -> Home:
    """Return where a report of this span belongs, and whether its coming moves others."""
    placer = Placer(article)
    place = placer.now(span, revision.pk) if span else None
    if place is None:
        there = _standing_there(article, revision, span) if span else None
        return Home(_open_still([there]).get(there)) if there else Home()
    found = near(placer, place, OPEN_NEAR).with_new(place, held=held)
    group = found.of(NEW)
    joined = next((pk for pk in group if pk != NEW), None) or _standing_there(article, revision, span)
    linked = found.wide.get(NEW, ()) if joined is None else ()
    is_core = group[0] == NEW and NEW not in found.wide
    cases = _open_still([*linked, *filter(None, [joined])])
    return Home(
        cases.get(joined) if joined else None,
        tuple(cases[pk] for pk in linked if pk in cases),
        unsettles=is_core and _touches_others(article, place),
    )


def _standing_there(article: Article, revision: Revision, span: Span) -> int | None:
    """Return the open case of these very words; no second one can be opened there."""
    place = {"revision": revision, "start": span.start, "end": span.end}
    return Case.objects.open().filter(article=article, **place).values_list("pk", flat=True).first()


def _open_still(pks: list[int]) -> dict[int, Case]:
    """Return those of the cases that are open still, held so that nobody closes them."""
    cases = Case.objects.open().order_by("pk").select_for_update(no_key=True)
    return cases.in_bulk(pks) if pks else {}


def regroup(article: Article, about: Report | None = None) -> None:
    """Put every open report of an article into the case the core rule gives it, however they came.

    With `about`, only those are looked at that its words can move: of the stretch of text that it and others
    cover without a gap. What stands elsewhere in the article costs nothing.
    """
    placer = Placer(article)
    moved = open_reports(article) if about is None else reached(placer, about)
    reports = {report.pk: report for report in moved.order_by("-pk")[:MOST]}
    opened = Case.objects.filter(pk__in={report.case_id for report in reports.values()}).order_by("pk")
    cases = {case.pk: case for case in opened.select_for_update(no_key=True)}
    places = {pk: placer.now(report.span, report.revision_id) for pk, report in reports.items()}
    held = {pk for pk, report in reports.items() if report.held}
    found = grouped({pk: place for pk, place in places.items() if place}, held)
    homes = _homes(found, reports, cases)
    _close_emptied(found, homes, reports, cases)
    _settle(found, homes, reports)


def _touching(article: int, current: int, start: int, end: int) -> QuerySet[Report, Any]:
    others = open_reports(article)
    return others.filter(Q(start__lt=end, end__gt=start) | ~Q(revision=current)).values_list("pk")[:1]


TOUCHING = Prepared(_touching)


def _touches_others(article: Article, place: Span) -> bool:
    """Whether some open report may share words with a new core, and now belong to it."""
    return bool(
        TOUCHING.rows(article=article.pk, current=article.current_id, start=place.start, end=place.end)
    )


def _homes(found: Groups[int], reports: Mapping[int, Report], cases: Mapping[int, Case]) -> dict[int, Case]:
    """Return each group's case by its core: of those that have most of their reports there, the oldest.

    One that waits for more than an editor's word comes first: no reader's report takes it from there. So does
    one that stands at the core's very words and lost its reports, since no other can stand there.
    """
    counts: dict[int, Counter[int]] = {}
    for group in found.groups:
        for pk in group:
            counts.setdefault(reports[pk].case_id, Counter())[group[0]] += 1
    homes = _silent(found, reports, cases, counts)
    for pk in sorted(counts, key=lambda pk: (cases[pk].state not in HIGHER, pk)):
        homes.setdefault(counts[pk].most_common(1)[0][0], cases[pk])
    return homes


def _silent(
    found: Groups[int], reports: Mapping[int, Report], cases: Mapping[int, Case], heard: Collection[int]
) -> dict[int, Case]:
    """Return the open cases of none of these reports that stand at the very words of a core."""
    cores = {_place(reports[group[0]]): group[0] for group in found.groups}
    article = {case.article_id for case in cases.values()}
    standing = Case.objects.open().filter(article__in=article, start__in={start for _, start, _ in cores})
    silent = standing.exclude(pk__in=heard).order_by("pk").select_for_update(no_key=True)
    return {cores[_place(case)]: case for case in silent if _place(case) in cores}


def _place(words: Case | Report) -> tuple[int, int, int]:
    return words.revision_id, words.start, words.end


def _close_emptied(
    found: Groups[int], homes: dict[int, Case], reports: Mapping[int, Report], cases: Mapping[int, Case]
) -> None:
    """Close the cases that lose their reports, as duplicates of the one that takes the first of them."""
    for group in found.groups:
        if group[0] not in homes:
            homes[group[0]] = opened_for(reports[group[0]])
    kept = {case.pk for case in homes.values()}
    cores = {pk: group[0] for group in found.groups for pk in group}
    for pk in sorted(cores):
        case = cases[reports[pk].case_id]
        if case.pk not in kept:
            kept.add(case.pk)
            home = homes[cores[pk]]
            move(case, State.DUPLICATE, by=None, verb="regroup", why=on_record(home), duplicate_of=home)


def _settle(found: Groups[int], homes: Mapping[int, Case], reports: Mapping[int, Report]) -> None:
    """Give every group its case, with the shortest words as its core and a voice for each report."""
    changed = [core for core, case in homes.items() if _facts(case) != _facts(reports[core])]
    Case.objects.filter(pk__in=[homes[core].pk for core in changed]).update(start=0, end=0)
    for group in found.groups:
        Report.objects.filter(pk__in=group).update(case=homes[group[0]])
    for core, case in homes.items():
        if core in changed:
            Case.objects.filter(pk=case.pk).update(**_facts(reports[core]), version=F("version") + 1)
            record(case, "regroup", State(case.state), by=None)
        count_voices(case)
        case.linked.set(homes[other] for other in _linked(found, core) if other in homes)


def _linked(found: Groups[int], core: int) -> set[int]:
    """Return the cores that wide words cover, or the wide words that cover a core."""
    return {*found.wide.get(core, ()), *(wide for wide, covered in found.wide.items() if core in covered)}


def opened_for(core: Report) -> Case:
    """Open a case for words that no case has as its core; regrouping the article gives it its place."""
    facts = {**_facts(core), "start": 0, "end": 0}
    case = Case.objects.create(article_id=core.case.article_id, opened_at=core.created_at, **facts)
    record(case, "regroup", State.NEW, by=None)
    return case


def _facts(core: Case | Report) -> dict[str, object]:
    return {
        name: getattr(core, name) for name in ("revision_id", "start", "end", "exact", "proposed", "kind")
    }
