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


def furniture(story: list[Piece], around: list[Piece], trunk: HtmlElement) -> set[HtmlElement]:
    """Return the elements inside the trunk that are furniture; what holds much of the story is its own."""
    total, whole = length(story), _held(around, trunk)
    held = {box: inside for box, inside in _held(story, trunk).items() if length(inside) <= total * LITTLE}
    kinds = {box: kind for box, inside in held.items() if (kind := _kind(box, inside, whole[box]))}
    words: dict[str, set[Piece]] = {}
    for box, kind in kinds.items():
        words.setdefault(kind, set()).update(held[box])
    own = {kind for kind, pieces in words.items() if length(pieces) > total * HALF}
    boxes = {box for box, kind in kinds.items() if kind not in own}
    left = [piece for piece in story if boxes.isdisjoint(piece.around)]
    return boxes if length(left) > total * LITTLE else set()


def _held(pieces: list[Piece], trunk: HtmlElement) -> dict[HtmlElement, list[Piece]]:
    """Return the pieces in each element inside the trunk."""
    held: dict[HtmlElement, list[Piece]] = {}
    for piece in pieces:
        for element in takewhile(lambda element: element is not trunk, reversed(piece.around)):
            held.setdefault(element, []).append(piece)
    return held


def _kind(element: HtmlElement, told: list[Piece], whole: list[Piece]) -> str:
    """Return what kind of furniture an element is, by its name or by what it holds; nothing if none."""
    if element.tag in HEADINGS:
        return ""
    more = whole if len(whole) > len(told) else []
    return own_name(element) or _listed(element, told) or _listed(element, more)


def _listed(element: HtmlElement, inside: list[Piece]) -> str:
    """Return how an element that holds these pieces leads to other stories, nothing when it does not."""
    if len(inside) < 2:
        return ""
    told = [piece for piece in inside if not piece.is_heading]
    linked = len(told) > 0 and all(map(_is_linked, told))
    if linked and len(told) > 1 and element.tag in {"ul", "ol"}:
        return "list"
    if len(told) < len(inside) and linked and length(told) > SHORT * len(told):
        return "list under a heading"
    teases = len(told) == 1 and inside[0].is_heading and _is_linked(inside[0])
    return "teaser" if teases and length(told) <= LINK else ""


def _is_linked(piece: Piece) -> bool:
    return piece.link_share > LINKED


def length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)
