"""The story of a page: the runs of words that belong to it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from articles.formats.html.byline import is_credit
from articles.formats.html.chrome import leads_away
from articles.formats.html.filled import filled
from articles.formats.html.furniture import LINK, LINKED, furniture, length
from articles.formats.html.guide import RUN
from articles.formats.html.pieces import ENDS, PARAGRAPH, Piece

#: The story's container holds nearly all of what the guide told.
NEARLY_ALL = 0.85

#: Elements in which links and scraps are matter, not furniture.
TABULAR = frozenset({"td", "th", "li", "dd", "dt", "pre"})

QUOTES = "\"'“”„‟«»‹›‘’「」『』 "


def story(pieces: list[Piece], told: list[Piece], known: Iterable[Piece], headline: str) -> list[Piece]:
    """Return the pieces that are the story, without the headline, the summary and the page's own words."""
    titles = set(known)
    below = _below(pieces, titles, set(told))
    trunk = _trunk(told)
    if trunk is None:
        return []
    inside = [piece for piece in below if piece.stands_in(trunk) and not piece.chrome]
    found = filled(inside, set(told), titles)
    boxes = furniture(found, inside, trunk)
    return _ended(list(_cleaned(found, boxes, titles, headline)))


def _below(pieces: list[Piece], titles: set[Piece], told: set[Piece]) -> list[Piece]:
    """Return what stands below the headline and the summary, if it is most of what is told."""
    at = next((i for i, piece in enumerate(pieces) if piece in titles), 0)
    below = pieces[at:]
    return below if length(told.intersection(below)) >= NEARLY_ALL * length(told) else pieces


def _trunk(told: list[Piece]) -> HtmlElement | None:
    """Return the deepest element that holds nearly all of the told words."""
    weights: Counter[HtmlElement] = Counter()
    for piece in told:
        if len(piece.words) >= PARAGRAPH and not _leads_away(piece):
            weights.update(dict.fromkeys(piece.around, len(piece.words)))
    if not weights:
        return None
    enough = max(weights.values()) * NEARLY_ALL
    heavy = [element for element, weight in weights.items() if weight >= enough]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))


def _cleaned(
    story: list[Piece], boxes: set[HtmlElement], known: set[Piece], headline: str
) -> Iterator[Piece]:
    """Yield the pieces that say something new and stand in none of the boxes."""
    whole = "\n".join(
        piece.text for piece in story if piece.tag != "blockquote" and len(piece.words) > PARAGRAPH
    )
    seen: set[str] = {headline.casefold()}
    subheads = {piece.text.casefold() for piece in story if piece.is_heading}
    for piece in story:
        words = piece.text.casefold()
        if words in subheads and piece.tag == "li":
            continue
        again = words in seen and (len(piece.words) >= PARAGRAPH or piece.is_heading)
        kept = not again and piece not in known and boxes.isdisjoint(piece.around)
        if kept and not _is_pulled(piece, whole) and not _leads_away(piece):
            yield piece
        seen.add(words)


def _is_pulled(piece: Piece, whole: str) -> bool:
    """Say whether a quote only repeats words of the story to catch the eye."""
    return piece.tag == "blockquote" and len(piece.words) > RUN and piece.text.strip(QUOTES) in whole


def _leads_away(piece: Piece) -> bool:
    """Say whether a piece is a link to another story or an offer."""
    if leads_away(piece.text, len(piece.words)):
        return True
    if piece.is_heading:
        return piece.is_card
    return piece.tag not in TABULAR and len(piece.words) <= LINK and piece.link_share > LINKED


def _ended(story: list[Piece]) -> list[Piece]:
    """Return the story without the scraps before its first paragraph and after its last."""
    opens = (i for i, piece in enumerate(story) if piece.is_heading or _is_whole(piece))
    starts = (i for i in opens if not is_credit(story[i]))
    ends = (i for i in range(len(story) - 1, -1, -1) if _is_whole(story[i]))
    return story[next(starts, 0) : next(ends, -1) + 1]


def _is_whole(piece: Piece) -> bool:
    """Say whether a piece can begin or end a story: a paragraph, a sentence, a cell or an item."""
    if piece.is_heading:
        return False
    return len(piece.words) >= PARAGRAPH or piece.text.endswith(ENDS) or piece.tag in TABULAR
