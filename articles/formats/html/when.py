"""When a page says its story was published."""

import re
from collections.abc import Iterator
from datetime import datetime, time

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
ABOVE, BELOW, LONGEST = 6, 12, 70


IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:/|-|$)")


def published(page: Page, heading: HtmlElement | None, language: str) -> datetime | None:
    """Return the moment the page was published; a source that tells the hour wins."""
    moments = [when for text in _told(page) if (when := instant(text, language))]
    timed = (when for when in moments if when.time() != time())
    settled = next(timed, None) or next(iter(moments), None)
    return settled or _printed(page, heading, language)


def _told(page: Page) -> Iterator[str]:
    """Yield what the page tells machines, the most telling first."""
    yield linked.words(page.article.get("datePublished"))
    yield from (page.meta(name) for name in METAS)
    for element in page.root.xpath("//*[contains(@itemprop, 'datePublished')]"):
        yield element.get("content") or element.get("datetime") or element.text_content()
    for thing in page.things:
        yield linked.words(thing.get("datePublished"))


def _printed(page: Page, heading: HtmlElement | None, language: str) -> datetime | None:
    """Return the date printed by the headline, as an element of time or as a line of its own."""
    seen = [piece for piece in page.pieces if not piece.chrome]
    at = max((i for i, piece in enumerate(seen) if piece.stands_in(heading)), default=0)
    near = [*seen[at + 1 : at + 1 + BELOW], *seen[max(at - ABOVE, 0) : at + 1][::-1]]
    stamped = (stamp for piece in near for stamp in _stamps(piece))
    lines = (piece.text[:LONGEST] for piece in near if len(piece.text) <= LONGEST or piece.stands_in(heading))
    dates = (instant(text, language) for texts in (stamped, lines) for text in texts)
    return next(filter(None, dates), None) or _agreed(seen) or _addressed(page)


def _stamps(piece: Piece) -> Iterator[str]:
    """Yield what the time elements in and around some words say."""
    inside = (time for node in piece.nodes if not isinstance(node, str) for time in node.iter("time"))
    around = (element for element in piece.around if element.tag == "time")
    yield from (time.get("datetime") or time.text_content() for time in (*around, *inside))


def _agreed(seen: list[Piece]) -> datetime | None:
    """Return the moment that the page's time elements name when all name one day."""
    moments = [when for piece in seen for stamp in _stamps(piece) if (when := instant(stamp))]
    return moments[0] if len({when.date() for when in moments}) == 1 else None


def _addressed(page: Page) -> datetime | None:
    """Return the day written into the page's address."""
    day = IN_ADDRESS.search(address(page))
    return instant("-".join(day.groups())) if day else None
