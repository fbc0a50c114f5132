"""A second opinion: the words with their surroundings as one string, looked for in the new text alone."""

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import partial_ratio_alignment

from corrections.anchoring.quote import Quote, Span, quote

# Below this likeness, of 100, the text holds no passage like the quoted one.
CUT_OFF = 70.0
# So much on either side of the words tells that they were copied.
CLOSE = 12


def agreed(old: str, new: str, span: Span, place: Span) -> bool:
    """Whether the text alone, too, says that the words of a span stand in this place of the new text."""
    wanted = quote(old, span.start, span.end)
    if _copied(old, new, wanted):
        return False
    passage = wanted.prefix + wanted.exact + wanted.suffix
    around = new[max(0, place.start - len(wanted.prefix)) : place.end + len(wanted.suffix)]
    other = None if around == passage else likeliest(new, wanted)
    return other is None or other.shared(place) > 0


def _copied(old: str, new: str, wanted: Quote) -> bool:
    """Whether the words stand among their close neighbours, or beside one whole side, more often."""
    before, after = wanted.prefix + wanted.exact, wanted.exact + wanted.suffix
    close = wanted.prefix[-CLOSE:] + wanted.exact + wanted.suffix[:CLOSE]
    passages = [passage for passage in (before, after, close) if len(passage) > len(wanted.exact)]
    return any(new.count(passage) > max(1, old.count(passage)) for passage in passages)


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
