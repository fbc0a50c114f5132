"""The newsroom's policy file, as values: who decides what, where it shows, how long things take."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from corrections.severity import Tier

LABELS = {
    Tier.TYPO: _("Typo"),
    Tier.UPDATE: _("Update"),
    Tier.CORRECTION: _("Correction"),
    Tier.CLARIFICATION: _("Clarification"),
    Tier.MAJOR: pgettext_lazy("tier", "Major correction"),
    Tier.EDITORS_NOTE: _("Editor's note"),
    Tier.RETRACTION: _("Retraction"),
}

#: What a notice is called that takes one of the tier back: who reads no further must not miss it.
WITHDRAWN = {
    Tier.TYPO: _("Correction withdrawn"),
    Tier.UPDATE: _("Update withdrawn"),
    Tier.CORRECTION: _("Correction withdrawn"),
    Tier.CLARIFICATION: _("Clarification withdrawn"),
    Tier.MAJOR: _("Correction withdrawn"),
    Tier.EDITORS_NOTE: _("Editor's note withdrawn"),
    Tier.RETRACTION: _("Retraction withdrawn"),
}


@dataclass(frozen=True, slots=True)
class TierRule:
    """What the policy says of one tier."""

    tier: Tier
    decides: str
    place: str
    listed: bool
    significant: bool

    @property
    def label(self) -> str:
        """The public label: a major correction is, to readers, a correction."""
        return str(LABELS[Tier.CORRECTION if self.tier is Tier.MAJOR else self.tier])

    @property
    def withdrawn(self) -> str:
        """The public label of taking it back."""
        return str(WITHDRAWN[self.tier])

    @property
    def name(self) -> str:
        return str(LABELS[self.tier])

    @property
    def rank(self) -> int:
        return list(Tier).index(self.tier)


def tiers() -> dict[Tier, TierRule]:
    """Return every tier's rule, lightest first."""
    written: dict[str, Any] = settings.POLICY["tiers"]
    return {tier: TierRule(tier=tier, **written[tier.value]) for tier in Tier}


def undo_window() -> timedelta:
    return timedelta(minutes=settings.POLICY["undo_minutes"])


def claim_lease() -> timedelta:
    return timedelta(minutes=settings.POLICY["claim_minutes"])


def letters_a_day() -> int:
    """Return how many letters one address is written within a day."""
    return int(settings.POLICY["letters_per_address_and_day"])


def sweep_limit() -> int:
    """Return in how many articles an editor may put the same mistake right at once."""
    return int(settings.POLICY["sweep_articles"])


def hard_quote_limit() -> int:
    """Return the most characters a reader may mark."""
    return int(settings.POLICY["hard_quote_characters"])


def soft_quote_limit() -> int:
    """Return from how many marked characters on a reader is asked for a shorter piece."""
    return int(settings.POLICY["soft_quote_characters"])
