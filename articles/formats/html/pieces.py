"""A piece of a page: the run of words between two block tags, and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from articles.text import one_line

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LEAVES = HEADINGS | {"p", "pre"}

#: Containers that give a run of words its place in the structure and so are written around it.
FRAMES = frozenset(
    ["ul", "ol", "li", "dl", "dt", "dd", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th"]
)

#: The frames that hold words without a paragraph in between.
CELLS = frozenset({"li", "td", "th", "dt", "dd"})

#: How sentences end, quoted ones too.
ENDS = (".", "!", "?", "…", "”", "“", "’", "»", "«", "›", "‹", '"', "。", "！", "？", "」", "』", "؟", "।")

#: A letter of a script written without spaces, or a word.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)

TAG = re.compile(r"<[^>]{1,300}>")
IMAGE = re.compile(r"""<img(?:[^>"']|"[^"]*"|'[^']*')*+>""")

#: A paragraph has at least so many words.
PARAGRAPH = 8

Node: TypeAlias = "str | HtmlElement"


@dataclass(eq=False)
class Piece:
    """A run of words: its nodes, the elements open around it, and what they say about it."""

    nodes: list[Node]
    around: tuple[HtmlElement, ...]
    chrome: bool
    text: str = ""

    def __post_init__(self) -> None:
        self.text = text_of(self.nodes)

    @cached_property
    def words(self) -> list[str]:
        return words_of(self.text)

    @property
    def says_something(self) -> bool:
        """Whether there is a word in it."""
        return WORD.search(self.text) is not None

    @property
    def home(self) -> HtmlElement:
        return self.around[-1]

    @cached_property
    def tag(self) -> str:
        """The heading, paragraph or list item it stands in."""
        tags = (
            element.tag for element in reversed(self.around) if element.tag in LEAVES or element.tag in FRAMES
        )
        return next(tags, "p")

    @property
    def frame(self) -> HtmlElement | None:
        """The innermost list, item, quote, table or cell it stands in."""
        return next((element for element in reversed(self.around) if element.tag in FRAMES), None)

    @property
    def heading(self) -> HtmlElement | None:
        return next((element for element in self.around if element.tag in HEADINGS), None)

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS

    def stands_in(self, element: HtmlElement | None) -> bool:
        return element in self.around

    @property
    def is_card(self) -> bool:
        """Whether a link holds the whole block, as in a teaser of another story."""
        return any(element.tag == "a" for element in self.around)

    def links(self) -> list[HtmlElement]:
        """Return the links in and around the words."""
        around = [element for element in self.around if element.tag == "a"]
        return around + [link for node in self.nodes for link in _links(node)]

    @cached_property
    def link_share(self) -> float:
        """How much of the text is links."""
        if self.is_card:
            return 1.0
        linked = sum(len(one_line("".join(link.itertext()))) for node in self.nodes for link in _links(node))
        return linked / max(len(self.text), 1)

    @property
    def is_bold(self) -> bool:
        """Whether all of the words stand in bold type."""
        return is_bold(self.nodes)

    def html(self, leaf: str = "") -> str:
        """Return the words with their inline markup, without pictures, in this element or their own."""
        leaf = leaf or next((e.tag for e in reversed(self.around) if e.tag in LEAVES), "")
        inner = "".join(
            escape(node) if isinstance(node, str) else etree.tostring(node, encoding="unicode", method="html")
            for node in self.nodes
        )
        inner = IMAGE.sub("", inner) if "<img" in inner else inner
        return f"<{leaf}>{inner}</{leaf}>" if leaf else inner if self.tag in CELLS else f"<p>{inner}</p>"


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def text_of(nodes: list[Node]) -> str:
    if len(nodes) == 1 and isinstance(nodes[0], str):
        return one_line(nodes[0])
    return one_line("".join(_texts(nodes)))


def is_bold(nodes: list[Node]) -> bool:
    """Say whether all of the words stand in bold type."""
    inline = (node for node in nodes if not isinstance(node, str))
    bold = one_line("".join("".join(part.itertext()) for node in inline for part in node.iter("b", "strong")))
    return bold != "" and bold == text_of(nodes)


def _texts(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield " " if node.tag == "br" else _text(node)
            yield node.tail or ""


def _text(node: HtmlElement) -> str:
    return "".join(node.itertext()) if len(node) else node.text or ""


def _links(node: Node) -> Iterator[HtmlElement]:
    """Yield the links to other pages."""
    if not isinstance(node, str):
        yield from (link for link in node.iter("a") if not (link.get("href") or "").startswith("#"))
