"""A saved page taken apart: its tree without behaviour, its meta tags, its linked data, its words."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.formats.decode import decoded
from articles.formats.draft import Unreadable
from articles.formats.html import linked
from articles.formats.html.layout import unframe
from articles.formats.html.noscript import uncover
from articles.formats.html.order import Spot, order
from articles.formats.html.pieces import Piece
from articles.text import one_line

#: Saved pages stay far below these; more is a dump of something else, and would take minutes.
LARGEST, MOST_ELEMENTS = 20_000_000, 30_000

#: What a page calls itself: so many names, and no longer.
NAMES, LONGEST_NAME = 12, 500

#: Elements whose words no reader of the page sees.
UNSEEN = ("script", "style", "iframe", "textarea")

#: Elements mostly unseen; left open by mistake they swallow a story, which then stays.
HARDLY_SEEN = ("noscript", "template", "svg", "object", "select", "math", "form")
STORY = 3

#: Browsers overlook these in an address; written out anew they would hide a script from the cleaner.
CONTROLS = re.compile(r"[\x00-\x1f]")

TAG = re.compile(r"<(?:!doctype|html|head|body|title|meta|div|p|h1|article)\b", re.IGNORECASE)
CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE
)


@dataclass(frozen=True)
class Page:
    """A page: its tree, all elements in it, its linked data, its meta tags by name, a note on its letters."""

    root: HtmlElement
    elements: list[HtmlElement]
    things: list[linked.Thing]
    metas: dict[str, list[str]]
    warning: str = ""

    @cached_property
    def article(self) -> linked.Thing:
        titles = (_words(title) for title in self.root.iter("title", "h1"))
        named = (*titles, *self.metas.get("og:title", ()), *self.metas.get("twitter:title", ()))
        return linked.article(self.things, [*filter(None, named)][:NAMES], self.addresses)

    @property
    def addresses(self) -> list[str]:
        """Where the page says it lives."""
        links = (link.get("href") or "" for link in self.root.iter("link") if link.get("rel") == "canonical")
        return [*filter(None, map(str.strip, (*links, self.meta("og:url"))))]

    @property
    def pieces(self) -> list[Piece]:
        return self._order[0]

    @property
    def images(self) -> list[Spot]:
        """Its images, each with the number of pieces before it."""
        return self._order[1]

    @cached_property
    def _order(self) -> tuple[list[Piece], list[Spot]]:
        body = self.root.find("body")
        found, images = order(self.root if body is None else body)
        unframe(self.root, found)
        return found, images

    def meta(self, *names: str) -> str:
        """Return the content of the first of these meta tags that says anything."""
        return next((content for name in names for content in self.metas.get(name, ())), "")


def page(data: bytes, encoding: str) -> Page:
    """Return the page that the bytes hold."""
    if len(data) > LARGEST:
        raise Unreadable(f"It is larger than any page: over {LARGEST // 1_000_000} MB.")
    if not data.strip():
        raise Unreadable("It is empty. Save the page again and import it once more.")
    text = decoded(data, encoding or declared(data))
    if not TAG.search(text.text):
        raise Unreadable("It holds no HTML. Import a saved page, or name the right format.")
    root = _tree(text.text)
    elements = [*root.iter()]  # while they are held, lxml need not make them anew for each walk
    things = linked.things(
        "".join(script.itertext())
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    )
    _silence(root)
    elements = [*root.iter()]
    return Page(root, elements, things, _metas(root), text.warning)


def _silence(root: HtmlElement) -> None:
    """Take out what is no text of the page; words that follow such an element stay."""
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    for link in root.iter("a"):
        if CONTROLS.search(href := link.get("href") or ""):
            link.set("href", CONTROLS.sub("", href))
    hardly_seen = [*root.iter(*HARDLY_SEEN)]
    for element in hardly_seen:
        if sum(1 for _ in islice(element.iter("p", "br"), STORY)) == STORY:
            element.tag = "div"
    uncover(element for element in hardly_seen if element.tag == "noscript")
    etree.strip_elements(root, *HARDLY_SEEN, with_tail=False)


def declared(data: bytes) -> str:
    """Return the encoding that a page names in its first lines."""
    found = CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _tree(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as problem:
        raise Unreadable(f"It holds no HTML that can be read ({problem}).") from problem
    if cast(float, root.xpath("count(//*)")) > MOST_ELEMENTS:
        raise Unreadable(f"It has more than {MOST_ELEMENTS:,} elements; no article is so long.")
    return root


def _words(element: HtmlElement) -> str:
    return one_line("".join(element.itertext()))[:LONGEST_NAME]


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the meta tags, by their name, property, itemprop or http-equiv."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = one_line(meta.get("content") or "")
        names = (meta.get(attribute) for attribute in ("name", "property", "itemprop", "http-equiv"))
        for name in names if content else ():
            metas.setdefault((name or "").strip().lower(), []).append(content)
    return metas
