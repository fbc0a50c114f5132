"""A story written out: its paragraphs and subheads in the lists, tables and quotes they stand in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from lxml.html import HtmlElement

from articles.formats.html.pieces import CELLS, ENDS, FRAMES, PARAGRAPH, Piece
from articles.markup.vocabulary import DEEPEST, ROOMY

#: A bold line of more words is a paragraph.
LONGEST_SUBHEAD = 12


def html(story: Iterable[Piece], figures: Mapping[Piece | None, str]) -> str:
    """Return the pieces as one body, in the lists, tables and quotes they stand in, pictures before them."""
    parts: list[str] = []
    opened: list[HtmlElement] = []
    pieces = list(story)
    subheads = set[Piece]() if any(piece.is_heading for piece in pieces) else _bold_subheads(pieces)
    held = Counter(piece.frame for piece in pieces)
    waiting = ""
    for piece in pieces:
        frames = [element for element in piece.around if element.tag in FRAMES]
        same = sum(1 for _ in _shared(opened, frames))
        parts += [f"</{element.tag}>" for element in reversed(opened[same:])]
        waiting += figures.get(piece, "")
        if _may_hold_figures(opened[:same]):
            parts.append(waiting)
            waiting = ""
        parts += [f"<{element.tag}>" for element in frames[same:]]
        shares = piece.tag in CELLS and held[piece.frame] > 1
        parts.append(piece.html("h2" if piece in subheads else "p" if shares else ""))
        opened = frames
    parts += [f"</{element.tag}>" for element in reversed(opened)]
    return "".join([*parts, waiting, figures.get(None, "")])


def _may_hold_figures(frames: list[HtmlElement]) -> bool:
    """Say whether a figure may stand inside these frames: never between the items of a list or table."""
    return not frames or (frames[-1].tag in ROOMY and len(frames) < DEEPEST - 1)


def _bold_subheads(story: list[Piece]) -> set[Piece]:
    """Return the lines that are subheads in all but their tag: short, bold, before a paragraph."""
    return {
        piece
        for piece, following in pairwise(story)
        if piece.tag == following.tag == "p"
        and len(piece.words) <= LONGEST_SUBHEAD
        and len(following.words) >= PARAGRAPH
        and not piece.text.endswith((*ENDS, ":", ","))
        and piece.is_bold
    }


def _shared(opened: list[HtmlElement], frames: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the frames that both lists begin with."""
    for one, other in zip(opened, frames, strict=False):
        if one is not other:
            return
        yield one
