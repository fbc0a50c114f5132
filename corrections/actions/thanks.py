"""Whom a notice thanks by name: readers who wish it, whose names an editor has seen, and who were right."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from articles.actions import touch
from articles.models import Revision
from articles.text import one_line
from articles.words import CannotChange, Words, fitted
from corrections.actions.holding import hold
from corrections.actions.move import on_record, record
from corrections.anchoring import Certainty, carry
from corrections.lifecycle import State
from corrections.models import Case, Fix, Notice, Report, Reporter
from corrections.placing import alignment_of
from corrections.rights import check_editor

#: Who wishes to be thanked by name.
WISH = {"report__credit": True, "report__withdrawn_at": None}

#: So many who wish it are looked at for one notice, which has room for a few.
MOST = 100


def wishing(case: Case) -> list[Report]:
    """Return the reports whose readers wish to be thanked for a fix of a case, first come first.

    One that may be a robot's is not among them, nor one whose name an editor left out.
    """
    reports = Report.objects.answered_by(case).counted().filter(credit=True, reporter__name__gt="")
    named = reports.exclude(reporter__named=False).oldest_first()
    return list(named.select_related("reporter")[:MOST])


def agreeing(reports: Collection[Report], read: Revision, new: Words) -> list[Report]:
    """Return those that propose the very words that a change of what was read makes, or no words at all.

    One whose name an editor lets stand already is among them.
    """
    revisions = Revision.objects.in_bulk({report.revision_id for report in reports})
    return [
        report
        for report in reports
        if report.reporter.named or _agrees(report, revisions[report.revision_id], read, new)
    ]


def _agrees(report: Report, marked: Revision, read: Revision, new: Words) -> bool:
    if report.proposed in {"", report.exact}:
        return True
    place = carry(alignment_of(marked, read), report.span)
    if place.certainty is not Certainty.EXACT or place.span is None:
        return False
    text, blocks = read.words.text, read.words.blocks
    try:
        start, end, words = fitted(text, place.span.start, place.span.end, report.proposed, blocks)
    except CannotChange:
        return False
    return text[:start] + words + text[end:] == new.text


def let_be_named(fix: Fix, case: Case, listed: Collection[int]) -> None:
    """Let those reporters stand in the notice whose names were listed to the editor, if they were right."""
    reports = [report for report in wishing(case) if report.reporter.pk in listed] if listed else []
    agreed = agreeing(reports, fix.base, fix.revision.words)
    Reporter.objects.filter(report__in=agreed, named=None).update(named=True)


def credit_of(fix: Fix) -> str:
    """Return the names, seen by an editor, of those who wish to be thanked for it, as many as fit."""
    credit = ""
    for name in _names(fix):
        longer = f"{credit}, {name}" if credit else name
        credit = longer if len(longer) <= Notice.LONGEST_CREDIT else credit
    return credit


def _names(fix: Fix) -> list[str]:
    cases = fix.cases.all()
    theirs = Q(report__case__in=cases) | Q(report__case__duplicate_of__in=cases)
    wishes = Reporter.objects.filter(theirs, **WISH, named=True)
    names = wishes.exclude(name="").order_by("report").values_list("name", flat=True)
    return list(dict.fromkeys(one_line(name) for name in names))


def credit_anew(case: Case) -> None:
    """Let the notices of a case thank whoever wishes it now, and nobody else."""
    for fix in case.fixes.filter(undoes=None, notices__isnull=False).distinct().select_related("article"):
        credit = credit_of(fix)
        if Notice.objects.filter(fix=fix).exclude(credit=credit).update(credit=credit):
            touch(fix.article)


def is_named_in(credit: str, name: str) -> bool:
    """Say whether a name is among those that a notice thanks."""
    return f", {one_line(name)}, " in f", {credit}, "


def unthank(article: int, name: str) -> None:
    """Take a name out of every notice of an article, but where somebody else by that name is thanked.

    A report may have left the case for whose fix its reader is thanked: as a duplicate, or grouped anew.
    """
    naming = Notice.objects.filter(article=article, credit__contains=one_line(name), fix__isnull=False)
    for notice in naming.select_related("fix", "article") if name else ():
        if notice.fix and is_named_in(notice.credit, name) and one_line(name) not in _names(notice.fix):
            Notice.objects.filter(pk=notice.pk).update(credit=_without(notice.credit, name))
            touch(notice.article)


def _without(credit: str, name: str) -> str:
    return f", {credit}, ".replace(f", {one_line(name)}, ", ", ").removeprefix(", ").removesuffix(", ")


@transaction.atomic
def thank(case: Case, report: Report, *, named: bool, by: User) -> None:
    """Let a reader be thanked by name who wishes it, or leave the name out."""
    check_editor(by)
    hold(case.article_id)
    Reporter.objects.filter(report=report).update(named=named)
    credit_anew(case)
    if not named:
        unthank(case.article_id, report.reporter.name)
    record(case, "thank", State(case.state), by=by, why=on_record(report))
