"""The headline a reader sees over the story."""

import re

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.chrome import is_named
from articles.formats.html.likeness import likeness
from articles.formats.html.page import Page
from articles.formats.html.pieces import Piece, words_of
from articles.text import one_line

#: A heading that shares less than this with what the page calls itself is another story's.
ALIKE, SAME = 0.5, 0.75

#: Letters of a name that are looked at; no headline is so long.
LONGEST = 500

#: Words of a headline that nothing else on the page confirms; fewer may be the site's name.
FEWEST = 5

#: Words of a headline that the page's own name confirms.
FEW = 3

DIVIDER = re.compile(r"\s+[|–—\-•·»:/]\s+|\s*[|»]\s*")


def heading_of(page: Page) -> HtmlElement | None:
    """Return the heading nearest to what the page calls itself: an h1 before others, none of a menu."""
    known = _known(page)
    shown = (piece.heading for piece in page.pieces if not piece.chrome)
    found = list(dict.fromkeys(heading for heading in shown if heading is not None))
    first = [heading for heading in found if heading.tag == "h1"]
    long = (heading for heading in first if not known or len(_text(heading).split()) >= FEWEST)
    near = _nearest(first, known, ALIKE)
    near = _nearest(found, known, SAME) if near is None else near
    near = _unmarked(page, known) if near is None else near
    return next(long, None) if near is None else near


def _unmarked(page: Page, known: list[str]) -> HtmlElement | None:
    """Return the box of the words that are the page's name where no heading says it."""
    names = {tuple(words_of(_without_site(name, page))) for name in known}
    long = {name for name in names if len(name) >= FEW}
    shown = (piece for piece in page.pieces if tuple(piece.words) in long and not piece.chrome)
    own = (piece for piece in shown if piece.link_share < ALIKE and not any(map(is_named, piece.around)))
    boxes = (_box(piece, page) for piece in own)
    return next((box for box in boxes if box is not None), None)


def _box(piece: Piece, page: Page) -> HtmlElement | None:
    """Return the element that holds a piece and no other; an inline one then stands around it too."""
    if sum(1 for other in page.pieces if other.stands_in(piece.home)) == 1:
        return piece.home
    inside = [node for node in piece.nodes if not isinstance(node, str) or node.strip()]
    if len(inside) != 1 or isinstance(inside[0], str):
        return None
    piece.around += (inside[0],)
    return inside[0]


def _nearest(headings: list[HtmlElement], known: list[str], enough: float) -> HtmlElement | None:
    """Return the heading that is most like a name of the page, if any is enough like one."""
    nearness = {heading: _nearness(_text(heading)[:LONGEST], known) for heading in headings}
    best = max(nearness, key=lambda heading: nearness[heading], default=None)
    return best if best is not None and nearness[best] >= enough else None


def headline(page: Page, heading: HtmlElement | None) -> str:
    """Return the headline: the page's own heading, else the name it gives itself without the site's."""
    known = _known(page)
    if heading is None:
        names = [_without_site(name, page) for name in known]
        return next((name for name in names[1:] if names[0].startswith(name)), next(iter(names), ""))
    text = _text(heading)
    return next((name for name in known if _is_end(name, text)), text)


def _known(page: Page) -> list[str]:
    """Return what the page calls itself, the most telling first."""
    title = page.root.findtext(".//title") or ""
    names = (
        page.meta("og:title"),
        linked.words(page.article.get("headline")),
        page.meta("twitter:title"),
        title,
    )
    return [one_line(name)[:LONGEST] for name in names if one_line(name)]


def _nearness(text: str, known: list[str]) -> float:
    """Return how near a heading is to a name of the page, or to the longest part of one."""
    parts = (part for name in known for part in (name, max(DIVIDER.split(name), key=len)))
    return max((likeness(text, part) for part in parts), default=0.0)


def _is_end(name: str, heading: str) -> bool:
    """Say whether the heading is this name with a kicker before it."""
    return heading.endswith(name) and len(name) > len(heading) / 2


def _without_site(name: str, page: Page) -> str:
    """Return a page's name without the site's, which stands first or last in it."""
    site = page.meta("og:site_name", "application-name", "twitter:site")
    for divider in reversed(list(DIVIDER.finditer(name))):
        before, after = name[: divider.start()], name[divider.end() :]
        if likeness(after, site) > ALIKE or (len(after.split()) <= 3 < len(before.split())):
            return one_line(before)
        if likeness(before, site) > ALIKE:
            return one_line(after)
    return name


def _text(heading: HtmlElement) -> str:
    """Return a heading's words; a space stands between its elements only where words would run together."""
    close, apart = one_line("".join(heading.itertext())), one_line(" ".join(heading.itertext()))
    return close if words_of(close) == words_of(apart) else apart
