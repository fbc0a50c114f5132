"""The desk as a whole: what is open and how grave, what waits for whom, where to start."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count

from corrections.models import Case, CaseState
from corrections.policy import tiers
from corrections.severity import Tier, guard
from corrections.showing.queue import waiting_for

#: How many open cases are weighed for the overview; the weight is looked at, not kept.
WEIGHED = 500

#: What marked words are weighed behind: alone, a name would seem to be capitalised for starting its sentence.
INSIDE = "so "


@dataclass(frozen=True)
class Desk:
    """What an editor finds on coming in."""

    by: User

    @property
    def first(self) -> Case | None:
        """The case to start with."""
        return waiting_for(self.by).select_related("article__current").in_queue_order().first()

    @property
    def oldest(self) -> Case | None:
        return Case.objects.open().select_related("article__current").order_by("opened_at", "pk").first()

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many open cases there are in each state."""
        counted = Case.objects.open().values_list("state").annotate(n=Count("pk")).order_by()
        return dict(counted)

    @property
    def open(self) -> int:
        return sum(self.counts.values())

    @property
    def states(self) -> list[tuple[str, Any, int]]:
        return [(state.value, state.label, self.counts[state]) for state in CaseState if state in self.counts]

    @property
    def mine(self) -> int:
        return Case.objects.claimed_by(self.by).count()

    @cached_property
    def weights(self) -> list[tuple[str, int]]:
        """How many of the open cases would be at least which tier, as their first suggestion stands."""
        pairs = Case.objects.open().in_queue_order().values_list("exact", "proposed")[:WEIGHED]
        least = [guard(INSIDE + exact, INSIDE + new).least for exact, new in pairs if exact and new]
        return [(tiers()[tier].name, least.count(tier)) for tier in Tier if tier in least]
