"""Where marked words of one text stand in another: exact, edited or gone.

A wrong place is worse than none, since an editor applies a fix with one key.
"""

from dataclasses import dataclass
from enum import StrEnum

from corrections.anchoring.alignment import NOWHERE, Alignment, align
from corrections.anchoring.image import Image, corrected, image
from corrections.anchoring.marked import Marked, held, in_a_row, kept, marked, nearby, run_length, steady
from corrections.anchoring.moved import moved
from corrections.anchoring.opinion import agreed
from corrections.anchoring.quote import Span

# Words whose line stayed to this share, near them, did not move.
AT_HOME = 0.75
# Below this share the line is another line, and only what stands in it speaks for the place.
ANOTHER_LINE = 0.40
# A run is no chance when it is so much longer than the marked words, or as long as this.
LONGER, LONG = 6, 16
# The share of the words that must be left: alone, and with steady text next to them.
MOST, SOME = 0.75, 0.40
# An image much longer than the words is another passage.
GROWTH, GRACE = 2.5, 60
# Words wholly replaced between steady neighbours are shown up to this length.
REPLACED = 120
# Words this long that both texts hold once are the same words.
RARE = 8
# A move costs some confidence, and so does an image taken on half the evidence.
MOVED, WEAK, ALONE = 0.9, 0.5, 0.8


class Certainty(StrEnum):
    """What became of marked words."""

    EXACT = "exact"
    EDITED = "edited"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Place:
    """Where marked words stand now, and whether a fix may be applied there with one key."""

    certainty: Certainty
    span: Span | None
    confidence: float
    one_key: bool


NO_PLACE = Place(Certainty.GONE, None, 0.0, False)


def carry(alignment: Alignment, span: Span) -> Place:
    """Return where the words of a span stand in the new text, in one jump from the old one."""
    words = marked(alignment, span)
    if words is None:
        return NO_PLACE
    stayed = in_a_row(words) and kept(words.at, nearby(words)) >= AT_HOME
    place = (not stayed and _after_a_move(words)) or _in_place(words)
    if place.span and place.certainty is Certainty.EXACT:
        sure = agreed(alignment.old, alignment.new, words.span, place.span)
        return Place(place.certainty, place.span, place.confidence * (1.0 if sure else WEAK), sure)
    return place


def _after_a_move(words: Marked) -> Place | None:
    """Return where the words stand in the stretch that moved with them."""
    move = moved(words.at, words.span)
    if move is None:
        return None
    old, new = move
    inner = words.at.once(move, lambda: align(old.of(words.at.old), new.of(words.at.new)))
    within = marked(inner, words.span.moved(-old.start))
    place = _in_place(within) if within else NO_PLACE
    there = place.span and place.span.moved(new.start)
    return Place(place.certainty, there, place.confidence * MOVED, False) if there else None


def _in_place(words: Marked) -> Place:
    there = _unchanged(words)
    if there:
        return Place(Certainty.EXACT, there, 1.0, False)
    found = image(words)
    if found is None or len(found.span) > GROWTH * len(words.span) + GRACE:
        return NO_PLACE
    confidence = _confidence(words, found)
    return Place(Certainty.EDITED, found.span, confidence, False) if confidence else NO_PLACE


def _unchanged(words: Marked) -> Span | None:
    """Return where the very same characters stand, if the text around them says that it is they."""
    if not in_a_row(words):
        return _pushed_aside(words)
    there = _counted_from(words, words.first)
    return there if there.of(words.at.new) == words.words and _vouched_for(words) else None


def _pushed_aside(words: Marked) -> Span | None:
    """Return where the characters stand when an insertion seems to split them but fits beside them, too.

    “teh cat” in “teh teh cat”: the first “teh” is new, though the alignment may think it is the second.
    """
    if NOWHERE in words.links:
        return None
    from_start, from_end = _counted_from(words, words.first), _counted_from(words, words.stop - 1)
    if from_end.of(words.at.new) == words.words and steady(words, before=False, in_line=True):
        return from_end
    same = from_start.of(words.at.new) == words.words
    return from_start if same and steady(words, before=True, in_line=True) else None


def _counted_from(words: Marked, token: int) -> Span:
    """Return where the words stand when they are as far from one of their tokens as they were."""
    at = words.at
    return words.span.moved(at.news.starts[at.onto[token]] - at.olds.starts[token])


def _vouched_for(words: Marked) -> bool:
    return (
        words.uncut
        or run_length(words) >= min(LONG, len(words.span) + LONGER)
        or (held(words, before=True) and held(words, before=False))
        or steady(words, before=True, in_line=True)
        or steady(words, before=False, in_line=True)
    )


def _confidence(words: Marked, found: Image) -> float:
    """Return how sure it is that edited words are the marked ones, none when too little speaks for it."""
    elsewhere = _in_another_line(words)
    before = steady(words, before=True, in_line=elsewhere)
    after = steady(words, before=False, in_line=elsewhere)
    if before and after:
        return found.share if found.share >= SOME else _replaced(found)
    if found.share >= MOST and (before or after or not elsewhere):
        return found.share * ALONE
    enough = (found.share >= SOME and (before or after)) or (found.share >= MOST and _once(words, found))
    return found.share * WEAK if enough else 0.0


def _in_another_line(words: Marked) -> bool:
    """Whether most of the line near the words neither stayed nor was merely corrected."""
    near = nearby(words)
    stayed = kept(words.at, near) >= ANOTHER_LINE
    return not stayed and kept(words.at, near, too=corrected(words)) < ANOTHER_LINE


def _replaced(found: Image) -> float:
    return max(found.share, 1 - MOST) * WEAK if len(found.span) <= REPLACED else 0.0


def _once(words: Marked, found: Image) -> bool:
    """Whether the words stand once in the old text, and what they became once in the new."""
    new = found.span.of(words.at.new)
    return len(words.span) >= RARE and words.at.old.count(words.words) == 1 == words.at.new.count(new)
