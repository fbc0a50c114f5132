"""A page's pieces in reading order."""

from itertools import chain
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from articles.formats.html.breaks import broken, ends_in_break, paragraphs
from articles.formats.html.chrome import TAGS, is_chrome
from articles.formats.html.image import IMAGES
from articles.formats.html.pieces import FRAMES, LEAVES, PARAGRAPH, WORD, Node, Piece, text_of

BLOCKS = (LEAVES | FRAMES).union(
    ("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure"),
    ("figcaption", "caption", "form", "fieldset", "address", "details", "summary", "hr", "center", "hgroup"),
)

#: Letters of a paragraph that is plainly a story's.
LONG = 120

#: How many of the elements around some words are remembered: pages nest less, hostile ones without end.
DEEPEST = 60

#: How many runs of words stand before an image, and the image.
Spot: TypeAlias = "tuple[int, HtmlElement]"


def order(root: HtmlElement) -> tuple[list[Piece], list[Spot]]:
    """Return the page's runs of words in reading order, and its images with where they stand among them."""
    holders = _holders(root)
    walk = _Walk(_pictured(root, holders))
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if element in holders:
            walk.enter(element) if event == "start" else walk.leave(element)
        elif event == "start":
            steps.skip_subtree()
            walk.pass_by(element)
    _uncover(walk.found)
    return walk.found, walk.images


def _uncover(found: list[Piece]) -> None:
    """Show what is hidden on a page that shows hardly a paragraph: an open dialogue hides all the rest."""
    shown = 0
    for piece in found:
        shown += len(piece.text) if not piece.chrome and len(piece.words) >= PARAGRAPH else 0
        if shown >= LONG:
            return
    for piece in found:
        piece.chrome = any(element.tag in TAGS for element in piece.around)


class _Walk:
    """Where a walk through the page stands: the open elements, and the words since the last block tag."""

    def __init__(self, pictured: set[HtmlElement]) -> None:
        self.pictured = pictured
        self.found: list[Piece] = []
        self.images: list[Spot] = []
        self.around: list[HtmlElement] = []
        self.hidden = [False]
        self.run: list[Node] = [""]
        self.seen: list[HtmlElement] = []
        self.begun = False

    def enter(self, element: HtmlElement) -> None:
        self._finish(element.text)
        if element in self.pictured:
            self.images.append((len(self.found), element))
        self.around.append(element)
        self.hidden.append(self.hidden[-1] or (is_chrome(element) and not self._signs(element)))

    def leave(self, element: HtmlElement) -> None:
        self._finish(element.tail)
        self.around.pop()
        self.hidden.pop()

    def _signs(self, element: HtmlElement) -> bool:
        """Say whether an element is a footer above the story: some pages sign and date it there."""
        return element.tag == "footer" and not self.begun

    def pass_by(self, element: HtmlElement) -> None:
        """Take an inline element whole; a second line break in a row ends the paragraph."""
        if element.tag == "br" and ends_in_break(self.run):
            self._finish(element.tail)
        else:
            self.run.append(element)
            if element in self.pictured:
                self.seen.append(element)

    def _finish(self, following: str | None) -> None:
        """Keep the run, if it has any words, and begin the one that follows."""
        run, self.run = self.run, [following or ""]
        if len(run) == 1 and not str(run[0]).strip():
            return
        for nodes in paragraphs(run):
            piece = Piece(nodes, tuple(self.around[-DEEPEST:]), self.hidden[-1])
            if self.seen:
                self._see(nodes)
            self.found += [piece] if piece.says_something else []
            self.begun = self.begun or len(piece.text) >= LONG
        self.seen.clear()

    def _see(self, nodes: list[Node]) -> None:
        """Note the images among some nodes: before their words, or after them if any come first."""
        at = len(self.found)
        for node in nodes:
            if not isinstance(node, str) and node in self.pictured:
                self.images += ((at, image) for image in node.iter(*IMAGES))
            at = at if at > len(self.found) or not WORD.search(text_of([node])) else at + 1


def _holders(root: HtmlElement) -> set[HtmlElement]:
    """Return the block elements, and the inline ones that hold any."""
    holders: set[HtmlElement] = {root}
    for block in chain(root.iter(*BLOCKS), broken(root)):
        while block is not None and block not in holders:
            holders.add(block)
            block = block.getparent()
    return holders


def _pictured(root: HtmlElement, holders: set[HtmlElement]) -> set[HtmlElement]:
    """Return the images, and the inline elements that hold any."""
    pictured = {*root.iter(*IMAGES)}
    for image in [*pictured]:
        element = image.getparent()
        while element is not None and element not in holders and element not in pictured:
            pictured.add(element)
            element = element.getparent()
    return pictured
