"""A second opinion: the words with their surroundings as one string, looked for in the new text alone."""

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from corrections.anchoring.quote import Quote, Span, quote

# Below this likeness, of 100, the text holds no passage like the quoted one.
CUT_OFF = 70.0


def agreed(old: str, new: str, span: Span, place: Span) -> bool:
    """Whether the text alone, too, says that the words of a span stand in this place of the new text."""
    wanted = quote(old, span.start, span.end)
    passage = wanted.prefix + wanted.exact + wanted.suffix
    around = new[max(0, place.start - len(wanted.prefix)) : place.end + len(wanted.suffix)]
    if around == passage:
        return new.count(passage) <= old.count(passage)
    other = likeliest(new, wanted)
    return other is None or other.shared(place) > 0


def likeliest(text: str, wanted: Quote) -> Span | None:
    """Return where the passage most like the quoted one holds its words."""
    passage = wanted.prefix + wanted.exact + wanted.suffix
    best = partial_ratio_alignment(passage, text, score_cutoff=CUT_OFF)
    if best is None:
        return None
    start, end = _share(passage, text[best.dest_start : best.dest_end], wanted)
    return Span(best.dest_start + start, best.dest_start + end)


def _share(passage: str, found: str, wanted: Quote) -> tuple[int, int]:
    """Return which part of the found passage stands for the quoted words."""
    start, end = len(wanted.prefix), len(wanted.prefix) + len(wanted.exact)
    began = ended = 0
    for part in Indel.opcodes(passage, found):
        if part.src_start <= start:
            began = part.dest_start + min(start - part.src_start, part.dest_end - part.dest_start)
        if part.src_start < end:
            ended = part.dest_start + min(end - part.src_start, part.dest_end - part.dest_start)
    return began, max(began, ended)
