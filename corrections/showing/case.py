"""One case on its page: what an editor may do there, what readers say, the record."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from corrections.actions.decide import check_decider
from corrections.actions.handing import may_call_off
from corrections.actions.thanks import agreeing, wishing
from corrections.actions.undo import may_undo
from corrections.anchoring import Certainty
from corrections.lifecycle import State
from corrections.models import Case, Fix, Notice, Report
from corrections.rights import NotAllowed, is_chief
from corrections.showing import readers
from corrections.showing.beat import EVERYTHING, Beat
from corrections.showing.change import Change
from corrections.showing.passage import Passage
from corrections.showing.queue import left_for, neighbours
from corrections.showing.replies import REPLIES

#: Reports shown on the page; a case that hundreds of readers send says the same thing hundreds of times.
SHOWN = 30

#: Other open cases of the article shown.
OTHERS = 20


@dataclass(frozen=True)
class CasePage(Passage):
    """One case, looked up once, for one editor: its passage, its readers and record, their rights."""

    beat: Beat = EVERYTHING

    replies = REPLIES
    readers_verbs = (
        *("report", "evidence", "withdraw", "appeal", "right now", "not right"),
        *("credit", "erase", "address"),
    )

    @property
    def may_decide(self) -> bool:
        """True when this person may settle the case as it stands."""
        return self.case.is_open and self.case.state != State.AWAITING_SECOND and not self.refusal

    @property
    def may_edit(self) -> bool:
        """True when this person may put words of their own there: a chief also in place of a proposal."""
        of_another = self.pending is not None and self.pending.by_id != self.by.pk
        return self.may_decide or (of_another and is_chief(self.by))

    @property
    def may_pick(self) -> bool:
        """True when the case has no place of its own to decide on, so that one is to be picked."""
        return self.may_decide and self.certainty != Certainty.EXACT.value

    @cached_property
    def refusal(self) -> str:
        """Why this person may not settle the case, or nothing."""
        try:
            check_decider(self.case, self.by)
        except NotAllowed as problem:
            return str(problem)
        return ""

    @property
    def may_apply(self) -> bool:
        """True when one key applies the picked suggestion."""
        return self.may_decide and self.change is not None and self.change.changes

    @cached_property
    def may_call_off(self) -> bool:
        """True when this person may take back that they asked or escalated."""
        return self.case.state in {State.ESCALATED, State.NEEDS_INFO} and may_call_off(self.case, self.by)

    @property
    def may_hand_back(self) -> bool:
        return self.case.state == State.ESCALATED and is_chief(self.by)

    @property
    def may_reopen(self) -> bool:
        if self.case.state == State.FIXED:
            return self.undoable is not None
        return not self.case.is_open and (is_chief(self.by) or self.case.decided_by_id == self.by.pk)

    @property
    def may_see_contact(self) -> bool:
        """Chiefs may, and so may the editor who holds the case now."""
        return self.by.has_perm("corrections.see_contact") or self.is_mine

    @property
    def is_mine(self) -> bool:
        return self.case.is_claimed and self.case.claimed_by_id == self.by.pk

    @cached_property
    def reports(self) -> Any:
        """The first reports, each with its revision's number."""
        found = self.case.reports.standing().oldest_first().select_related("revision", "reporter")
        return found.prefetch_related("evidence").defer("revision__body", "revision__standfirst")[:SHOWN]

    @cached_property
    def wishing(self) -> list[Report]:
        """Whose readers wish to be thanked by name, if they were right."""
        return wishing(self.case)

    def thanked_for(self, change: Change | None) -> list[Report]:
        """Those of them whom the notice of a change would thank."""
        if change is None or change.after is None or not change.is_told:
            return []
        return agreeing(self.wishing, self.current, change.after)

    @cached_property
    def reach(self) -> readers.Reach:
        return readers.reach(self.case)

    @property
    def is_appealed(self) -> bool:
        return readers.is_appealed(self.case)

    @cached_property
    def others(self) -> list[Any]:
        """The article's other open cases, overlapping ones first, each with what its first reader wrote."""
        cases = Case.objects.open().filter(article=self.case.article_id).exclude(pk=self.case.pk)
        here = {"revision": self.case.revision_id, "start__lt": self.case.end, "end__gt": self.case.start}
        overlap = Q(**here) | Q(pk__in=self.case.linked.values("pk"))
        overlaps = ExpressionWrapper(overlap, BooleanField())
        placed = cases.annotate(described=readers.first_comment(), overlaps=overlaps)
        return list(placed.order_by("-overlaps", "-voices", "opened_at", "pk")[:OTHERS])

    @cached_property
    def fix(self) -> Fix | None:
        return self.case.standing_fix

    @property
    def undoable(self) -> Fix | None:
        """The fix that this person may take back here, also when a reader has opened its case again."""
        is_its = self.case.state in {State.FIXED, State.REOPENED}
        return self.fix if is_its and self.fix and may_undo(self.fix, self.by) else None

    @cached_property
    def notices(self) -> Any:
        found = Notice.objects.filter(fix__cases=self.case).select_related("fix", "superseded_by")
        return found.newest_first()

    @property
    def reworded(self) -> Notice | None:
        """The public notice of the fix, which a chief editor may say in other words."""
        told = (one for one in self.notices if not one.takes_back and not hasattr(one, "superseded_by"))
        return next(told, None) if self.fix and is_chief(self.by) else None

    @property
    def steps(self) -> Any:
        return self.case.steps.select_related("by")

    @cached_property
    def neighbours(self) -> tuple[Case | None, Case | None]:
        return neighbours(self.case, self.by, self.beat)

    @property
    def left(self) -> int:
        return left_for(self.by, self.beat)
