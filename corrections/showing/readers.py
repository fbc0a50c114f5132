"""The readers behind a case: whom a question reaches, who asked for another editor."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from corrections.models import Case, CaseQuerySet, Report, Step


@dataclass(frozen=True, slots=True)
class Reach:
    """How many readers there are to ask, and how many of them left an address for a letter."""

    readers: int
    by_letter: int


def reach(case: Case) -> Reach:
    readers = Report.objects.answered_by(case).standing()
    return Reach(readers.readers(), readers.filter(reporter__email__gt="").readers())


def first_comment() -> Subquery:
    """Return, for a query of cases, what the first reader of each wrote, such as where the place is."""
    reports = Report.objects.standing().filter(case=OuterRef("pk")).oldest_first()
    return Subquery(reports.values("comment")[:1])


def is_appealed(case: Case) -> bool:
    """Say whether a reader asked for another editor after the last decline, and the case waits for one."""
    return appealed().filter(pk=case.pk).exists()


def appealed() -> CaseQuerySet:
    """Return the open cases on which a reader asked for another editor after the last decline."""
    steps = Step.objects.filter(case=OuterRef("pk"), verb__in=("decline", "appeal")).order_by("-pk")
    return Case.objects.open().alias(last=Subquery(steps.values("verb")[:1])).filter(last="appeal")
