"""What became of marked words that were edited: where their image begins and ends, and how much is left."""

from collections.abc import Iterable
from dataclasses import dataclass

from corrections.anchoring.alignment import NOWHERE, Alignment, Gap
from corrections.anchoring.marked import Marked, nearby
from corrections.anchoring.pairing import Pair, paired
from corrections.anchoring.quote import Span, trimmed

# A short word with two letters swapped is so much like the right one (“teh” and “the” are 0.67 alike).
ALMOST = 0.65


@dataclass(frozen=True, slots=True)
class Image:
    """Where the edited words stand, and which share of the marked ones is left in them."""

    span: Span
    share: float


def image(words: Marked) -> Image | None:
    """Return what became of marked words, or nothing when nothing stands in their place."""
    partners = _partners(words.at, range(words.first, words.stop))
    span = _span(words, partners)
    seen = trimmed(words.at.new, span) if span else None
    return Image(seen, _share(words, partners)) if seen else None


def corrected(words: Marked) -> list[int]:
    """Return the tokens near the marked ones that have no partners, but became words almost the same."""
    lost = [n for n in nearby(words) if words.at.onto[n] == NOWHERE]
    partners = _partners(words.at, lost)
    return [n for n in lost if n in partners and partners[n].likeness >= ALMOST]


def _partners(alignment: Alignment, numbers: Iterable[int]) -> dict[int, Pair]:
    """Return what some tokens became, and others of the same replaced stretches."""
    partners: dict[int, Pair] = {}
    stop = 0
    for n in numbers:
        if alignment.onto[n] != NOWHERE:
            partners[n] = Pair(n, alignment.onto[n], 1.0)
        elif n >= stop:
            gap = alignment.gap(n)
            partners |= {pair.old: pair for pair in _pairs(alignment, gap)}
            stop = gap.stop
    return partners


def _pairs(alignment: Alignment, gap: Gap) -> list[Pair]:
    def found() -> list[Pair]:
        old = alignment.olds.keys[gap.first : gap.stop]
        new = alignment.news.keys[gap.new_first : gap.new_stop]
        return [Pair(gap.first + i, gap.new_first + j, likeness) for i, j, likeness in paired(old, new)]

    return alignment.once(gap, found)


def _share(words: Marked, partners: dict[int, Pair]) -> float:
    whole = left = 0.0
    for n in range(words.first, words.stop):
        length = words.at.olds.span(n, n + 1).shared(words.span)
        whole += length
        left += length * partners[n].likeness if n in partners else 0
    return left / whole


def _span(words: Marked, partners: dict[int, Pair]) -> Span | None:
    alive = [partners[n] for n in range(words.first, words.stop) if n in partners]
    before, after = _neighbours(words, partners)
    start = _replaced_from(words, before, alive[0].new if alive else after)
    end = _replaced_to(words, after, alive[-1].new if alive else before)
    if alive:
        nearest = _inside(words.at, alive[0], words.span.start, words.at.news.starts[alive[0].new])
        start = _in_one_line(words, start, nearest)
        nearest = _inside(words.at, alive[-1], words.span.end, words.at.news.ends[alive[-1].new])
        end = _in_one_line(words, end, nearest)
    return Span(start, end) if start is not None and end is not None and start < end else None


def _in_one_line(words: Marked, place: int | None, nearest: int) -> int:
    """Return the place, or the nearest one that is sure when words of one line would grow over its end."""
    if place is None:
        return nearest
    grown = words.at.new[min(place, nearest) : max(place, nearest)]
    return nearest if "\n" in grown and "\n" not in words.words else place


def _neighbours(words: Marked, partners: dict[int, Pair]) -> tuple[int | None, int | None]:
    """Return where the tokens next to the marked ones stand now, the text's own limits at its ends."""
    before = _partner(words.at, partners, words.first - 1) if words.first else -1
    last = words.stop == len(words.at.onto)
    return before, len(words.at.back) if last else _partner(words.at, partners, words.stop)


def _partner(alignment: Alignment, partners: dict[int, Pair], token: int) -> int | None:
    if alignment.onto[token] != NOWHERE:
        return alignment.onto[token]
    return partners[token].new if token in partners else None


def _replaced_from(words: Marked, before: int | None, limit: int | None) -> int | None:
    """Return where the words begin that replaced the first marked ones, when they replaced no others."""
    if words.at.onto[words.first] != NOWHERE or before is None or limit is None:
        return None
    return words.at.news.starts[before + 1] if before + 1 < limit else None


def _replaced_to(words: Marked, after: int | None, limit: int | None) -> int | None:
    if words.at.onto[words.stop - 1] != NOWHERE or after is None or limit is None:
        return None
    return words.at.news.ends[after - 1] if limit + 1 < after else None


def _inside(alignment: Alignment, pair: Pair, place: int, otherwise: int) -> int:
    """Return where a place inside a word stands in its partner: counted from the side that is the same."""
    old, new = alignment.olds.span(pair.old, pair.old + 1), alignment.news.span(pair.new, pair.new + 1)
    if not old.start < place < old.end:
        return otherwise
    done, left = place - old.start, old.end - place
    if alignment.old[old.start : place] == alignment.new[new.start : new.start + done]:
        return new.start + done
    if left <= len(new) and alignment.old[place : old.end] == alignment.new[new.end - left : new.end]:
        return new.end - left
    return otherwise
