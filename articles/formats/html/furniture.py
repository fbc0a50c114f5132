"""The boxes inside a story that belong to its page: by their names, or as they only list other stories."""

from collections.abc import Iterable
from itertools import takewhile

from lxml.html import HtmlElement

from articles.formats.html.chrome import own_name
from articles.formats.html.pieces import HEADINGS, Piece

#: A box of furniture holds at most this share of the story's words, and all boxes of a kind this share.
LITTLE, HALF = 0.25, 0.5

#: A link to another story is no longer than a headline with its summary.
LINK = 40

#: A link of no more words leads to a section or a service.
SHORT = 3

#: What is all link but for a time or a sign.
LINKED = 0.9


def furniture(story: list[Piece], trunk: HtmlElement) -> set[HtmlElement]:
    """Return the elements inside the trunk that are furniture; what holds much of the story is its own."""
    held: dict[HtmlElement, list[Piece]] = {}
    for piece in story:
        for element in takewhile(lambda element: element is not trunk, reversed(piece.around)):
            held.setdefault(element, []).append(piece)
    most = length(story) * LITTLE
    small = {element: inside for element, inside in held.items() if length(inside) <= most}
    kinds = {element: kind for element, inside in small.items() if (kind := _kind(element, inside))}
    words: dict[str, set[Piece]] = {}
    for element, kind in kinds.items():
        words.setdefault(kind, set()).update(held[element])
    own = {kind for kind, pieces in words.items() if length(pieces) > length(story) * HALF}
    boxes = {element for element, kind in kinds.items() if kind not in own}
    left = [piece for piece in story if boxes.isdisjoint(piece.around)]
    return boxes if length(left) > length(story) * LITTLE else set()


def _kind(element: HtmlElement, inside: list[Piece]) -> str:
    """Return what kind of furniture an element is, nothing when it is none."""
    if element.tag in HEADINGS:
        return ""
    if name := own_name(element):
        return name
    if len(inside) == 1:
        return ""
    told = [piece for piece in inside if not piece.is_heading]
    linked = len(told) > 0 and all(map(_is_linked, told))
    if linked and len(told) > 1 and element.tag in {"ul", "ol"}:
        return "list"
    if len(told) < len(inside) and linked and length(told) > SHORT * len(told):
        return "list under a heading"
    teases = len(told) == 1 and len(inside) > 1 and inside[0].is_heading and _is_linked(inside[0])
    return "teaser" if teases and length(told) <= LINK else ""


def _is_linked(piece: Piece) -> bool:
    return piece.link_share() > LINKED


def length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)
