"""Who wrote a page's story, in which section and language, and where it lives."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.page import Page
from articles.text import one_line

#: A name, or a few of them; more is a sentence about somebody.
LONGEST = 80

BY = re.compile(
    r"^(?:(?:written|posted|story|words|text|published)\s+)?(?:by|von|par|por|di|da|door|av|af|text|текст|автор|"
    r"müəllif|yazar|yazan|autor|author|auteur|autore)\b\s*:?\s+|^(?:von|by)\s*:\s*",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"https?:|www\.|@\w+\.|^\W*$|^(?:admin|editor|staff|unknown|none|null)$|\d{4}", re.IGNORECASE
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

#: How far below its headline the author may stand, in runs of words.
REACH = 8

PLACES = (
    "//*[@rel='author']",
    "//*[contains(@itemprop, 'author')]",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
    "//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
    "//*[contains(@class, 'authorName')]",
    "//*[contains(@class, 'byline') or contains(@class, 'Byline')]",
)


def byline(page: Page, heading: HtmlElement | None) -> str:
    """Return the names of those who wrote it, people before the site itself."""
    places = (
        linked.names(page.article.get("author"), page.things),
        linked.names(page.article.get("creator"), page.things),
        [name for key in METAS for name in page.metas.get(key, ())],
        _signed(page, heading),
        _marked(page),
    )
    found = [names for place in places if (names := list(dict.fromkeys(filter(None, map(_name, place)))))]
    sites = {words for name in _sites(page) if (words := name.casefold())}
    people = (names for names in found if not sites.issuperset(name.casefold() for name in names))
    return ", ".join(next(people, next(iter(found), [])))


def _sites(page: Page) -> Iterator[str]:
    """Yield the names the site goes by."""
    yield page.meta("og:site_name")
    yield linked.words(page.article.get("publisher"))
    yield (urlsplit(address(page)).hostname or "").removeprefix("www.")


def _signed(page: Page, heading: HtmlElement | None) -> list[str]:
    """Return the lines by the headline that begin with "By" in some language."""
    seen = [piece for piece in page.pieces if not piece.chrome]
    at = max((i for i, piece in enumerate(seen) if piece.stands_in(heading)), default=len(seen))
    near = (piece.text for piece in seen[at + 1 : at + 1 + REACH])
    return [text for text in near if BY.match(text)][:1]


def _marked(page: Page) -> list[str]:
    """Return the names in elements that call themselves an author's."""
    for place in PLACES:
        names = [one_line(" ".join(element.itertext())) for element in page.root.xpath(place)[:3]]
        if any(map(_name, names)):
            return names
    return []


def _name(text: str) -> str:
    name = BY.sub("", one_line(text)).strip(" ,;|·•-–")
    return "" if NO_NAME.search(name) or len(name) > LONGEST else name


def section(page: Page) -> str:
    return page.meta("article:section") or linked.words(page.article.get("articleSection"))


def language(page: Page) -> str:
    """Return the language the page says it is in, as two or three letters."""
    told = (
        page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        linked.words(page.article.get("inLanguage")),
        page.meta("og:locale", "content-language", "dc.language", "language"),
    )
    codes = (re.match(r"[a-z]{2,3}(?![a-z])", (code or "").strip().lower()) for code in told)
    return next((code[0] for code in codes if code), "")


def address(page: Page) -> str:
    """Return where the page says it lives; never anything but a web address."""
    links = (link.get("href") or "" for link in page.root.iter("link") if link.get("rel") == "canonical")
    told = (*links, page.meta("og:url"), linked.words(page.article.get("url")))
    return next(filter(is_web, map(str.strip, told)), "")


def is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
