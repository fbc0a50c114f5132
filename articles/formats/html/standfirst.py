"""The summary printed between the headline and the story."""

import re

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.byline import BY
from articles.formats.html.chrome import names
from articles.formats.html.likeness import contained, likeness
from articles.formats.html.page import Page
from articles.formats.html.pieces import Piece

#: How far below its headline a summary may stand, in runs of words (author, date and share bar between).
REACH = 14

#: A summary is a sentence or three.
FEWEST, MOST = 4, 120

#: A paragraph of a story is longer than a line of a summary in several.
LONG = 25

#: A summary as printed and as described may differ by a few words.
ALIKE = 0.75

NAMES = re.compile(
    r"standfirst|stand-first|(?:^|[\W_])(?:lead|lede|leadtext|dek|deck|chapo|ingress|perex|sapo)(?:$|[\W_])|"
    r"(?:article|story|post|entry|page|main|header|news)[\w-]*?(?:intro|summary|excerpt|subtitle|subhead|abstract|lead)|"
    r"introtext|sub-?title|sub-?headline|subhead|summary|excerpt|abstract|einleitung|vorspann|entradilla|sumario|bajada|"
    r"sommario|occhiello|catenaccio|(?:^|[\W_])(?:spot|intro|teaser|anons|lid)(?:$|[\W_])|speakable-summary",
    re.IGNORECASE,
)


def standfirst(page: Page, heading: HtmlElement | None, headline: str) -> list[Piece]:
    """Return the runs of words that make the summary; none when no summary is printed."""
    near = [piece for piece in _below(page.pieces, heading) if contained(piece.text, headline) < ALIKE]
    return _as_described(near, _descriptions(page)) or _as_named(near) or _at_once(near[:1])


def _below(pieces: list[Piece], heading: HtmlElement | None) -> list[Piece]:
    """Return the pieces that follow the heading, near enough to be its summary."""
    at = max((i for i, piece in enumerate(pieces) if piece.stands_in(heading)), default=-1)
    return _telling(pieces[at + 1 :])[:REACH] if at >= 0 else []


def _telling(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces that may be a summary, up to where the story plainly runs."""
    fits = [piece for piece in pieces if not piece.chrome and len(piece.words) >= FEWEST]
    runs = (i for i, piece in enumerate(fits) if _opens_story(piece) and len(piece.words) >= LONG)
    return fits[: next(runs, len(fits)) + 3]


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
            return [] if _opens_story(parts[-1]) else parts
    return []


def _begins(text: str, description: str) -> bool:
    """Say whether a description is this text cut short."""
    start = description.rstrip(".…[] ")
    return len(start) > 40 and text.startswith(start)


def _as_named(near: list[Piece]) -> list[Piece]:
    """Return the pieces of the first element whose own name calls it a summary."""
    box = next((element for piece in near for element in piece.around[-3:] if _is_named(element)), None)
    parts = [piece for piece in near if piece.stands_in(box)]
    return parts if _may_be(parts) else []


def _at_once(first: list[Piece]) -> list[Piece]:
    """Return the piece right under the headline when it is a heading or stands in the same header."""
    first = [piece for piece in first if not BY.match(piece.text)]
    fits = [piece for piece in first if piece.is_heading or any(e.tag == "header" for e in piece.around)]
    return fits if _may_be(fits) else []


def _may_be(parts: list[Piece]) -> bool:
    """Say whether the pieces are a few sentences, not links and not the story's beginning."""
    if not parts or not FEWEST <= sum(len(part.words) for part in parts) <= MOST:
        return False
    return max(part.link_share() for part in parts) < 0.5 and not _opens_story(parts[-1])


def _is_named(element: HtmlElement) -> bool:
    return NAMES.search(_names(element)) is not None


def _names(element: HtmlElement) -> str:
    return names(element, "class", "id", "itemprop", "data-testid", "data-component")


def _opens_story(piece: Piece) -> bool:
    """Say whether the words are but the first of several like paragraphs."""
    following = piece.home.getnext()
    alike = following is not None and following.tag == piece.home.tag == "p"
    return alike and _names(following) == _names(piece.home)
