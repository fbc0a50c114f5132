"""One case on its page: the passage as it stands now, what readers say, the record, what may be done."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db.models import OuterRef, Subquery
from django.utils.safestring import SafeString, mark_safe

from articles.models import Revision
from articles.words import Words
from corrections.actions.decide import check_decider
from corrections.actions.second import proposed_place
from corrections.actions.undo import may_undo
from corrections.anchoring import Certainty, Place, Span
from corrections.lifecycle import State
from corrections.models import Case, Fix, Notice, Proposal, Report
from corrections.rights import NotAllowed, is_chief
from corrections.showing.change import Change
from corrections.showing.queue import left_for, neighbours
from corrections.showing.replies import REPLIES
from corrections.showing.suggestions import Suggestion, suggestions

#: Reports shown on the page; a case that hundreds of readers send says the same thing hundreds of times.
SHOWN = 30


@dataclass(frozen=True)
class CasePage:
    """One case, looked up once, for one editor; `picked` is the suggestion they look at."""

    case: Case
    by: User
    picked: int = 1

    replies = REPLIES
    readers_verbs = ("report", "evidence", "withdraw", "appeal", "right now", "not right", "credit", "erase")

    @property
    def current(self) -> Revision:
        return self.case.article.current  # type: ignore[return-value]  # an article on the desk has words

    @cached_property
    def place(self) -> Place | None:
        """Where the marked words stand now; None when the reader marked none."""
        return self.case.where() if self.case.names_a_place else None

    @property
    def certainty(self) -> str:
        """One of exact, edited, gone, or nothing when no words were marked."""
        return self.place.certainty.value if self.place else ""

    @cached_property
    def suggestions(self) -> list[Suggestion]:
        return suggestions(self.case, self.current)

    @cached_property
    def suggestion(self) -> Suggestion | None:
        return next(iter(self.suggestions[self.picked - 1 :] or self.suggestions), None)

    @cached_property
    def pending(self) -> Proposal | None:
        return self.case.pending

    @cached_property
    def proposed(self) -> Change | None:
        """The change that waits for a second editor, where it fits now; None when it does no longer."""
        if self.pending is None:
            return None
        place = proposed_place(self.pending, self.current)
        if place.certainty is not Certainty.EXACT or place.span is None:
            return None
        return Change(self.current.words, place.span, self.pending.words, self.case.article.language)

    @cached_property
    def span(self) -> Span | None:
        """Where new words would go: where the picked suggestion's mark stands, or else the case's."""
        if self.proposed:
            return self.proposed.span
        if self.suggestion and self.suggestion.span and self.suggestion.is_sure:
            return self.suggestion.span
        return self.place.span if self.place else None

    @property
    def standing(self) -> str:
        """The words that stand there now."""
        return self.span.of(self.current.words.text) if self.span else ""

    @property
    def proposal(self) -> str:
        return self.suggestion.words if self.suggestion else self.standing

    @cached_property
    def change(self) -> Change | None:
        """The picked suggestion as a change of the article, when it is sure where it goes."""
        if self.suggestion is None or not self.suggestion.is_sure or self.span is None:
            return None
        return Change(self.current.words, self.span, self.proposal, self.case.article.language)

    @cached_property
    def shown(self) -> dict[str, SafeString]:
        """The article with the passage marked; canonical bodies were cleaned when saved."""
        span = self.span or Span(0, 0)
        words: Words = self.current.words.marked(span.start, span.end)
        parts = f"{words.headline}\0{words.standfirst}\0{words.body}".replace(
            "<mark>", '<mark id="passage">', 1
        )
        names = ("headline", "standfirst", "body")
        return {name: mark_safe(part) for name, part in zip(names, parts.split("\0"), strict=True)}  # noqa: S308

    @property
    def may_be_right_already(self) -> bool:
        """True when the marked words were changed since: closing the case is what to think of first."""
        return self.place is not None and self.place.certainty is not Certainty.EXACT and not self.change

    @property
    def is_right_already(self) -> bool:
        """True when what readers propose stands there by now."""
        return self.may_be_right_already and any(one.stands_already for one in self.suggestions)

    @property
    def may_decide(self) -> bool:
        """True when this person may settle the case as it stands."""
        return self.case.is_open and self.case.state != State.AWAITING_SECOND and not self.refusal

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
    def thanked(self) -> str:
        """The names of readers who wish to be thanked in the notice, but for those left out."""
        wishes = Report.objects.answered_by(self.case).standing().filter(credit=True, reporter__name__gt="")
        shown = wishes.exclude(reporter__named=False).oldest_first()
        return ", ".join(dict.fromkeys(shown.values_list("reporter__name", flat=True)))

    @cached_property
    def others(self) -> Any:
        """The article's other open cases; one without marked words goes by what its first reader wrote."""
        said = Report.objects.standing().filter(case=OuterRef("pk")).oldest_first().values("comment")[:1]
        cases = Case.objects.open().filter(article=self.case.article_id).exclude(pk=self.case.pk)
        return cases.annotate(described=Subquery(said)).in_queue_order()[:20]

    @cached_property
    def fix(self) -> Fix | None:
        return self.case.standing_fix

    @property
    def undoable(self) -> Fix | None:
        """The fix that this person may take back here, also when a reader has opened its case again."""
        is_its = self.case.state in {State.FIXED, State.REOPENED}
        return self.fix if is_its and self.fix and may_undo(self.fix, self.by) else None

    @property
    def notices(self) -> Any:
        return Notice.objects.filter(fix__cases=self.case).select_related("fix").newest_first()

    @property
    def steps(self) -> Any:
        return self.case.steps.select_related("by")

    @cached_property
    def neighbours(self) -> tuple[Case | None, Case | None]:
        return neighbours(self.case, self.by)

    @property
    def left(self) -> int:
        return left_for(self.by)
