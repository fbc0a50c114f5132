"""What a guide overlooked of the story: paragraphs and subheads among those it told, and before them."""

from itertools import pairwise

from lxml.html import HtmlElement

from articles.formats.html.pieces import ENDS, PARAGRAPH, Piece

#: A paragraph of which more is links belongs to a list of other stories.
LINKED = 0.5


def filled(inside: list[Piece], told: set[Piece], titles: set[Piece]) -> list[Piece]:
    """Return the told pieces, those among them that the guide overlooked, and those it came too late for."""
    long = [i for i, piece in enumerate(inside) if _is_long(piece) and piece in told and piece not in titles]
    if not long:
        return []
    paths = {_path(inside[i]) for i in long}
    early = [i for i in range(long[0]) if _is_early(inside[i], paths)]
    first = min(early[:1] + long[:1])
    span, tail = inside[first : long[-1] + 1], inside[long[-1] + 1 :]
    beds = {inside[i].home.getparent() for i in early + long}
    story = told.union(inside[i] for i in early)
    follows = dict(pairwise(span))
    found = [p for p in span if p in story or _is_overlooked(p, beds, leads=follows.get(p) in story)]
    return [*filter(told.__contains__, inside[:first]), *found, *filter(told.__contains__, tail)]


def _is_early(piece: Piece, paths: set[tuple[str, ...]]) -> bool:
    """Say whether a piece above all told ones is a paragraph that stands as theirs do."""
    whole = _is_long(piece) and piece.text.endswith(ENDS) and not piece.is_heading
    return whole and piece.link_share <= LINKED and _path(piece) in paths


def _is_overlooked(piece: Piece, beds: set[HtmlElement | None], *, leads: bool) -> bool:
    """Say whether a piece among told ones is a paragraph of theirs, or a subhead that leads to one."""
    if piece.link_share > LINKED:
        return False
    if _figure_or_home(piece).getparent() in beds:
        return piece.is_heading or _is_long(piece)
    return piece.is_heading and leads


def _figure_or_home(piece: Piece) -> HtmlElement:
    """Return the figure in which a quotation stands, else the piece's own element."""
    return next((element for element in piece.around if element.tag == "figure"), piece.home)


def _is_long(piece: Piece) -> bool:
    return len(piece.words) >= PARAGRAPH


def _path(piece: Piece) -> tuple[str, ...]:
    return tuple(element.tag for element in piece.around)
