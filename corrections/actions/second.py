"""Two pairs of eyes: a grave change is proposed by one editor, and approved or returned by another."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Revision
from corrections.actions.decide import NeedsReason, check_decider
from corrections.actions.fix import WordsGone, apply_fix, changed, check_expected, tier_of
from corrections.actions.move import DecidedMeanwhile, move, named
from corrections.anchoring import Certainty, Place, Span, carry
from corrections.lifecycle import State
from corrections.models import Case, Fix, Proposal
from corrections.placing import alignment_of
from corrections.rights import NotAllowed, check_editor, needs_second
from corrections.severity import Tier


@transaction.atomic
def propose(
    case: Case,
    words: str,
    *,
    at: Span,
    expected: str,
    read: Revision,
    by: User,
    tier: Tier | None = None,
    why: str = "",
    note: str = "",
) -> Proposal:
    """Keep a change until a second editor has looked at it; the article stays as it is."""
    check_decider(case, by)
    check_expected(read, at, expected)
    rule = tier_of(read.words, changed(read, at, words), at, tier, why)
    proposal = Proposal.objects.create(
        case=case,
        base=read,
        start=at.start,
        end=at.end,
        words=words,
        tier=rule.tier,
        why=why,
        note=note,
        by=by,
        at=timezone.now(),
    )
    move(case, State.AWAITING_SECOND, by=by, verb="propose", why=named(rule))
    return proposal


def apply_or_propose(
    case: Case,
    words: str,
    *,
    at: Span,
    read: Revision,
    by: User,
    thank: Collection[int] = (),
    **more: Any,
) -> Fix | Proposal:
    """Apply a change where this editor may decide alone; where the tier asks for two, propose it.

    `thank` as `apply_fix` has it; who approves a proposal sees the names then.
    """
    check_expected(read, at, more["expected"])
    rule = tier_of(read.words, changed(read, at, words), at, more.get("tier"), more.get("why", ""))
    if needs_second(by, rule):
        return propose(case, words, at=at, read=read, by=by, **more)
    return apply_fix(case, words, at=at, read=read, by=by, thank=thank, **more)


def approve(case: Case, *, by: User, thank: Collection[int] = ()) -> Fix:
    """Apply exactly what was proposed, if it still fits; nobody approves a proposal of their own."""
    proposal = pending(case)
    if proposal.by_id == by.pk:
        raise NotAllowed(_("You proposed this change. Another editor has to approve it."))
    current = Revision.objects.get(current_of=case.article_id)
    place = proposed_place(proposal, current)
    if place.certainty is not Certainty.EXACT or place.span is None:
        raise WordsGone(proposal.expected)
    return apply_fix(
        case,
        proposal.words,
        at=place.span,
        expected=proposal.expected,
        read=current,
        by=by,
        tier=Tier(proposal.tier),
        why=proposal.why,
        note=proposal.note,
        thank=thank,
        proposed_by=proposal.by,
    )


def send_back(case: Case, reason: str, *, by: User) -> None:
    """Return a proposal, with the reason; one's own can be taken back without."""
    check_editor(by)
    if pending(case).by_id != by.pk and not reason.strip():
        raise NeedsReason(_("Give a reason: the editor who proposed this will read it."))
    move(case, State.OPEN, by=by, verb="return", why=reason.strip())


def pending(case: Case) -> Proposal:
    """Return the proposal that waits; raises DecidedMeanwhile when it does no longer."""
    proposal = case.pending
    if proposal is None:
        raise DecidedMeanwhile(case)
    return proposal


def proposed_place(proposal: Proposal, current: Revision) -> Place:
    """Return where the words to be changed stand in the article as it is now."""
    return carry(alignment_of(proposal.base, current), proposal.span)
