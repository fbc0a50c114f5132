"""Where a story opens: with its first paragraph that stands and looks as the next one does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from articles.formats.html.chrome import names
from articles.formats.html.pieces import HEADINGS, LEAVES, PARAGRAPH, Piece

#: Subheads, and the points of a list that sums a story up, open none.
UNLIKE = HEADINGS | {"li"}

#: Names may be numbered, or made by machine, without telling anything.
NUMBER = re.compile(r"\w*\d\w*")


def opening(told: Sequence[Piece]) -> Piece | None:
    """Return the paragraph with which the told words open; a summary looks unlike what follows it."""
    paragraphs = [piece for piece in told if piece.tag not in UNLIKE and len(piece.words) >= PARAGRAPH]
    held = Counter(element for piece in paragraphs for element in piece.around)
    return next((one for one, other in pairwise(paragraphs) if _alike(one, other, held)), None)


def _alike(one: Piece, other: Piece, held: Counter[HtmlElement]) -> bool:
    """Say whether two paragraphs stand side by side: bare, or each alone in a box of the same look."""
    shared = sum(1 for mine, its in zip(one.around, other.around, strict=False) if mine is its)
    mine, its = one.around[shared:], other.around[shared:]
    if [*map(_look, mine), *_dress(one)] != [*map(_look, its), *_dress(other)]:
        return False
    return not its or its[0].tag in LEAVES or held[its[0]] == 1 or bool(_look(its[0])[1].strip())


def _look(element: HtmlElement) -> tuple[str, str]:
    return element.tag, NUMBER.sub("", names(element, "class", "id", "itemprop", "data-component"))


def _dress(piece: Piece) -> Iterator[object]:
    """Yield whether the words are bold, and what else they all stand in."""
    yield piece.is_bold
    inside = [node for node in piece.nodes if not isinstance(node, str) or node.strip()]
    yield from (_look(node) for node in inside if not isinstance(node, str) and len(inside) == 1)
