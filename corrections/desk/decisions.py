"""What an editor can do to a case, verb by verb."""

from typing import Any

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.models import Revision
from corrections import actions
from corrections.anchoring import Span
from corrections.desk.handing import call_off, hand_back, is_reworded, note, reword
from corrections.desk.verbs import Verb
from corrections.desk_forms import (
    ApplyForm,
    DeclineForm,
    DuplicateForm,
    ReasonForm,
    RewordForm,
    SeenForm,
    ThankForm,
    VersionForm,
)
from corrections.models import Case, CaseState, Fix, Report


def apply(case: Case, form: Any, by: User) -> str:
    """Put the right words in the article, or propose them where the tier asks for two editors."""
    data = form.cleaned_data
    read = get_object_or_404(Revision, article=case.article, number=data["revision"])
    made = actions.apply_or_propose(
        case,
        data["words"],
        at=Span(data["start"], data["end"]),
        expected=data["expected"],
        read=read,
        by=by,
        tier=data["tier"],
        why=data["why"],
        note=data["note"],
        thank=data["seen"],
    )
    return _("Applied.") if isinstance(made, Fix) else _("Proposed: a second editor has to approve it.")


def is_applied(case: Case, form: Any) -> bool:
    """Say whether the very same words were put there by the decision that came first."""
    fix, data = case.standing_fix, form.cleaned_data
    if case.state != CaseState.FIXED or fix is None or fix.base.number != data["revision"]:
        return False
    if Span(data["start"], data["end"]).of(fix.base.words.text) != data["expected"]:
        return False
    return fix.base.words.changed(data["start"], data["end"], data["words"]).digest == fix.revision.digest


def decline(case: Case, form: Any, by: User) -> str:
    """Say that the words are right as published."""
    actions.decline(case, _reason(case, form), by=by)
    return _("Declined.")


def is_declined(case: Case, form: Any) -> bool:
    return case.state == CaseState.DECLINED and case.reason == _reason(case, form)


def _reason(case: Case, form: Any) -> str:
    """Return the whole reason in the language of the reader who wrote first."""
    first = case.reports.order_by("pk").first()
    return str(form.said_in(first.language if first else "en"))


def right(case: Case, form: Any, by: User) -> str:
    """Close a case whose words were put right some other way."""
    actions.found_right(case, by=by)
    return _("Closed as already right.")


def duplicate(case: Case, form: Any, by: User) -> str:
    """Close a case as the same mistake as another."""
    actions.mark_duplicate(case, form.cleaned_data["original"], by=by)
    return _("Closed as a duplicate.")


def is_duplicate(case: Case, form: Any) -> bool:
    return case.state == CaseState.DUPLICATE and case.duplicate_of == form.cleaned_data["original"].deciding


def spam(case: Case, form: Any, by: User) -> str:
    """Close a case that is no report at all."""
    actions.mark_spam(case, by=by)
    return _("Closed as spam.")


def escalate(case: Case, form: Any, by: User) -> str:
    """Hand a case to the chief editor."""
    actions.escalate(case, form.cleaned_data["reason"], by=by)
    return _("Handed to the chief editor.")


def ask(case: Case, form: Any, by: User) -> str:
    """Ask the readers who reported."""
    actions.ask(case, form.cleaned_data["reason"], by=by)
    return _("Asked. The case waits for an answer.")


def approve(case: Case, form: Any, by: User) -> str:
    """Apply what another editor proposed."""
    actions.approve(case, by=by, thank=form.cleaned_data["seen"])
    return _("Approved and applied.")


def is_approved(case: Case, form: Any) -> bool:
    """Say whether what was put there is what was proposed last."""
    fix, proposal = case.standing_fix, case.proposals.select_related("base").last()
    if case.state != CaseState.FIXED or fix is None or proposal is None:
        return False
    made = (fix.before, fix.after) == (proposal.expected, proposal.words)
    return (
        made
        or proposal.base.words.changed(proposal.start, proposal.end, proposal.words).digest
        == fix.revision.digest
    )


def send_back(case: Case, form: Any, by: User) -> str:
    """Return a proposal to the editor who made it."""
    actions.send_back(case, form.cleaned_data["reason"], by=by)
    return _("Returned.")


def undo(case: Case, form: Any, by: User) -> str:
    """Take a decision back: the fix out of the article, or the case out of the drawer."""
    fix = case.standing_fix if case.state in {CaseState.FIXED, CaseState.REOPENED} else None
    if fix:
        actions.undo(fix, by=by, seen=case)
        return _("Undone: the words are as they were.")
    if case.state == CaseState.FIXED:
        raise actions.TooLateToUndo(_("This fix was undone before. Reload the page to see where it stands."))
    actions.reopen(case, form.cleaned_data["reason"], by=by)
    return _("Undone: the case is open again.")


def is_undone(case: Case, form: Any) -> bool:
    return case.state == CaseState.REOPENED and case.standing_fix is None


def thank(case: Case, form: Any, by: User) -> str:
    """Let a reader be thanked by name, or leave the name out."""
    named, report = form.cleaned_data["named"], form.cleaned_data["report"]
    actions.thank(case, get_object_or_404(Report.objects.answered_by(case), pk=report.pk), named=named, by=by)
    return _("The name may stand in the notice.") if named else _("The name is left out.")


def _is(*states: CaseState) -> Any:
    """Return whether a case has come to such a state, which says all there is to say."""
    return lambda case, form: case.state in states


def _said(state: CaseState, verb: str) -> Any:
    """Return whether a case has come to a state by the same words."""

    def is_done(case: Case, form: Any) -> bool:
        step = case.steps.last()
        said = form.cleaned_data["reason"].strip()
        return case.state == state and step is not None and (step.verb, step.why) == (verb, said)

    return is_done


VERBS = {
    verb.name: verb
    for verb in (
        Verb("apply", ApplyForm, apply, is_applied),
        Verb("decline", DeclineForm, decline, is_declined),
        Verb("right", VersionForm, right, _is(CaseState.FIXED_ELSEWHERE)),
        Verb("duplicate", DuplicateForm, duplicate, is_duplicate),
        Verb("spam", VersionForm, spam, _is(CaseState.SPAM)),
        Verb("escalate", ReasonForm, escalate, _said(CaseState.ESCALATED, "escalate")),
        Verb("ask", ReasonForm, ask, _said(CaseState.NEEDS_INFO, "ask")),
        Verb("call-off", VersionForm, call_off, _is(CaseState.OPEN), stays=True),
        Verb("hand-back", ReasonForm, hand_back, _said(CaseState.OPEN, "hand back")),
        Verb("note", ReasonForm, note, _is(), stays=True),
        Verb("reword", RewordForm, reword, is_reworded, stays=True),
        Verb("approve", SeenForm, approve, is_approved),
        Verb("return", ReasonForm, send_back, _said(CaseState.OPEN, "return"), stays=True),
        Verb("undo", ReasonForm, undo, is_undone, stays=True),
        Verb("thank", ThankForm, thank, _is(), stays=True),
    )
}
