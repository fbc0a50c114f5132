"""When a page says its story was published."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain

from lxml.html import HtmlElement

from articles.formats.dates import instant
from articles.formats.html import linked
from articles.formats.html.credits import address
from articles.formats.html.page import Page
from articles.formats.html.pieces import Piece

METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "date",
    "article.published",
    "article.created",
    "datecreated",
)

#: How far above and below its headline a dated line may stand, in runs of words, and how long it may be.
ABOVE, BELOW, LONGEST = 6, 12, 90

DIGIT = re.compile(r"\d")

#: A date with its hour and weekday has no more letters.
DATE = 40

IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")


def published(page: Page, heading: HtmlElement | None, language: str) -> datetime | None:
    """Return the moment the page was published; a source that tells the hour wins."""
    day = None
    for when in filter(None, (instant(text, language) for text in _told(page) if text)):
        if when.time() != time():
            return when
        day = day or when
    return day or _printed(page, heading, language)


def _told(page: Page) -> Iterator[str]:
    """Yield what the page tells machines, the most telling first."""
    yield linked.words(page.article.get("datePublished"))
    yield from (page.meta(name) for name in METAS)
    for element in page.elements:
        if "datePublished" in element.get("itemprop", ""):
            yield _stamp(element)
    for thing in page.things:
        yield "" if linked.is_article(thing) else linked.words(thing.get("datePublished"))


def _stamp(element: HtmlElement) -> str:
    """Return what an element says for machines of a moment, else what it prints."""
    told = (element.get(attribute) for attribute in ("content", "datetime", "title"))
    return next((text for text in told if text and DIGIT.search(text)), str(element.text_content()))


def _printed(page: Page, heading: HtmlElement | None, language: str) -> datetime | None:
    """Return the date printed by the headline, as an element of time or as a line of its own."""
    seen = [piece for piece in page.pieces if not piece.chrome]
    at = max((i for i, piece in enumerate(seen) if piece.stands_in(heading)), default=0)
    near = [*seen[at + 1 : at + 1 + BELOW], *seen[max(at - ABOVE, 0) : at + 1][::-1]]
    lines = (piece.text[:LONGEST] for piece in near if len(piece.text) <= LONGEST or piece.stands_in(heading))
    times = set(page.root.iter("time"))
    texts = chain(_stamps(near, times), filter(DIGIT.search, lines))
    dates = (instant(text, language) for text in texts)
    return (
        next(filter(None, dates), None)
        or _agreed(_stamps(seen, times), language)
        or _addressed(page)
        or _agreed(_lone_dates(seen[at + 1 :]), language)
    )


def _stamps(pieces: list[Piece], times: set[HtmlElement]) -> Iterator[str]:
    """Yield what the time elements in and around some words say."""
    for piece in pieces if times else ():
        inside = (time for node in piece.nodes if not isinstance(node, str) for time in node.iter("time"))
        around = times.intersection(piece.around)
        yield from map(_stamp, (*around, *inside))


def _lone_dates(pieces: list[Piece]) -> Iterator[str]:
    """Yield the lines outside lists and tables that are too short to hold much more than a date."""
    lines = (piece.text for piece in pieces if piece.tag == "p" and len(piece.text) <= DATE)
    yield from filter(DIGIT.search, lines)


def _agreed(texts: Iterable[str], language: str) -> datetime | None:
    """Return the first moment that the texts name when all that name any name one day."""
    moments = [when for text in texts if (when := instant(text, language))]
    return moments[0] if len({when.date() for when in moments}) == 1 else None


def _addressed(page: Page) -> datetime | None:
    """Return the day written into the page's address."""
    day = IN_ADDRESS.search(address(page))
    return instant("-".join(day.groups())) if day else None
