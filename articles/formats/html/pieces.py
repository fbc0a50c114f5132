"""A page's text in reading order: each run of words between two block tags, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from articles.formats.html.chrome import is_chrome
from articles.text import one_line

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAVES = HEADINGS | {"p", "pre"}
TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})

#: Containers that give a run of words its place in the structure and so are written around it.
FRAMES = frozenset(
    ["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th"]
)

BLOCKS = (LEAVES | FRAMES).union(
    ("html", "body", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure"),
    ("figcaption", "caption", "form", "fieldset", "address", "details", "summary", "hr", "center", "hgroup"),
)

#: How many of the elements around some words are remembered: pages nest less, hostile ones without end.
DEEPEST = 60

#: A letter of a script written without spaces, or a word.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)

TAG = re.compile(r"<[^>]{1,300}>")

Node: TypeAlias = "str | HtmlElement"


@dataclass(slots=True, eq=False)
class Piece:
    """A run of words: its nodes, the elements open around it, and what they say about it."""

    nodes: list[Node]
    around: tuple[HtmlElement, ...]
    chrome: bool
    text: str = ""
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = one_line("".join(_texts(self.nodes)))
        self.words = words_of(self.text)

    @property
    def home(self) -> HtmlElement:
        return self.around[-1]

    @property
    def tag(self) -> str:
        """The heading, paragraph or list item it stands in."""
        tags = (
            element.tag for element in reversed(self.around) if element.tag in LEAVES or element.tag in FRAMES
        )
        return next(tags, "p")

    @property
    def heading(self) -> HtmlElement | None:
        return next((element for element in self.around if element.tag in HEADINGS), None)

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS

    def stands_in(self, element: HtmlElement | None) -> bool:
        return any(one is element for one in self.around)

    @property
    def is_card(self) -> bool:
        """Whether a link holds the whole block, as in a teaser of another story."""
        return any(element.tag == "a" for element in self.around)

    def link_share(self) -> float:
        """How much of the text is links."""
        if self.is_card:
            return 1.0
        linked = sum(len(one_line("".join(link.itertext()))) for node in self.nodes for link in _links(node))
        return linked / max(len(self.text), 1)

    def html(self) -> str:
        """Return the words with their inline markup in the paragraph or heading they stand in."""
        leaf = next((e.tag for e in reversed(self.around) if e.tag in LEAVES), "")
        inner = "".join(
            escape(node) if isinstance(node, str) else etree.tostring(node, encoding="unicode", method="html")
            for node in self.nodes
        )
        return (
            f"<{leaf}>{inner}</{leaf}>" if leaf else inner if self._holds_bare_text() else f"<p>{inner}</p>"
        )

    def _holds_bare_text(self) -> bool:
        return self.tag in {"li", "td", "th", "dt", "dd"}


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def pieces(root: HtmlElement) -> Iterator[Piece]:
    """Yield the page's runs of words in reading order."""
    holders = _holders(root)
    walk = _Walk()
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if element in holders:
            yield from walk.enter(element) if event == "start" else walk.leave(element)
        elif event == "start":
            steps.skip_subtree()
            yield from walk.pass_by(element)


class _Walk:
    """Where a walk through the page stands: the open elements, and the words since the last block tag."""

    def __init__(self) -> None:
        self.around: list[HtmlElement] = []
        self.hidden = [False]
        self.run: list[Node] = []

    def enter(self, element: HtmlElement) -> Iterator[Piece]:
        yield from self._finished(element.text)
        self.around.append(element)
        self.hidden.append(self.hidden[-1] or is_chrome(element))

    def leave(self, element: HtmlElement) -> Iterator[Piece]:
        yield from self._finished(element.tail)
        self.around.pop()
        self.hidden.pop()

    def pass_by(self, element: HtmlElement) -> Iterator[Piece]:
        """Take an inline element whole; a second line break in a row ends the paragraph."""
        if element.tag == "br" and _after_break(self.run):
            yield from self._finished(element.tail)
        else:
            self.run.append(element)

    def _finished(self, following: str | None) -> Iterator[Piece]:
        """Yield the run, if it has any words, and begin the one that follows."""
        run, self.run = self.run, [following or ""]
        if self.around and any(not isinstance(node, str) or node.strip() for node in run):
            piece = Piece(run, tuple(self.around[-DEEPEST:]), self.hidden[-1])
            yield from [piece] if piece.words else []


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
    last = run[-1] if run else ""
    return not isinstance(last, str) and last.tag == "br" and not (last.tail or "").strip()


def _texts(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield " " if node.tag == "br" else "".join(node.itertext())
            yield node.tail or ""


def _links(node: Node) -> Iterator[HtmlElement]:
    """Yield the links to other pages."""
    if not isinstance(node, str):
        yield from (link for link in node.iter("a") if not (link.get("href") or "").startswith("#"))
