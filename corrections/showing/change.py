"""A change before it is made: how it reads, what the guard says of it, what the public would be told."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from articles.diff import Piece, pieces, quiet
from articles.words import CannotChange, Words
from corrections.anchoring import Span
from corrections.policy import TierRule, tiers
from corrections.severity import change_guard
from corrections.showing.unseen import hidden_names, mixed_words
from corrections.wording import REASONS, notice_text, whole_words, written_in


@dataclass(frozen=True)
class Change:
    """New words for a span of an article's text, looked at before anything is written."""

    words: Words
    span: Span
    new: str
    language: str = "en"

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
    def note(self) -> str:
        """The public note as it would be drafted, in the article's language."""
        if self.after is None or self.least is None or self.least.place == "history":
            return ""
        was = whole_words(self.words.text, self.span)
        now = Span(was.start, was.end + len(self.after.text) - len(self.words.text))
        with translation.override(written_in(self.language)):
            return notice_text(was.of(self.words.text), now.of(self.after.text))

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
