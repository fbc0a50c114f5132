"""The passage of a case as it stands now, and the change of it that is proposed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.utils.safestring import SafeString, mark_safe

from articles.models import Revision
from articles.words import Words
from corrections.actions.second import proposed_place
from corrections.anchoring import Certainty, Place, Span
from corrections.models import Case, Proposal
from corrections.severity import Tier
from corrections.showing.change import Change
from corrections.showing.suggestions import Suggestion, suggestions


@dataclass(frozen=True)
class Passage:
    """The marked words of one case in its article, looked up once, for one editor.

    `picked` is the suggestion they look at, `chosen` the words of the article that they would change instead.
    """

    case: Case
    by: User
    picked: int = 1
    chosen: Span | None = None

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
        return self.changed_to(
            self.pending.words, place.span, wished=Tier(self.pending.tier), typed=self.pending.note
        )

    def changed_to(self, new: str, span: Span, **more: Any) -> Change:
        """Return a change of the article as it is now."""
        return Change(self.current.words, span, new, self.case.article.language, **more)

    @cached_property
    def span(self) -> Span | None:
        """Where new words would go: as chosen, where the picked suggestion stands, or else the case."""
        if self.chosen:
            return self.chosen
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
        """The words to begin with in place of those that stand there."""
        if self.proposed:
            return self.proposed.new
        if self.suggestion is None or self.chosen or self.pending:
            return self.standing
        return self.suggestion.words

    @cached_property
    def change(self) -> Change | None:
        """The change that waits, or the picked suggestion as a change, when it is sure where it goes."""
        if self.pending or self.chosen:
            return self.proposed
        if self.suggestion is None or not self.suggestion.is_sure or self.span is None:
            return None
        return self.changed_to(self.proposal, self.span)

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
