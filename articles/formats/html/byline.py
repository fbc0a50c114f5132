"""Who wrote a page's story."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from articles.formats.dates import instant
from articles.formats.html import linked
from articles.formats.html.credits import address
from articles.formats.html.page import Page
from articles.formats.html.pieces import ENDS, Piece
from articles.text import one_line

#: A name, or a few of them; more is a sentence about somebody.
LONGEST = 80

BY = re.compile(
    r"^(?:(?:written|posted|story|words|text|published|submitted|reported)\s+)?(?:by|von|par|por|di|da|door|av|af|text|текст|авторы?|"
    r"müəllif|yazar|yazan|autor(?:in|en|es)?|authors?|auteur|autore|подготовил[аи]?|"
    r"беседовал[аи]?|підготува(?:в|ла|ли)|розмовля(?:в|ла)|hazırla(?:dı|yan)|müxbir)\b\s*:?\s+|"
    r"^(?:von|by|haber|yazı|reportaj|söhbət|интервью|інтерв'ю)\s*:\s*",
    re.IGNORECASE,
)
#: Words of those that many a name begins with.
PARTICLE = re.compile(r"(?:von|di|da|av|af|par|por|door|text)\s", re.IGNORECASE)
NO_NAME = re.compile(
    r"https?:|www\.|@\w+\.|^\W*$|^(?:admin|editor|staff|unknown|none|null)$|\d{4}", re.IGNORECASE
)

#: What stands behind a name on its line: a date, a section, who took the picture.
BEHIND = re.compile(
    r"(?:\s*[|·•©]|\s+on\s+(?:\w{3,9},?\s+){0,2}\d|\s+\d{1,2}(?:[./]\s?\d{1,2}[./]|\.?\s\w+\s)|,\s+in\s|\s+(?:foto|photo|фото|şəkil)s?\s*:).*",
    re.IGNORECASE,
)

#: Where newsrooms keep the pages of those who write for them.
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|a)?|auteurs?|autore|avtor[iy]?|yazar(?:lar)?|muellif|journalists?|reporters?|profile)/",
    re.IGNORECASE,
)
METAS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dcterms.creator",
)

#: How far above and below its headline the author may stand, in runs of words.
ABOVE, BELOW = 3, 8

#: The elements that call themselves an author's in any way.
MARKED = etree.XPath(
    "//*[@rel='author' or contains(@itemprop, 'author')"
    " or contains(@class, 'author') or contains(@class, 'yline')]"
)

#: How an element says that it is an author's, the most telling way first.
WAYS: tuple[Callable[[HtmlElement], bool], ...] = (
    lambda element: element.get("rel") == "author",
    lambda element: "author" in element.get("itemprop", ""),
    lambda element: "byline" in element.get("class", "").split(),
    lambda element: "author" in element.get("class", "").split(),
    lambda element: re.search("author(?:-n|__n|N)ame", element.get("class", "")) is not None,
    lambda element: re.search(r"^(?!.*comment).*[-_]authors?(?:\s|$)", element.get("class", "")) is not None,
    lambda element: re.search("[Bb]yline", element.get("class", "")) is not None,
)


def byline(page: Page, heading: HtmlElement | None) -> str:
    """Return the names of those who wrote it, people before the site itself."""
    sites = {words for name in _sites(page) if (words := name.casefold())}
    site: list[str] = []
    for place in _places(page, heading):
        names = list(dict.fromkeys(filter(None, place)))
        if not sites.issuperset(name.casefold() for name in names):
            return ", ".join(names)
        site = site or names
    return ", ".join(site)


def is_credit(piece: Piece) -> bool:
    """Say whether a short line only says who wrote the story, or when it came out."""
    if len(piece.text) > LONGEST or piece.text.endswith(ENDS):
        return False
    inside = [element for node in piece.nodes if not isinstance(node, str) for element in node.iter()]
    marked = any(map(_is_authors, (*piece.around[-2:], *inside)))
    return marked or BY.match(piece.text) is not None or bool(_at_home([piece])) or bool(instant(piece.text))


def _places(page: Page, heading: HtmlElement | None) -> Iterator[list[str]]:
    """Yield the names where a page names its authors, "" for what is none; the most telling place first."""
    for key in ("author", "creator"):
        yield [*map(_name_in_data, linked.names(page.article.get(key), page.things))]
    yield [_name(name) for key in METAS for name in page.metas.get(key, ())]
    seen = [piece for piece in page.pieces if not piece.chrome]
    at = max((i for i, piece in enumerate(seen) if piece.stands_in(heading)), default=len(seen))
    near = [*seen[at + 1 : at + 1 + BELOW], *seen[max(at - ABOVE, 0) : at]]
    yield [*map(_name, _signed(near)[:1])]
    yield [*map(_name, _at_home(near))]
    yield [*map(_name, _marked(page))]


def _sites(page: Page) -> Iterator[str]:
    """Yield the names the site goes by."""
    yield page.meta("og:site_name")
    yield linked.words(page.article.get("publisher"))
    yield (urlsplit(address(page)).hostname or "").removeprefix("www.")


def _signed(pieces: list[Piece]) -> list[str]:
    """Return the lines that begin with "By" in some language; of one that ends there, the next."""
    signed = [piece.text for piece in pieces if BY.match(piece.text)]
    return signed + [name.text for label, name in pairwise(pieces) if BY.fullmatch(f"{label.text} ")]


def _at_home(pieces: list[Piece]) -> list[str]:
    """Return the words of links to the pages of authors."""
    links = (link for piece in pieces for link in piece.links())
    home = (link for link in links if AUTHOR_PAGE.search(link.get("href") or ""))
    return [one_line(" ".join(link.itertext())) for link in home]


def _marked(page: Page) -> list[str]:
    """Return the names in elements that call themselves an author's."""
    marked = cast(list[HtmlElement], MARKED(page.root))
    for way in WAYS:
        names = [one_line(" ".join(element.itertext())) for element in filter(way, marked)][:3]
        if any(map(_name, names)):
            return names
    return []


def _is_authors(element: HtmlElement) -> bool:
    return element.tag == "time" or any(way(element) for way in WAYS)


def _name(text: str) -> str:
    """Return the name in a line that may begin with "By" and end with a date."""
    return _bare(BY.sub("", one_line(text)))


def _name_in_data(text: str) -> str:
    """Return a name that data gives: “Von” and “Da” begin it, where a line would mean “by”."""
    return _bare(one_line(text)) if PARTICLE.match(text) else _name(text)


def _bare(text: str) -> str:
    name = BEHIND.sub("", text).strip(" ,;|·•-–")
    return "" if NO_NAME.search(name) or len(name) > LONGEST else name
