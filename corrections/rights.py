"""Who may decide what: editors up to a correction, chief editors everything."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from corrections.policy import TierRule, tiers

EDITORS, CHIEFS = "Editors", "Chief editors"


class NotAllowed(Exception):
    """A decision that this person may not make: which, and who may."""


def is_editor(user: User) -> bool:
    return user.has_perm("corrections.decide_case")


def is_chief(user: User) -> bool:
    return user.has_perm("corrections.decide_grave_case")


def tiers_open_to(user: User) -> list[TierRule]:
    """Return the tiers this person may decide alone, lightest first."""
    return [rule for rule in tiers().values() if is_chief(user) or rule.decides == "editor"]


def check_editor(user: User) -> None:
    """Raise NotAllowed unless this person may decide cases."""
    if not is_editor(user):
        raise NotAllowed(_("Only editors decide cases. Ask a chief editor to add you to the Editors."))


def check_chief(user: User) -> None:
    """Raise NotAllowed unless this person is a chief editor."""
    if not is_chief(user):
        raise NotAllowed(_("Only a chief editor may do this. Escalate the case to hand it over."))


def needs_second(user: User, rule: TierRule) -> bool:
    """Say whether this person may only propose a change of this tier, for a second editor to approve."""
    return rule.decides == "second" and is_editor(user) and not is_chief(user)


def check_tier(user: User, rule: TierRule, *, proposed_by: User | None = None) -> None:
    """Raise NotAllowed unless this person may decide a change of this tier, alone or as the second."""
    seconds = proposed_by is not None and proposed_by != user and needs_second(user, rule)
    if rule not in tiers_open_to(user) and not seconds:
        raise NotAllowed(
            _("“%(tier)s” is for a chief editor to decide. Escalate the case to hand it over.")
            % {"tier": rule.name}
        )
