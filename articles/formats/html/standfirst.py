"""The summary printed between the headline and the story."""

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.byline import is_credit
from articles.formats.html.chrome import names
from articles.formats.html.likeness import contained, likeness
from articles.formats.html.opening import opening
from articles.formats.html.page import Page
from articles.formats.html.pieces import Piece

#: How far below its headline a summary may stand, in runs of words (author, date and share bar between).
REACH = 14

#: A summary is a sentence or three.
FEWEST, MOST = 4, 120

#: A summary as printed and as described may differ by a few words.
ALIKE = 0.75

NAMES = re.compile(
    r"standfirst|stand-first|(?:^|[\W_])(?:lead|lede|leadtext|dek|deck|chapo|ingress|perex|sapo)(?:$|[\W_])|"
    r"(?:article|story|post|entry|page|main|header|news)[\w-]*?(?:intro|summary|excerpt|subtitle|subhead|abstract|lead)|"
    r"introtext|sub-?title|sub-?headline|subhead|summary|excerpt|abstract|einleitung|vorspann|entradilla|sumario|bajada|"
    r"sommario|occhiello|catenaccio|(?:^|[\W_])(?:spot|intro|teaser|preview|announce|anons|lid|ozet|podzagolovok|"
    r"description)(?:$|[\W_])|speakable-summary",
    re.IGNORECASE,
)


def standfirst(page: Page, heading: HtmlElement | None, headline: str, told: list[Piece]) -> list[Piece]:
    """Return the runs of words that make the summary; none when no summary is printed."""
    near = [p for p in _below(page.pieces, heading, told) if contained(p.text, headline) < ALIKE]
    return _as_described(near, _descriptions(page)) or _as_named(near) or _at_once(near[:1])


def _below(pieces: list[Piece], heading: HtmlElement | None, told: list[Piece]) -> list[Piece]:
    """Return the pieces between the heading and the story, near enough to be its summary."""
    at = max((i for i, piece in enumerate(pieces) if piece.stands_in(heading)), default=-1)
    below = pieces[at + 1 :] if at >= 0 else []
    known = set(told)
    opens = opening([piece for piece in below if piece in known])
    before = takewhile(lambda piece: piece is not opens, below)
    fits = (piece for piece in before if not piece.chrome and len(piece.words) >= FEWEST)
    return [*islice(fits, REACH)]


def _descriptions(page: Page) -> list[str]:
    names = ("og:description", "description", "twitter:description")
    told = [linked.words(page.article.get(key)) for key in ("description", "alternativeHeadline")]
    return [text for text in (*map(page.meta, names), *told) if text]


def _as_described(near: list[Piece], described: list[str]) -> list[Piece]:
    """Return the pieces that together say what the page says of itself."""
    for description in described:
        parts = [p for p in near if contained(p.text, description) >= 0.9 or _begins(p.text, description)]
        parts = [part for part in parts if len(part.words) >= FEWEST]
        told = " ".join(part.text for part in parts)
        if parts and (likeness(told, description) >= ALIKE or _begins(told, description)):
            return parts
    return []


def _begins(text: str, description: str) -> bool:
    """Say whether a description is this text cut short."""
    start = description.rstrip(".…[] ")
    return len(start) > 40 and text.startswith(start)


def _as_named(near: list[Piece]) -> list[Piece]:
    """Return the pieces of the first element whose own name calls it a summary."""
    boxes = dict.fromkeys(element for piece in near for element in piece.around[-3:] if _is_named(element))
    held = ([piece for piece in near if piece.stands_in(box)] for box in boxes)
    return next(filter(_may_be, held), [])


def _at_once(first: list[Piece]) -> list[Piece]:
    """Return the piece right under the headline when it is a heading or stands in the same header."""
    fits = [piece for piece in first if piece.is_heading or any(e.tag == "header" for e in piece.around)]
    return fits if _may_be(fits) else []


def _may_be(parts: list[Piece]) -> bool:
    """Say whether the pieces are a few sentences, not links and not who wrote the story and when."""
    if not parts or not FEWEST <= sum(len(part.words) for part in parts) <= MOST:
        return False
    return max(part.link_share for part in parts) < 0.5 and not any(map(is_credit, parts))


def _is_named(element: HtmlElement) -> bool:
    return NAMES.search(_names(element)) is not None


def _names(element: HtmlElement) -> str:
    return names(element, "class", "id", "itemprop", "data-testid", "data-component")
