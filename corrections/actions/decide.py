"""Every move of a case: checked against the table, against the rights, and against who came first."""

from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import insert
from articles.models import Article
from corrections.actions.letters import tell_reporters
from corrections.lifecycle import SETTLED, State, check_move
from corrections.models import Case, Report, Step
from corrections.policy import claim_lease
from corrections.rights import NotAllowed, check_chief, check_editor, is_chief

#: States that call the words right now: whoever found them wrong after an earlier fix is asked again.
SETTLED_RIGHT = frozenset({State.FIXED, State.FIXED_ELSEWHERE})

#: States in which a case waits for more than one editor's word: no reader takes it out of them.
HIGHER = frozenset({State.AWAITING_SECOND, State.ESCALATED})


class DecidedMeanwhile(Exception):
    """Somebody else moved the case first: nothing was written."""

    def __init__(self, case: Case) -> None:
        case.refresh_from_db()
        self.case = case
        super().__init__(
            _(
                "%(case)s was changed by someone else and is now “%(state)s”. "
                "Look at it again before deciding."
            )
            % {"case": case, "state": case.get_state_display()}
        )


class NeedsReason(Exception):
    """A decision that the reader or the record has to be told the reason of."""


@transaction.atomic
def move(case: Case, to: State, *, by: User | None, verb: str, why: str = "", **changes: Any) -> None:
    """Take a case to another state, if nobody else moved it since it was read, and record the step."""
    check_move(case.state, to)
    twin, original = None, case.duplicate_of
    if to is State.REOPENED:
        twin = _take_in_twin(case)
        changes |= {"duplicate_of": None, "swept_from": None}
    now = timezone.now()
    if to in SETTLED_RIGHT:
        Report.objects.answered_by(case).filter(right_now=False).update(right_now=None)
    if to in SETTLED:
        changes |= {
            "decided_at": now,
            "decided_by": by,
            "reason": why,
            "claimed_by": None,
            "claimed_until": None,
        }
    taken = Case.objects.filter(pk=case.pk, version=case.version).update(
        state=to.value, version=case.version + 1, **changes
    )
    if not taken:
        raise DecidedMeanwhile(case)
    record(case, verb, to, by=by, why=why, at=now)
    case.refresh_from_db()
    tell_reporters(case)
    _count_anew(case, original)
    if twin and twin.state in HIGHER:
        move(case, State.ESCALATED, by=None, verb="regroup", why=str(twin))


def _count_anew(case: Case, original: Case | None) -> None:
    """Let the voices of a duplicate count where it is decided: at the original that it has, or had."""
    if case.duplicate_of:
        case.duplicates.update(duplicate_of=case.duplicate_of)  # so that no original is a duplicate itself
    for one in (original, case.duplicate_of):
        if one:
            count_voices(one)


def count_voices(case: Case) -> None:
    """Count the readers whom a decision on this case answers, but for those who may be robots."""
    voices = Report.objects.answered_by(case).counted().count()
    Case.objects.filter(pk=case.pk).update(voices=voices)


def _take_in_twin(case: Case) -> Case | None:
    """Let a case that is opened again have the reports of an open one that came to its place meanwhile.

    Return that one as it was: what was handed higher up stays there.
    """
    Article.objects.select_for_update(no_key=True).get(pk=case.article_id)
    place = {"revision": case.revision_id, "start": case.start, "end": case.end}
    opened = Case.objects.open().filter(article=case.article_id, **place).exclude(pk=case.pk)
    twin = opened.select_for_update(no_key=True).first() if case.names_a_place else None
    if twin is None:
        return None
    was = copy(twin)
    Report.objects.filter(case=twin).update(case=case)
    move(twin, State.DUPLICATE, by=None, verb="regroup", why=str(case), duplicate_of=case)
    return was


def record(
    case: Case, verb: str, to: State, *, by: User | None, why: str = "", at: datetime | None = None
) -> None:
    """Add a step to a case's life."""
    now = at or timezone.now()
    insert(Step(case=case, at=now, by=by, verb=verb, from_state=case.state, to_state=to.value, why=why))


def decline(case: Case, reason: str, *, by: User) -> None:
    """Say that the words are right as published, and why."""
    check_decider(case, by)
    if not reason.strip():
        raise NeedsReason(_("Give a reason: the reader who wrote will read it."))
    move(case, State.DECLINED, by=by, verb="decline", why=reason.strip())


def found_right(case: Case, *, by: User | None, why: str = "") -> None:
    """Close a case whose words were put right some other way."""
    if by is not None:
        check_decider(case, by)
    move(case, State.FIXED_ELSEWHERE, by=by, verb="found right", why=why)


@transaction.atomic
def mark_duplicate(case: Case, original: Case, *, by: User) -> None:
    """Close a case as the same mistake as another one, or as the one that one is a duplicate of itself."""
    check_decider(case, by)
    # Held in one order, so that of two editors who each call one the other's duplicate the second is told.
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
    move(case, State.DUPLICATE, by=by, verb="duplicate", why=str(original), duplicate_of=original)


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


@transaction.atomic
def claim(case: Case, *, by: User, take_over: bool = False) -> bool:
    """Take a lease on a case, or renew it; return whether it is held by this editor now."""
    check_editor(by)
    now = timezone.now()
    free = Q(claimed_by=None) | Q(claimed_by=by) | Q(claimed_until__lte=now)
    cases = Case.objects.open().filter(pk=case.pk)
    had = case.claimed_by_id if case.is_claimed else None
    taken = (cases if take_over else cases.filter(free)).update(
        claimed_by=by, claimed_until=now + claim_lease()
    )
    if taken and had != by.pk:
        record(case, "take over" if had else "claim", State(case.state), by=by)
    case.refresh_from_db()
    return bool(taken)


def release(case: Case, *, by: User) -> None:
    """Give a lease back before it runs out."""
    Case.objects.filter(pk=case.pk, claimed_by=by).update(claimed_by=None, claimed_until=None)


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
