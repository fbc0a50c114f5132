"""What the desk says among itself and says again: cases taken and handed back, notes, notices reworded."""

from typing import Any

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from corrections import actions
from corrections.models import Case, Notice


def call_off(case: Case, form: Any, by: User) -> str:
    """Take back one's own escalation or question while nobody has acted on it."""
    actions.call_off(case, by=by)
    return _("Taken back: the case is open again.")


def hand_back(case: Case, form: Any, by: User) -> str:
    """Give an escalated case back to the desk, with the chief editor's reason."""
    actions.hand_back(case, form.cleaned_data["reason"], by=by)
    return _("Handed back to the desk.")


def note(case: Case, form: Any, by: User) -> str:
    """Leave colleagues a note, which no reader sees."""
    actions.note(case, form.cleaned_data["reason"], by=by)
    return _("Noted for the desk.")


def reword(case: Case, form: Any, by: User) -> str:
    """Say a public notice in other words."""
    data = form.cleaned_data
    notice = get_object_or_404(Notice, pk=data["notice"].pk, fix__cases=case)
    made = actions.reword(notice, data["text"], why=data["why"], by=by)
    return _("Published: %(notice)s.") % {"notice": made}


def is_reworded(case: Case, form: Any) -> bool:
    standing = Notice.objects.standing().filter(fix__cases=case)
    return standing.filter(text=form.cleaned_data["text"].strip()).exists()
