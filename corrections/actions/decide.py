"""What an editor decides about a case, by what right, and with what reason."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from corrections.actions.holding import hold
from corrections.actions.move import move, on_record
from corrections.lifecycle import State
from corrections.models import Case
from corrections.rights import NotAllowed, check_chief, check_editor, is_chief


class NeedsReason(Exception):
    """A decision that the reader or the record has to be told the reason of."""


def decline(case: Case, reason: str, *, by: User) -> None:
    """Say that the words are right as published, and why."""
    check_decider(case, by)
    if not reason.strip():
        raise NeedsReason(_("Give a reason: the reader who wrote will read it."))
    move(case, State.DECLINED, by=by, verb="decline", why=reason.strip())


@transaction.atomic
def found_right(case: Case, *, by: User | None, why: str = "") -> None:
    """Close a case whose words were put right some other way."""
    if by is not None:
        check_decider(case, by)
    hold(case.article_id)
    move(case, State.FIXED_ELSEWHERE, by=by, verb="found right", why=why)


@transaction.atomic
def mark_duplicate(case: Case, original: Case, *, by: User) -> None:
    """Close a case as the same mistake as another one, or as the one that one is a duplicate of itself."""
    check_decider(case, by)
    # Held, so that of two editors who each call one the other's duplicate the second is told.
    hold(case.article_id)
    both = Case.objects.filter(pk__in=(case.pk, original.pk)).order_by("pk").select_for_update(no_key=True)
    original = both.in_bulk()[original.pk].deciding
    if original.pk == case.pk:
        raise NeedsReason(_("A case cannot be a duplicate of itself. Give the number of the other one."))
    if original.article_id != case.article_id:
        raise NeedsReason(
            _("%(case)s is about another article, where a fix would not put these words right.")
            % {"case": original}
        )
    if original.state == State.SPAM:
        raise NeedsReason(
            _("%(case)s was no report at all. Give the number of another one.") % {"case": original}
        )
    move(case, State.DUPLICATE, by=by, verb="duplicate", why=on_record(original), duplicate_of=original)


def mark_spam(case: Case, *, by: User) -> None:
    """Close a case that is no report at all."""
    check_decider(case, by)
    move(case, State.SPAM, by=by, verb="spam")


def escalate(case: Case, reason: str, *, by: User) -> None:
    """Hand a case to the chief editor."""
    check_editor(by)
    if not reason.strip():
        raise NeedsReason(_("Give a reason: the chief editor will read it."))
    move(case, State.ESCALATED, by=by, verb="escalate", why=reason.strip())


def ask(case: Case, question: str, *, by: User) -> None:
    """Ask the readers who reported for what is missing; the case waits for them."""
    check_decider(case, by)
    if not question.strip():
        raise NeedsReason(_("Type the question: the reader who wrote will read it."))
    move(case, State.NEEDS_INFO, by=by, verb="ask", why=question.strip(), reason=question.strip())


def reopen(case: Case, reason: str, *, by: User) -> None:
    """Take a decision back: one's own, or as a chief editor anybody's."""
    check_editor(by)
    if case.decided_by_id != by.pk:
        check_chief(by)
    if case.state == State.FIXED:
        raise NotAllowed(_("A fixed case is reopened by undoing its fix."))
    move(case, State.REOPENED, by=by, verb="reopen", why=reason.strip())


def check_decider(case: Case, by: User) -> None:
    """An escalated case is the chief's to decide, an appealed one another editor's, the rest any editor's.

    What happens to an appealed case meanwhile, a question or a proposal, leaves it another editor's.
    """
    check_editor(by)
    if is_chief(by):
        return
    if case.state == State.ESCALATED:
        check_chief(by)
    if case.state != State.NEW and _appealed_against(case, by):
        raise NotAllowed(
            _("The reader appealed against your decision, so another editor decides. Go on to the next case.")
        )


def _appealed_against(case: Case, by: User) -> bool:
    """Say whether the last decline was this editor's, and the reader asked for somebody else."""
    last = case.steps.filter(verb__in=("decline", "appeal")).order_by("-pk")[:2]
    verbs = [(step.verb, step.by_id) for step in last]
    return verbs == [("appeal", None), ("decline", by.pk)]
