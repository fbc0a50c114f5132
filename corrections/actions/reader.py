"""What a reader may still do with a report: add to it, take it back, appeal, say whether it is right now."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from post_office.models import Email

from corrections.actions.grouping import regroup
from corrections.actions.holding import hold
from corrections.actions.move import HIGHER, SETTLED_RIGHT, count_voices, move, on_record, record
from corrections.actions.thanks import credit_anew, unthank
from corrections.lifecycle import OPEN, State
from corrections.models import Case, Evidence, Report, Reporter

#: Why a case closes when nobody reports it any more; its readers took it back themselves.
WITHDRAWN = "withdrawn"

#: How often a reader may add to one report.
MOST_ADDED = 20


#: How often a reader may change their mind about being thanked: each time is kept for good.
MOST_WISHES = 10


class NotNow(Exception):
    """Something a reader may not do with a report as it stands."""


@transaction.atomic
def add_evidence(report: Report, words: str, *, source: str = "") -> Evidence:
    """Keep what a reader adds; a case that waited for it is open again."""
    case = _deciding(report)
    _check_not_withdrawn(report)
    if report.evidence.count() >= MOST_ADDED:
        raise NotNow(_("You added a great deal to this report. Send a new one for anything else."))
    added = Evidence.objects.create(report=report, at=timezone.now(), words=words, source=source)
    if case.state == State.NEEDS_INFO:
        move(case, State.OPEN, by=None, verb="evidence", why=on_record(report))
    else:
        record(case, "evidence", State(case.state), by=None, why=on_record(report))
    return added


@transaction.atomic
def withdraw(report: Report) -> None:
    """Take a report back; the case of the last one closes, unless it waits for more than an editor's word."""
    case = _deciding(report, own=True)
    if report.withdrawn_at or not case.deciding.is_open:
        raise NotNow(_("This was decided already, so there is nothing left to withdraw."))
    _note(report, withdrawn_at=timezone.now())
    record(case, "withdraw", State(case.state), by=None, why=on_record(report))
    for one in {case, case.deciding}:
        count_voices(one)
    if case.reports.standing().exists():
        regroup(case.article, about=report)
    elif not Report.objects.answered_by(case).standing().exists() and State(case.state) in OPEN - HIGHER:
        move(case, State.DECLINED, by=None, verb="withdraw", why=WITHDRAWN)


@transaction.atomic
def appeal(report: Report, why: str) -> None:
    """Ask once for another editor, after a decline; the case is open again."""
    case = _deciding(report)
    if case.state != State.DECLINED or report.withdrawn_at:
        raise NotNow(_("Nothing was declined here. Reload the page to see where your report stands."))
    if report.appealed_at:
        raise NotNow(_("You asked for another editor once already; the second answer stands."))
    _note(report, appealed_at=timezone.now())
    move(case, State.REOPENED, by=None, verb="appeal", why=why)


@transaction.atomic
def say_right(report: Report) -> None:
    """Note that the reader finds the words right now."""
    case = _deciding(report)
    _check_settled(case, report)
    _note(report, right_now=True)
    record(case, "right now", State(case.state), by=None, why=on_record(report))


@transaction.atomic
def say_wrong(report: Report, why: str) -> None:
    """Open the case again because the reader finds the words still wrong."""
    case = _deciding(report)
    _check_settled(case, report)
    _note(report, right_now=False)
    move(case, State.REOPENED, by=None, verb="not right", why=why)


@transaction.atomic
def erase(report: Report) -> None:
    """Forget who sent a report; the report itself stays. What is forgotten already is not erased again."""
    case = _deciding(report)
    name = _name(report)
    rows = (Reporter.objects.filter(report=report), Email.objects.filter(letter__report=report))
    gone = sum(found.delete()[0] for found in rows)
    if not (gone or report.sender or report.credit):
        return
    _note(report, sender="", credit=False)
    credit_anew(case)
    unthank(case.article_id, name)
    record(case, "erase", State(case.state), by=None, why=on_record(report))


@transaction.atomic
def wish_credit(report: Report, *, credit: bool) -> None:
    """Note whether the reader may be thanked by name in the correction."""
    case = _deciding(report)
    if report.credit == credit:
        return
    if case.steps.filter(verb="credit", why=on_record(report)).count() >= MOST_WISHES:
        raise NotNow(_("You changed this very often. Write to us, and we will set it as you wish."))
    _note(report, credit=credit)
    credit_anew(case)
    if not credit:
        unthank(case.article_id, _name(report))
    record(case, "credit", State(case.state), by=None, why=on_record(report))


def _deciding(report: Report, *, own: bool = False) -> Case:
    """Return the case that decides on a report, or the report's own, held with its article till the end.

    The article is held first, as by all that touches several cases, so nobody waits in a circle.
    """
    article = Case.objects.values_list("article", flat=True).get(reports=report)
    hold(article)
    report.refresh_from_db()
    case = report.case_id if own else Case.objects.get(pk=report.case_id).deciding.pk
    cases = Case.objects.select_for_update(of=("self",), no_key=True)
    return cases.select_related("article__current").get(pk=case)


def _name(report: Report) -> str:
    return Reporter.objects.filter(report=report).values_list("name", flat=True).first() or ""


def _check_not_withdrawn(report: Report) -> None:
    if report.withdrawn_at:
        raise NotNow(_("You withdrew this report."))


def _check_settled(case: Case, report: Report) -> None:
    _check_not_withdrawn(report)
    if case.state not in SETTLED_RIGHT:
        raise NotNow(_("This is open again. Reload the page to see where your report stands."))
    if report.right_now is not None:
        raise NotNow(_("You answered this already. Thank you."))


def _note(report: Report, **facts: object) -> None:
    Report.objects.filter(pk=report.pk).update(**facts)
    report.refresh_from_db()
