"""A page's pieces in reading order."""

from lxml import etree
from lxml.html import HtmlElement

from articles.formats.html.chrome import is_chrome
from articles.formats.html.pieces import FRAMES, LEAVES, Node, Piece

BLOCKS = (LEAVES | FRAMES).union(
    ("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure"),
    ("figcaption", "caption", "form", "fieldset", "address", "details", "summary", "hr", "center", "hgroup"),
)

#: How many of the elements around some words are remembered: pages nest less, hostile ones without end.
DEEPEST = 60


def pieces(root: HtmlElement) -> list[Piece]:
    """Return the page's runs of words in reading order."""
    holders = _holders(root)
    walk = _Walk()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if element in holders:
            walk.enter(element) if event == "start" else walk.leave(element)
        elif event == "start":
            steps.skip_subtree()
            walk.pass_by(element)
    return walk.found


class _Walk:
    """Where a walk through the page stands: the open elements, and the words since the last block tag."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.around: list[HtmlElement] = []
        self.hidden = [False]
        self.run: list[Node] = [""]

    def enter(self, element: HtmlElement) -> None:
        self._finish(element.text)
        self.around.append(element)
        self.hidden.append(self.hidden[-1] or is_chrome(element))

    def leave(self, element: HtmlElement) -> None:
        self._finish(element.tail)
        self.around.pop()
        self.hidden.pop()

    def pass_by(self, element: HtmlElement) -> None:
        """Take an inline element whole; a second line break in a row ends the paragraph."""
        if element.tag == "br" and _after_break(self.run):
            self._finish(element.tail)
        else:
            self.run.append(element)

    def _finish(self, following: str | None) -> None:
        """Keep the run, if it has any words, and begin the one that follows."""
        run, self.run = self.run, [following or ""]
        if len(run) > 1 or str(run[0]).strip():
            piece = Piece(run, tuple(self.around[-DEEPEST:]), self.hidden[-1])
            self.found += [piece] if piece.says_something else []


def _holders(root: HtmlElement) -> set[HtmlElement]:
    """Return the block elements, and the inline ones that hold any."""
    holders: set[HtmlElement] = {root}
    for block in root.iter(*BLOCKS):
        while block is not None and block not in holders:
            holders.add(block)
            block = block.getparent()
    return holders


def _after_break(run: list[Node]) -> bool:
    """Say whether the run ends in a line break: another one then ends the paragraph."""
    last = run[-1]
    return not isinstance(last, str) and last.tag == "br" and not (last.tail or "").strip()
