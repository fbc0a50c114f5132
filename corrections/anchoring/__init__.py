"""Where marked words stand: quotes, and spans carried from one text to the next. Pure Python over strings."""

from corrections.anchoring.alignment import Alignment, align
from corrections.anchoring.carry import Certainty, Place, carry
from corrections.anchoring.find import find
from corrections.anchoring.grouping import Groups, grouped, joins
from corrections.anchoring.quote import NothingMarked, Quote, Span, quote, trimmed

__all__ = [
    "Alignment",
    "Certainty",
    "Groups",
    "NothingMarked",
    "Place",
    "Quote",
    "Span",
    "align",
    "carry",
    "find",
    "grouped",
    "joins",
    "quote",
    "trimmed",
]
