"""In which section and language a page's story is, and where it lives."""

import re
from typing import cast
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.page import Page
from articles.text import one_line

SECTION = etree.XPath("//*[@itemprop='articleSection']")


def section(page: Page) -> str:
    """Return the section the page says its story is in."""
    told = page.meta("article:section") or linked.words(page.article.get("articleSection"))
    marked = cast(list[HtmlElement], SECTION(page.root)) if not told else []
    printed = [one_line(" ".join(element.itertext())) for element in marked]
    return told or page.meta("articlesection") or next(filter(None, printed), "")


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
    told = (*page.addresses, linked.words(page.article.get("url")))
    return next(filter(is_web, map(str.strip, told)), "")


def names_a_page(address: str) -> bool:
    """Say whether an address is that of a page, not of a whole site: many pages give it as theirs."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)


def is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
