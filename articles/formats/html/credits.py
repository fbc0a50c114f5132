"""In which section and language a page's story is, and where it lives."""

import re
from urllib.parse import urlsplit

from articles.formats.html import linked
from articles.formats.html.page import Page


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
