"""Where a reader wishes to be told of the answer, said after the report was sent."""

from django.db import transaction
from django.utils.translation import gettext as _

from corrections.actions.holding import hold
from corrections.actions.move import on_record, record
from corrections.actions.reader import NotNow
from corrections.lifecycle import State
from corrections.models import Report, Reporter


@transaction.atomic
def leave_address(report: Report, email: str) -> None:
    """Keep the address that the answer goes to; a name that was left stays.

    Raises NotNow when the answer was given already.
    """
    hold(report.case.article_id)
    report.refresh_from_db()
    case = report.case.deciding
    if report.withdrawn_at or not case.is_open:
        raise NotNow(_("This was decided already: the answer stands on this page."))
    Reporter.objects.update_or_create(report=report, defaults={"email": email})
    record(case, "address", State(case.state), by=None, why=on_record(report))
