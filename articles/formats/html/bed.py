"""The bed of a story: the one element its paragraphs stand in side by side, where that is plain."""

from collections import Counter
from collections.abc import Collection

from lxml.html import HtmlElement

from articles.formats.html.chrome import is_named
from articles.formats.html.pieces import FRAMES, LEAVES, PARAGRAPH, Piece

#: A bed holds at least so many words, half of the prose on its page, and many times what any other holds.
FEWEST, HALF, TIMES = 150, 0.5, 8

#: What holds one part of a story only.
HOLDERS = LEAVES | FRAMES | {"figure"}

#: A paragraph of which more is links belongs to a list of other stories.
LINKED = 0.5


def bedded(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces in the bed of the story; none when it lies in several, or others rival it."""
    homes = Counter(piece.home for piece in pieces)
    lonely = {home for home, held in homes.items() if held == 1}
    weights = Counter[HtmlElement]()
    for piece in filter(_is_prose, pieces):
        weights[_bed(piece, lonely)] += len(piece.words)
    (bed, most), (_, next_most) = [*weights.most_common(2), (None, 0), (None, 0)][:2]
    if bed is None or most < max(FEWEST, HALF * weights.total(), TIMES * next_most) or is_named(bed):
        return []
    inside = (piece for piece in pieces if piece.stands_in(bed))
    return [piece for piece in inside if piece.is_heading or _bed(piece, lonely) is bed]


def _bed(piece: Piece, lonely: Collection[HtmlElement]) -> HtmlElement:
    """Return the nearest element around a piece that does more than hold its paragraph, list or table."""
    around = piece.around[:-1] if piece.home in lonely else piece.around
    beds = (one for one in reversed(around) if one.tag not in HOLDERS)
    return next(beds, piece.around[0])


def _is_prose(piece: Piece) -> bool:
    return len(piece.words) >= PARAGRAPH and not piece.is_heading and piece.link_share <= LINKED
