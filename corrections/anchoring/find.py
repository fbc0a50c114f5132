"""Where a quote from outside stands: a stale page, an import, a W3C annotation.

Only its own words and offsets are known, so each step must be sure before it answers.
"""

from rapidfuzz.distance import Indel

from corrections.anchoring.opinion import likeliest
from corrections.anchoring.quote import CONTEXT, Quote, Span, trimmed
from corrections.anchoring.tokens import Tokens

# The words found must be so much like the quoted ones; where they were replaced, they are gone.
SAME_WORDS = 0.6
# What stands around the words must be so much like the quoted surroundings.
SAME_SURROUNDINGS = 0.5
# A second passage so nearly as good makes the first a guess.
NEAR = 0.05


def find(text: str, wanted: Quote) -> Span | None:
    """Return where quoted words stand, or nothing rather than a guess: first at the quote's own offsets."""
    if not folded_words(wanted.exact):
        return None
    if _verified(text, wanted):
        return trimmed(text, wanted.span)
    return _only(text, wanted)


def folded_words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    words = Tokens()
    words.add(text, Span(0, len(text)))
    return words.keys


def _verified(text: str, wanted: Quote) -> bool:
    """Whether the quoted words, when folded, stand at their own offsets among their own surroundings."""
    inside = 0 <= wanted.start < wanted.end <= len(text)
    same = inside and folded_words(wanted.span.of(text)) == folded_words(wanted.exact)
    return same and _surroundings(text, wanted, wanted.span) >= SAME_SURROUNDINGS


def _only(text: str, wanted: Quote) -> Span | None:
    """Return the one place that holds the quoted words, if no other is nearly as good."""
    found = likeliest(text, wanted)
    if found is None or _likeness(text, wanted, found) == 0:
        return None
    rest = text[: found.start] + "\0" * len(found) + text[found.end :]
    other = likeliest(rest, wanted)
    if other and _likeness(rest, wanted, other) > _likeness(text, wanted, found) - NEAR:
        return None
    return trimmed(text, found)


def _likeness(text: str, wanted: Quote, place: Span) -> float:
    """Return how much a place is like the quoted one, nothing when its words are others."""
    words = Indel.normalized_similarity(wanted.exact, place.of(text), score_cutoff=SAME_WORDS)
    around = _surroundings(text, wanted, place)
    return (words + around) / 2 if words and around >= SAME_SURROUNDINGS else 0.0


def _surroundings(text: str, wanted: Quote, place: Span) -> float:
    before = text[max(0, place.start - CONTEXT) : place.start][-len(wanted.prefix) or len(text) :]
    after = text[place.end : place.end + CONTEXT][: len(wanted.suffix)]
    if not wanted.prefix and not wanted.suffix:
        return 1.0
    return Indel.normalized_similarity(wanted.prefix + wanted.suffix, before + after)
