"""The words under a picture: they stand in its figure, or are called a caption."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from lxml.html import HtmlElement

from articles.formats.html.chrome import names
from articles.formats.html.pieces import Piece

NAMES = re.compile(
    r"(?:^|[\W_])(?:\w*captions?|legend|credits?|copyright|cutline|bildunterschrift|bildtext)(?:$|[\W_])",
    re.IGNORECASE,
)

#: How many of the elements around some words may call them a caption.
NEAR = 3

#: A caption of more words is a story.
LONGEST = 150


def is_caption(piece: Piece) -> bool:
    """Say whether some words stand, or call themselves, under a picture."""
    if any(element.tag in {"figcaption", "figure"} for element in piece.around):
        return True
    inside = (node for node in piece.nodes if not isinstance(node, str))
    return any(map(is_named, (*piece.around[-NEAR:], *inside)))


def caption(figure: HtmlElement | None, before: Sequence[Piece], after: Sequence[Piece]) -> str:
    """Return the words of a picture among the pieces before it, nearest first, and after it.

    In a figure they are its figcaption, else what calls itself a caption there; a picture without a
    figure has those right after it that call themselves so.
    """
    if figure is not None:
        return _said(_in(figure, after)) or _said([*_in(figure, before)][::-1])
    return _said(takewhile(_stands_alone, after))


def _in(figure: HtmlElement, pieces: Iterable[Piece]) -> Iterator[Piece]:
    return takewhile(lambda piece: piece.stands_in(figure), pieces)


def _stands_alone(piece: Piece) -> bool:
    return is_caption(piece) and not any(element.tag == "figure" for element in piece.around)


def _said(pieces: Iterable[Piece]) -> str:
    """Return the words of those that are a caption, each once."""
    told = [piece for piece in pieces if _is_words(piece)]
    words = " ".join(dict.fromkeys(piece.text for piece in told))
    return words if sum(len(piece.words) for piece in told) <= LONGEST else ""


def _is_words(piece: Piece) -> bool:
    inside = (node for node in piece.nodes if not isinstance(node, str))
    near = (*piece.around[-NEAR:], *inside)
    return any(element.tag == "figcaption" for element in piece.around) or any(map(is_named, near))


def is_named(element: HtmlElement) -> bool:
    """Say whether an element calls itself a caption, or what one stands in."""
    return NAMES.search(names(element, "class", "id", "itemprop")) is not None
