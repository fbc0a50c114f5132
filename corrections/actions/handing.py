"""Back to the desk: a question or an escalation taken back, a case that the chief hands back."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from corrections.actions.decide import NeedsReason
from corrections.actions.move import move
from corrections.lifecycle import IllegalMove, State
from corrections.models import Case
from corrections.rights import NotAllowed, check_chief, check_editor

#: What an editor may take back who has handed a case to the chief editor, or to the readers.
HANDED_ON = frozenset({State.ESCALATED, State.NEEDS_INFO})


def call_off(case: Case, *, by: User) -> None:
    """Take back one's own question or escalation, while nobody has acted on it; the case is open again."""
    check_editor(by)
    if not may_call_off(case, by):
        raise NotAllowed(
            _("Only who asked or escalated takes that back, and only while nobody else has acted on it.")
        )
    move(case, State.OPEN, by=by, verb="call off", reason="")


def may_call_off(case: Case, by: User) -> bool:
    """Say whether this person handed the case on themselves, and no colleague has acted on it since."""
    if case.state not in HANDED_ON:
        return False
    steps = case.steps.exclude(verb="note").order_by("-pk")
    handed = steps.filter(to_state=case.state).exclude(from_state=case.state).first()
    if handed is None or handed.by_id != by.pk:
        return False
    return not steps.filter(pk__gt=handed.pk, by__isnull=False).exclude(by=by).exists()


def hand_back(case: Case, reason: str, *, by: User) -> None:
    """Hand an escalated case back to the desk, with what the chief editor has to say of it."""
    check_chief(by)
    if case.state != State.ESCALATED:
        raise IllegalMove(f"A case that is “{case.state}” is not with the chief editor.")
    if not reason.strip():
        raise NeedsReason(_("Give a reason: the editors will read it."))
    move(case, State.OPEN, by=by, verb="hand back", why=reason.strip())
