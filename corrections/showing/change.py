"""A change before it is made: how it reads, what the guard says of it, what the public would be told."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from articles.diff import Piece, pieces, quiet
from articles.words import CannotChange, Words
from corrections.anchoring import Span
from corrections.clause import quoted
from corrections.policy import TierRule, tiers
from corrections.severity import Tier, change_guard
from corrections.showing.noted import lacks
from corrections.showing.unseen import hidden_names, mixed_words
from corrections.wording import REASONS, notice_text, whole_words, written_in

#: Tiers that own up to an error of fact.
ERRORS = frozenset({Tier.CORRECTION, Tier.MAJOR})


@dataclass(frozen=True)
class Change:
    """New words for a span of an article's text, looked at before anything is written.

    `wished` and `typed` are the tier and the public note of an editor who chose them; else the guard's
    least tier and the drafted note hold.
    """

    words: Words
    span: Span
    new: str
    language: str = "en"
    wished: Tier | None = None
    typed: str = ""

    @property
    def standing(self) -> str:
        return self.span.of(self.words.text)

    @cached_property
    def after(self) -> Words | None:
        """The article's words after the change, or None when the new ones do not fit."""
        try:
            return self.words.changed(self.span.start, self.span.end, self.new)
        except CannotChange:
            return None

    @property
    def changes(self) -> bool:
        return self.after is not None and self.after.digest != self.words.digest

    @property
    def pieces(self) -> list[Piece]:
        """The line of the change, word by word, letters marked."""
        text, after = self.words.text, (self.after or self.words).text
        start, end = text.rfind("\n", 0, self.span.start) + 1, text.find("\n", self.span.end)
        tail = len(text) - end if end >= 0 else 0
        return quiet(pieces(text[start : len(text) - tail], after[start : len(after) - tail]))

    @cached_property
    def guard(self) -> Any:
        return change_guard(self.words, self.after, self.span.start) if self.after else None

    @property
    def least(self) -> TierRule | None:
        return tiers()[self.guard.least] if self.guard else None

    @property
    def reasons(self) -> list[str]:
        return [str(REASONS[reason]) for reason in self.guard.reasons] if self.guard else []

    @property
    def rule(self) -> TierRule | None:
        """The tier it would be published as."""
        return tiers()[self.wished] if self.wished and self.least else self.least

    @property
    def is_lighter(self) -> bool:
        """True when the wished tier is below what the guard asks for, which needs a reason."""
        return self.rule is not None and self.least is not None and self.rule.rank < self.least.rank

    @property
    def is_told(self) -> bool:
        """True when the public is told of it, and not only the article's history."""
        return self.rule is not None and self.rule.place != "history"

    @property
    def said(self) -> tuple[str, str]:
        """The words before and after, as a notice quotes them: whole ones."""
        after = (self.after or self.words).text
        was = whole_words(self.words.text, self.span)
        now = Span(was.start, was.end + len(after) - len(self.words.text))
        return was.of(self.words.text), now.of(after)

    @property
    def note(self) -> str:
        """The public note as it would be published: typed, or drafted in the article's language."""
        if not self.is_told or self.typed.strip():
            return self.typed.strip() if self.is_told else ""
        with translation.override(written_in(self.language)):
            was = whole_words(self.words.text, self.span)
            return notice_text(*quoted(self.words.text, (self.after or self.words).text, was))

    @property
    def note_warnings(self) -> list[str]:
        """What an editor's own note lacks by the trade's standards."""
        typed = self.typed.strip()
        if typed and self.rule and not self.is_told:
            return [gettext("A note is not published with the tier “%(tier)s”.") % {"tier": self.rule.name}]
        return lacks(typed, *self.said) if typed and self.rule and self.rule.tier in ERRORS else []

    @property
    def warnings(self) -> list[str]:
        """What an eye would miss in the new words."""
        found = [
            gettext("“%(word)s” mixes letters of two alphabets that look alike.") % {"word": word}
            for word in mixed_words(self.new)
        ]
        hidden = [name for name in hidden_names(self.new) if name != "¶"]
        if hidden:
            found.append(gettext("Invisible characters: %(names)s.") % {"names": ", ".join(hidden)})
        return found
