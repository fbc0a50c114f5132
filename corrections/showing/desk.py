"""The desk as a whole: what is open and how grave, what waits for whom, where to start."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from corrections.lifecycle import State
from corrections.models import Case, CaseState, Proposal, Step
from corrections.policy import tiers
from corrections.severity import guard
from corrections.showing.queue import waiting_for
from corrections.showing.readers import appealed

#: How many open cases are weighed for the overview; the weight is looked at, not kept.
WEIGHED = 500

#: How many returned proposals are shown.
RETURNED = 9

#: What marked words are weighed behind: alone, a name would seem to be capitalised for starting its sentence.
INSIDE = "so "

#: What is said of cases without a change to weigh.
UNWEIGHED = {"unsuggested": _("No suggestion yet"), "described": _("A place described in words")}


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

    @property
    def appeals(self) -> int:
        """How many readers' appeals wait for another editor."""
        return appealed().count()

    @property
    def returned(self) -> Any:
        """The cases on which another editor returned what this one proposed, each with whom and why."""
        mine = Proposal.objects.filter(by=self.by).values("case")
        moves = Step.objects.filter(case=OuterRef("pk"), verb__in=("propose", "return")).order_by("-pk")
        said = {name: Subquery(moves.values(name)[:1]) for name in ("verb", "by", "by__username", "why")}
        cases = Case.objects.filter(state=State.OPEN, pk__in=mine).annotate(
            last=said["verb"], returner=said["by"], returned_by=said["by__username"], returned_why=said["why"]
        )
        return cases.filter(last="return").exclude(returner=self.by.pk).in_queue_order()[:RETURNED]

    @cached_property
    def weights(self) -> list[tuple[Any, int]]:
        """How many of the open cases would be at least which tier, as their first suggestion stands.

        Those of which it cannot be said follow, by why it cannot: all together are the open ones.
        """
        pairs = Case.objects.open().in_queue_order().values_list("exact", "proposed")[:WEIGHED]
        least = Counter(_least(exact, new) for exact, new in pairs)
        names: dict[str, Any] = {tier: rule.name for tier, rule in tiers().items()} | UNWEIGHED
        weighed = [(name, least[weight]) for weight, name in names.items() if weight in least]
        behind = self.open - least.total()
        return [*weighed, (_("Not weighed: further back"), behind)] if behind > 0 else weighed


def _least(exact: str, proposed: str) -> str:
    """Return the least tier of a change, or what there is instead of one."""
    if not exact:
        return "described"
    return guard(INSIDE + exact, INSIDE + proposed).least if proposed not in {"", exact} else "unsuggested"
