"""Marked words and where they stand: spans in code points, quotes as W3C selectors have them."""

import re
from dataclasses import dataclass

# As many characters on either side as the annotation tools in use keep, so that quotes can be exchanged.
CONTEXT = 32
# Blanks and characters nobody sees: white space, soft hyphen, zero-width and bidi marks.
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


class NothingMarked(ValueError):
    """No words stand in the marked place."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand in a text: code points, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that stand here."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """Return the span further down the text, or up when negative."""
        return Span(self.start + by, self.end + by)

    def shared(self, other: "Span") -> int:
        """Return how many characters both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Quote:
    """Marked words with what stood before and after them."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def trimmed(text: str, span: Span) -> Span:
    """Return the span without the blanks and unseen characters at its ends."""
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and _UNSEEN.match(text[start]):
        start += 1
    while end > start and _UNSEEN.match(text[end - 1]):
        end -= 1
    return Span(start, max(start, end))


def quote(text: str, start: int, end: int) -> Quote:
    """Return the marked words, trimmed, with the text around them."""
    span = trimmed(text, Span(start, end))
    if not span:
        raise NothingMarked(f"No words stand between {start} and {end}. Mark the words first, then send.")
    prefix = text[max(0, span.start - CONTEXT) : span.start]
    suffix = text[span.end : span.end + CONTEXT]
    return Quote(span.of(text), prefix, suffix, span.start, span.end)
