"""The story of a page: the runs of words that belong to it, written in their own markup."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from lxml.html import HtmlElement

from articles.formats.html.chrome import is_named, leads_away
from articles.formats.html.guide import RUN
from articles.formats.html.pieces import FRAMES, HEADINGS, PARAGRAPH, Piece

#: The story's container holds nearly all of what the guide told.
NEARLY_ALL = 0.85

#: Furniture inside the story holds at most this share of its words.
LITTLE = 0.25

#: A link to another story is no longer than a headline with its summary.
LINK = 40

#: A bold line of more words is a paragraph.
LONGEST_SUBHEAD = 12

#: Elements in which links and scraps are matter, not furniture.
TABULAR = frozenset({"td", "th", "li", "dd", "dt", "pre"})

QUOTES, ENDS = "\"'“”„«»‘’ ", (".", "!", "?", "…", "”", "“", "»", '"', "。", "؟", "।")


def story(pieces: list[Piece], told: list[Piece], known: Iterable[Piece], headline: str) -> list[Piece]:
    """Return the pieces that are the story, without the headline, the summary and the page's own words."""
    trunk = _trunk(told)
    if trunk is None:
        return []
    inside = [piece for piece in pieces if piece.stands_in(trunk) and not piece.chrome]
    return _ended(list(_cleaned(_filled(inside, set(told)), trunk, set(known), headline)))


def _trunk(told: list[Piece]) -> HtmlElement | None:
    """Return the deepest element that holds nearly all of the told words."""
    weights: Counter[HtmlElement] = Counter()
    for piece in told:
        if len(piece.words) >= PARAGRAPH:
            weights.update(dict.fromkeys(piece.around, len(piece.words)))
    if not weights:
        return None
    enough = max(weights.values()) * NEARLY_ALL
    heavy = [element for element, weight in weights.items() if weight >= enough]
    return max(heavy, key=lambda element: sum(1 for _ in element.iterancestors()))


def _filled(inside: list[Piece], told: set[Piece]) -> list[Piece]:
    """Return the told pieces and those between them that the guide overlooked."""
    long = [i for i, piece in enumerate(inside) if piece in told and len(piece.words) >= PARAGRAPH]
    if not long:
        return []
    beds = {piece.home.getparent() for piece in told if len(piece.words) >= PARAGRAPH}
    span = inside[long[0] : long[-1] + 1]
    tail = [piece for piece in inside[long[-1] + 1 :] if piece in told]
    head = [piece for piece in inside[: long[0]] if piece in told]
    return head + [p for p in span if p in told or _overlooked(p, beds)] + tail


def _overlooked(piece: Piece, beds: set[HtmlElement | None]) -> bool:
    """Say whether a piece among told ones is a paragraph or a subhead of theirs."""
    if piece.home.getparent() not in beds or piece.link_share() > 0.5:
        return False
    return piece.is_heading or len(piece.words) >= PARAGRAPH


def _cleaned(story: list[Piece], trunk: HtmlElement, known: set[Piece], headline: str) -> Iterator[Piece]:
    """Yield the pieces that say something new and are no furniture of the page."""
    furniture = _furniture(story, trunk)
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
        kept = not again and piece not in known and furniture.isdisjoint(piece.around)
        if kept and not _is_pulled(piece, whole) and not _leads_away(piece):
            yield piece
        seen.add(words)


def _furniture(story: list[Piece], trunk: HtmlElement) -> set[HtmlElement]:
    """Return the elements that are named as furniture or list links only, and hold little of the story."""
    held: dict[HtmlElement, list[Piece]] = {}
    for piece in story:
        for element in takewhile(lambda element: element is not trunk, reversed(piece.around)):
            held.setdefault(element, []).append(piece)
    most = _length(story) * LITTLE
    return {
        element for element, inside in held.items() if _length(inside) <= most and _is_odd(element, inside)
    }


def _is_odd(element: HtmlElement, inside: list[Piece]) -> bool:
    """Say whether an element is furniture by its name, or a list of links to other stories."""
    listed = element.tag in {"ul", "ol"} and len(inside) > 1
    named = is_named(element) and element.tag not in HEADINGS
    return named or (listed and all(piece.link_share() > 0.9 for piece in inside))


def _length(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)


def _is_pulled(piece: Piece, whole: str) -> bool:
    """Say whether a quote only repeats words of the story to catch the eye."""
    return piece.tag == "blockquote" and len(piece.words) > RUN and piece.text.strip(QUOTES) in whole


def _leads_away(piece: Piece) -> bool:
    """Say whether a piece is a link to another story or an offer."""
    if leads_away(piece.text, len(piece.words)):
        return True
    if piece.is_heading:
        return piece.is_card
    return piece.tag not in TABULAR and len(piece.words) <= LINK and piece.link_share() > 0.9


def _ended(story: list[Piece]) -> list[Piece]:
    """Return the story without the scraps before its first paragraph and after its last."""
    starts = (i for i, piece in enumerate(story) if piece.is_heading or _is_whole(piece))
    ends = (i for i in range(len(story) - 1, -1, -1) if _is_whole(story[i]))
    return story[next(starts, 0) : next(ends, -1) + 1]


def _is_whole(piece: Piece) -> bool:
    """Say whether a piece can begin or end a story: a paragraph, a sentence, a cell or an item."""
    if piece.is_heading:
        return False
    return len(piece.words) >= PARAGRAPH or piece.text.endswith(ENDS) or piece.tag in TABULAR


def html(story: Iterable[Piece]) -> str:
    """Return the pieces as one body, in the lists, tables and quotes they stand in."""
    parts: list[str] = []
    opened: list[HtmlElement] = []
    pieces = list(story)
    subheads = set[Piece]() if any(piece.is_heading for piece in pieces) else _bold_subheads(pieces)
    for piece in pieces:
        frames = [element for element in piece.around if element.tag in FRAMES]
        same = sum(1 for _ in _shared(opened, frames))
        parts += [f"</{element.tag}>" for element in reversed(opened[same:])]
        parts += [f"<{element.tag}>" for element in frames[same:]]
        parts.append(piece.html("h2" if piece in subheads else ""))
        opened = frames
    parts += [f"</{element.tag}>" for element in reversed(opened)]
    return "".join(parts)


def _bold_subheads(story: list[Piece]) -> set[Piece]:
    """Return the lines that are subheads in all but their tag: short, bold, before a paragraph."""
    return {
        piece
        for piece, following in pairwise(story)
        if piece.tag == following.tag == "p"
        and len(piece.words) <= LONGEST_SUBHEAD
        and len(following.words) >= PARAGRAPH
        and not piece.text.endswith((*ENDS, ":", ","))
        and piece.is_bold
    }


def _shared(opened: list[HtmlElement], frames: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Yield the frames that both lists begin with."""
    for one, other in zip(opened, frames, strict=False):
        if one is not other:
            return
        yield one
