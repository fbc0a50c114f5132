"""The queue as one editor works through it: what waits for them, what comes next, what they did last."""

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from corrections.lifecycle import State
from corrections.models import Case, CaseQuerySet, Proposal
from corrections.policy import undo_window
from corrections.rights import is_chief


def waiting_for(user: User) -> CaseQuerySet:
    """Return the open cases this person can decide: not their own proposals, nor what is with the chief."""
    last = Proposal.objects.filter(case=OuterRef("pk")).order_by("-pk").values("by")[:1]
    cases = Case.objects.open().alias(proposer=Subquery(last))
    cases = cases.exclude(state=State.AWAITING_SECOND, proposer=user.pk)
    return cases if is_chief(user) else cases.exclude(state=State.ESCALATED)


def left_for(user: User) -> int:
    return waiting_for(user).count()


def neighbours(case: Case, user: User) -> tuple[Case | None, Case | None]:
    """Return the cases before and after this one in the queue; after the last comes the first."""
    others = waiting_for(user).exclude(pk=case.pk)
    free = others.exclude(Q(claimed_until__gt=timezone.now()) & ~Q(claimed_by=user))
    return _before(case, others), free.filter(_behind(case)).in_queue_order().first() or _first(free, others)


def last_decision(user: User) -> Case | None:
    """Return the case this person settled last, while one key still undoes it."""
    since = timezone.now() - undo_window()
    lately = Case.objects.settled().filter(decided_by=user, decided_at__gte=since)
    return lately.order_by("-decided_at", "-pk").first()


def _first(free: CaseQuerySet, others: CaseQuerySet) -> Case | None:
    """Return the first case nobody holds, or failing that the first at all."""
    return free.in_queue_order().first() or others.in_queue_order().first()


def _behind(case: Case) -> Q:
    same_age = Q(voices=case.voices, opened_at=case.opened_at, pk__gt=case.pk)
    return Q(voices__lt=case.voices) | Q(voices=case.voices, opened_at__gt=case.opened_at) | same_age


def _before(case: Case, others: CaseQuerySet) -> Case | None:
    return others.exclude(_behind(case)).in_queue_order().last()
