"""Tables and lists that only lay a page out: a cell that holds a story is a box like any other."""

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from articles.formats.html.pieces import CELLS, FRAMES, PARAGRAPH, Piece

#: So many paragraphs in a cell are a story.
SEVERAL = 3

LISTS = frozenset({"table", "ul", "ol", "dl"})


def unframe(root: HtmlElement, pieces: list[Piece]) -> None:
    """Make plain boxes of the cells that hold stories, and of the tables and lists around them."""
    long = [piece for piece in pieces if not piece.chrome and len(piece.words) >= PARAGRAPH]
    held = Counter(piece.frame for piece in long)
    laid_out = {
        element
        for piece in long
        if (cell := piece.frame) is not None and cell.tag in CELLS and held[cell] >= SEVERAL
        for element in piece.around
        if element.tag in LISTS or element is cell
    }
    for element in [*_parts(root, laid_out)] if laid_out else ():
        element.tag = "div"


def _parts(root: HtmlElement, laid_out: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield these elements, and the rows and cells of those that are tables or lists."""
    lists: dict[HtmlElement | None, HtmlElement | None] = {root.getparent(): None}
    for element in root.iter():
        lists[element] = element if element.tag in LISTS else lists[element.getparent()]
        if element in laid_out or (element.tag in FRAMES and lists[element] in laid_out):
            yield element
