"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom, and JSON Feed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeGuard
from urllib.parse import urljoin

from lxml import etree

from articles.formats.draft import Draft, Fault, Options
from articles.formats.jsonfeed import read as read_json
from articles.formats.raw import Raw, drafted, html_of, joined_names, without_headline, words
from articles.formats.stream import peeked
from articles.formats.xml import Element, Source, inner, local, parts, text_in

RECORDS = frozenset({"item", "entry"})
DATES = (
    *("pubDate", "published", "dc:date", "dc:issued", "issued"),
    *("created", "updated", "dc:modified", "modified", "atom:published", "atom:updated"),
)
SUMMARIES = (
    "description",
    "summary",
    "itunes:summary",
    "dc:description",
    "atom:summary",
    "media:description",
)
#: Bodies, the best first; Yandex and those who learnt from it have names of their own.
BODIES = ("content:encoded", "content", "atom:content", "xhtml:body", "turbo:content", "other:full-text")
AUTHORS = ("dc:creator", "author", "atom:author", "itunes:author")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"

#: What RSS asks for in <author>: an address, and the name in brackets after it.
MAILBOX = re.compile(r"^\S+@\S+\s*\((.+)\)$|^[^\s@]+@[^\s@]+$")

#: What WordPress puts under each entry: “The post … appeared first on …”, with links to both, or without.
APPEARED = re.compile(
    r"(?is)<p\b[^>]*>(?:[^<]{0,40}<a\b[^>]*>(?P<title>[^<]*)</a>[^<]{1,60}<a\b[^>]*>[^<]*</a>[^<]{0,40}"
    r"|The post (?:(?!<p\b).){3,500}? appeared first on (?:(?!<p\b).){1,200}?)</p>\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What holds for every entry that does not say otherwise."""

    language: str
    byline: str
    address: str


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the entries of a feed; an entry with a headline alone is a draft that says so."""
    head, stream = peeked(stream)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        yield from read_json(stream, name, options)
        return
    source, feed = Source(stream, name, options), None
    for number, entry in enumerate(source.elements(RECORDS), 1):
        if isinstance(entry, Fault):
            yield entry
            continue
        feed = feed or feed_of(entry)
        yield drafted(_raw(entry, number, source, feed), from_feed=True)


def feed_of(entry: Element) -> Feed:
    """Return what the feed around its first entry says of all entries."""
    outer = entry.getparent()
    if outer is None:
        return Feed("", "", "")
    channel = next((child for child in outer if local(child) == "channel"), outer)
    about = parts(channel)
    language = text_in(_first(about, "language", "dc:language")) or outer.get(LANGUAGE, "")
    return Feed(language, _byline(about), channel.get(BASE) or _address(about))


def _raw(entry: Element, number: int, source: Source, feed: Feed) -> Raw:
    about = parts(entry)
    headline = _marked_up(_first(about, "title")) or text_in(_first(about, "dc:title", "media:title"))
    body, summary = (_without_origin(html, headline) for html in _body_and_summary(about))
    url = urljoin(entry.get(BASE) or feed.address, _address(about) or _permalink(about))
    own = text_in(_first(about, "guid", "id")) or url
    where = f"{source.name}#{own or number}"
    return Raw(
        source=where,
        key=own or where,
        headline=headline,
        body=without_headline(body, headline) or summary,
        standfirst=summary if body else "",
        section=_section(about),
        byline=_byline(about) or feed.byline,
        language=text_in(_first(about, "dc:language")) or entry.get(LANGUAGE, "") or feed.language,
        published=next((when for name in DATES if (when := text_in(_first(about, name)))), ""),
        url=url,
        warnings=source.text.news(),
    )


def _first(about: dict[str, list[Element]], *names: str) -> Element | None:
    return next((about[name][0] for name in names if name in about), None)


def _body_and_summary(about: dict[str, list[Element]]) -> tuple[str, str]:
    """Return the body and the summary as HTML; of several summaries the longest says most."""
    body = _html(_first(about, *BODIES))
    summaries = [_html(_first(about, name)) for name in SUMMARIES]
    return body, max(summaries, key=len) or _html(_of_group(about))


def _without_origin(html: str, headline: str) -> str:
    """Return a text without the line that says which post this is, and of which site."""
    origin = APPEARED.search(html, max(0, len(html) - 1500))
    named = origin and (origin["title"] is None or words(origin["title"]) == words(headline))
    return html[: origin.start()] if origin and named else html


def _of_group(about: dict[str, list[Element]]) -> Element | None:
    """Return what a video platform says of its video, which it keeps one level down."""
    group = _first(about, "media:group")
    return next((part for part in group if local(part) == "description"), None) if group is not None else None


def _marked_up(element: Element | None) -> str:
    """Return what an element holds, whether as elements of its own or as text that may hold tags."""
    return inner(element) if _has_children(element) else text_in(element)


def _html(element: Element | None) -> str:
    return inner(element) if _has_children(element) else html_of(text_in(element))


def _has_children(element: Element | None) -> TypeGuard[Element]:
    return element is not None and next(element.iterchildren(tag=etree.Element), None) is not None


def _address(about: dict[str, list[Element]]) -> str:
    original = text_in(_first(about, "feedburner:origLink"))
    links = [*about.get("link", ()), *about.get("atom:link", ())]
    linked = [link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate"]
    spelled = [text_in(link) for link in links if "href" not in link.attrib]
    return original or next(filter(None, [*spelled, *linked]), "")


def _permalink(about: dict[str, list[Element]]) -> str:
    guid = _first(about, "guid")
    return text_in(guid) if guid is not None and guid.get("isPermaLink") != "false" else ""


def _section(about: dict[str, list[Element]]) -> str:
    category = _first(about, "category", "dc:subject")
    return "" if category is None else category.get("label") or category.get("term") or text_in(category)


def _byline(about: dict[str, list[Element]]) -> str:
    named = ([_name(one) for one in about.get(tag, ())] for tag in AUTHORS)
    return next(filter(None, map(joined_names, named)), "")


def _name(person: Element) -> str:
    """Return a person's name: Atom gives it an element of its own, RSS puts it behind the address."""
    name = next((text_in(child) for child in person if local(child) == "name"), text_in(person))
    mailbox = MAILBOX.match(name)
    return (mailbox[1] or "") if mailbox else name
