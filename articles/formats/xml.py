"""XML of any size, record by record: no DTD, no entities, no network, and what damage allows."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import BinaryIO, cast

from lxml import etree

from articles.formats.draft import Fault, Options
from articles.formats.stream import Text, peeked, text_of

DECLARED = re.compile(rb"""^[^<]*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")

#: An ampersand that XML itself does not understand: bare, or before a name that only HTML or a DTD knows.
#: The parser would drop it, and the words after it too.
FOREIGN = re.compile(
    r"(?s)<!\[CDATA\[.*?(?:\]\]>|\Z)"
    r"|&(?!(?:lt|gt|amp|quot|apos);|#\d+;|#[xX][0-9a-fA-F]+;)(?:[A-Za-z][A-Za-z0-9]{0,31};)?"
)

#: What may be the first half of a mark that the end of a piece cut in two.
SEAM = re.compile(r"(?:<(?:!(?:\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?|\]\]?|&[#\w]{0,31})\Z")

#: Short names for the vocabularies that records borrow from, told by a part of their address.
VOCABULARIES = {
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/": "dc",
    "/excerpt/": "excerpt",
    "wordpress.org/export/": "wp",
    "search.yahoo.com/mrss": "media",
    "itunes": "itunes",
    "w3.org/2005/Atom": "atom",
    "feedburner": "feedburner",
    "w3.org/1999/xhtml": "xhtml",
    "turbo.yandex": "turbo",
}

Element = etree._Element


@dataclass(slots=True)
class Source:
    """One XML source while it is read: its records, then whether it ended as it should."""

    stream: BinaryIO
    name: str
    options: Options
    text: Text = field(init=False)
    line: int = 1
    column: int = 0

    def __post_init__(self) -> None:
        head, whole = peeked(self.stream)
        declared = DECLARED.match(head)
        self.text = text_of(whole, self.options, declared[1].decode() if declared else "")

    def elements(
        self, records: frozenset[str], others: frozenset[str] = frozenset()
    ) -> Iterator[Element | Fault]:
        """Yield each element of these names when it is complete; where the source breaks off, a fault."""
        whole = False
        for element in self._ended(_parser(records | others | ROOTS)):
            whole = whole or element.getparent() is None
            if local(element) in records | others:
                yield element
            if local(element) in records:
                _forget(element)
        if not whole:
            yield self._broken()

    def _ended(self, parser: "etree.XMLPullParser") -> Iterator[Element]:
        """Yield the elements that end in the text; never those that only the end of the text would end."""
        for piece in mended(self.text.pieces()):
            with suppress(etree.XMLSyntaxError):  # what it could not recover from shows as a broken end
                parser.feed(piece.encode("utf-8", "ignore"))
                yield from (cast("Element", element) for _, element in parser.read_events())
            self._count(piece)

    def _count(self, piece: str) -> None:
        *lines, last = piece.split("\n")
        self.line += len(lines)
        self.column = len(last) + (0 if lines else self.column)

    def _broken(self) -> Fault:
        where = f"line {self.line}, column {self.column}"
        return Fault(self.name, f"The XML breaks off at {where}: get the file again.", self.line)


#: The outermost elements of the formats we read.
ROOTS = frozenset({"rss", "feed", "RDF", "nitf", "newsItem", "newsMessage", "NewsML"})


def _parser(names: frozenset[str]) -> "etree.XMLPullParser":
    return etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{name}" for name in names],
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _forget(element: Element) -> None:
    """Free a record and all before it, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def mended(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the pieces with bare ampersands spelled out, as feeds written by hand need it."""
    rest, open_section = "", False
    for piece in pieces:
        piece = rest + piece
        seam = SEAM.search(piece, max(0, len(piece) - 40))
        rest = piece[seam.start() :] if seam else ""
        piece = piece[: seam.start()] if seam else piece
        yield _spelled_out(piece, open_section)
        open_section = _leaves_open(piece, open_section)
    yield _spelled_out(rest, open_section)


def _spelled_out(piece: str, in_section: bool) -> str:
    inside, end, outside = piece.partition("]]>") if in_section else ("", "", piece)
    return inside + end + FOREIGN.sub(_understood, outside)


def _understood(mark: re.Match[str]) -> str:
    """Return a bare ampersand escaped, HTML's names as numbers, and nothing for a name of a DTD's own."""
    if mark[0] == "&":
        return "&amp;"
    if not mark[0].startswith("&"):
        return mark[0]
    letters = unescape(mark[0])
    return "" if letters == mark[0] else "".join(f"&#{ord(letter)};" for letter in letters)


def _leaves_open(piece: str, was_open: bool) -> bool:
    """Say whether a CDATA section is open at the end of a piece."""
    opened, closed = piece.rfind("<![CDATA["), piece.rfind("]]>")
    return was_open if opened == closed == -1 else opened > closed


@lru_cache(1024)
def _name(tag: str, home: str) -> str:
    """Return an element's name as the formats know it: bare in its record's own vocabulary."""
    space, _, bare = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if space in {"", home}:
        return bare
    prefix = next((short for part, short in VOCABULARIES.items() if part in space), "other")
    return f"{prefix}:{bare}"


def local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def parts(element: Element) -> dict[str, list[Element]]:
    """Return the children of a record by name, such as `title`, `dc:creator`, `wp:post_id`."""
    home = etree.QName(element).namespace or ""
    found: dict[str, list[Element]] = {}
    for child in element.iterchildren(tag=etree.Element):
        found.setdefault(_name(str(child.tag), home), []).append(child)
    return found


def text_in(element: Element | None) -> str:
    """Return all text in an element."""
    return "".join(map(str, element.itertext())).strip() if element is not None else ""


def inner(element: Element) -> str:
    """Return what stands in an element as HTML."""
    inside = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return (element.text or "").replace("&", "&amp;").replace("<", "&lt;") + inside
