"""Who works on a case: a lease that runs out by itself, and that anybody may take over."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from corrections.actions.decide import check_decider
from corrections.actions.move import record
from corrections.lifecycle import State
from corrections.models import Case
from corrections.policy import claim_lease


@transaction.atomic
def claim(case: Case, *, by: User, take_over: bool = False) -> bool:
    """Take a lease on a case, or renew it; return whether it is held by this editor now.

    Who holds a case sees how to reach its reporters, so only who may decide it may hold it.
    """
    case.refresh_from_db(fields=("state",))
    check_decider(case, by)
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
