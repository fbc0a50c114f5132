"""What one shift leaves for the next: notes on a case that only the desk reads."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from corrections.actions.decide import NeedsReason
from corrections.actions.move import record
from corrections.lifecycle import State
from corrections.models import Case
from corrections.rights import check_editor


@transaction.atomic
def note(case: Case, text: str, *, by: User) -> None:
    """Leave a note on a case for colleagues; it stays as it is, and no reader is told."""
    check_editor(by)
    if not text.strip():
        raise NeedsReason(_("Type the note: whoever opens the case next will read it."))
    now = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    record(now, "note", State(now.state), by=by, why=text.strip())
