"""The pictures of a story: which of its page's they are, between which of its words, with what captions."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from itertools import chain, pairwise, takewhile

from lxml.html import HtmlElement

from articles.formats.html.captions import caption, is_caption, is_named
from articles.formats.html.foreign import is_foreign, leads_elsewhere
from articles.formats.html.furniture import LINKED, SHORT
from articles.formats.html.image import address, alt, is_mark, is_same, is_small, pixels, resolved
from articles.formats.html.page import Page
from articles.formats.html.pieces import LEAVES, Piece

#: How far below the last picture its caption may end, in runs of words.
REACH = 12


@dataclass(frozen=True)
class Picture:
    """A picture of the story: how many of its page's pieces stand before it, its address, its words."""

    at: int
    src: str
    alt: str
    sides: str
    caption: str

    def html(self) -> str:
        """Return the picture with the words under it."""
        said = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        tag = f'<img src="{escape(self.src)}" alt="{escape(self.alt)}"{self.sides}>'
        return f"<figure>{tag}{said}</figure>"


@dataclass(frozen=True)
class Found:
    """An image that shows a picture of the story, and what is around it there."""

    at: int
    image: HtmlElement
    around: list[HtmlElement]
    src: str


def figures(page: Page, story: list[Piece], titles: list[Piece]) -> dict[Piece | None, str]:
    """Return the story's pictures by the piece that they stand before; those after the last by nothing."""
    places: dict[Piece | None, str] = {}
    if not story or not page.images:
        return places
    spread = Spread(page, story, titles)
    ats, following = [spread.ats[piece] for piece in story], [*story, None]
    for picture in pictures(page, spread):
        piece = following[bisect_left(ats, picture.at)]
        places[piece] = places.get(piece, "") + picture.html()
    return places


def pictures(page: Page, spread: "Spread") -> list[Picture]:
    """Return the pictures among and right beside the pieces of a story, each once."""
    near = ((at, image) for at, image in page.images if spread.start <= at <= spread.end)
    found = [one for at, image in near if (one := spread.found(at, image)) is not None]
    ends = [other.at for _, other in pairwise(found)]
    between = zip(found, [0, *ends], [*ends, spread.end + REACH], strict=False)
    return _once(spread.picture(one, begin, end) for one, begin, end in between)


class Spread:
    """A story on its page: where its headline, its first and its last piece stand, and what holds them."""

    def __init__(self, page: Page, story: list[Piece], titles: list[Piece]) -> None:
        self.pieces, self.base = page.pieces, _base(page)
        self.ats = {piece: at for at, piece in enumerate(page.pieces)}
        self.own = {*story, *titles}
        self.said = {piece.text for piece in self.own}
        self.holding = {element for piece in self.own for element in piece.around}
        self.articles = {element for element in story[0].around if element.tag == "article"}
        self.trunk = _trunk(story)
        self.heading = min(self.ats[piece] for piece in (story[0], *titles[:1]))
        self.last = self.ats[story[-1]]
        self.start = self.heading - sum(1 for _ in takewhile(is_caption, self._above(self.heading)))
        self.end = self.last + 1 + sum(1 for _ in takewhile(is_caption, self._below(self.last + 1)))
        self.is_foreign = cache(is_foreign)
        self.teasing: dict[HtmlElement, bool] = {}

    def found(self, at: int, image: HtmlElement) -> Found | None:
        """Return an image if it shows a picture of the story, nothing when it does not."""
        src = "" if is_small(image) else resolved(address(image), self.base)
        if not src or is_mark(image, src):
            return None
        around = [*takewhile(lambda element: element not in self.holding, image.iterancestors())]
        if any(map(self.is_foreign, (image, *around))) or self._is_teaser(at, around):
            return None
        return Found(at, image, around, src) if self._is_inside(at, [image, *around][-1]) else None

    def picture(self, found: Found, begin: int, end: int) -> Picture:
        """Return a picture with what stands under it, among the pieces between its neighbours."""
        figure = next((one for one in found.around if one.tag == "figure" or is_named(one)), None)
        before, after = self.pieces[begin : found.at][::-1], self.pieces[found.at : end]
        said = caption(figure, self._free(before), self._free(after))
        sides = ((side, pixels(found.image, side)) for side in ("width", "height"))
        sized = "".join(f' {side}="{size}"' for side, size in sides if size)
        return Picture(found.at, found.src, alt(found.image), sized, said)

    def _free(self, pieces: list[Piece]) -> list[Piece]:
        """Return the pieces before the first that is the story's own, or says what the story says."""
        return [*takewhile(lambda piece: piece not in self.own and piece.text not in self.said, pieces)]

    def _is_inside(self, at: int, outermost: HtmlElement) -> bool:
        """Say whether an image stands between headline and end, or else in the element that holds the story.

        One right above the headline may stand anywhere in the article.
        """
        if self.heading < at <= self.last:
            return True
        around = [outermost, *outermost.iterancestors()]
        return self.trunk in around or (at <= self.heading and not self.articles.isdisjoint(around))

    def _is_teaser(self, at: int, around: list[HtmlElement]) -> bool:
        """Say whether an image leads to another story, by itself or by the words beside it."""
        linked = any(map(leads_elsewhere, around))
        if linked and all(element.tag != "figure" for element in around):
            return True
        near = self.pieces[max(at - 1, 0) : at + 1]
        company = [element for element in around if any(piece.stands_in(element) for piece in near)]
        return any(self._teases(at, element) for element in (company[-1:] if linked else company[:1]))

    def _teases(self, at: int, element: HtmlElement) -> bool:
        """Say whether an element around an image holds a link to another story."""
        if element not in self.teasing:
            sides = (self._above(at), self._below(at))
            inside = chain(*(takewhile(lambda piece: piece.stands_in(element), side) for side in sides))
            self.teasing[element] = any(map(_leads_away, inside))
        return self.teasing[element]

    def _above(self, at: int) -> Iterator[Piece]:
        return (self.pieces[i] for i in range(at - 1, -1, -1))

    def _below(self, at: int) -> Iterator[Piece]:
        return (self.pieces[i] for i in range(at, len(self.pieces)))


def _leads_away(piece: Piece) -> bool:
    """Say whether some words are a link to another story."""
    linked = len(piece.words) > SHORT and piece.link_share > LINKED
    return linked and any(map(leads_elsewhere, piece.links()))


def _once(shown: Iterator[Picture]) -> list[Picture]:
    """Return the pictures without those that only show the one before again, in another size perhaps."""
    kept: list[Picture] = []
    for one in shown:
        if kept and is_same(kept[-1].src, one.src):
            kept[-1] = replace(kept[-1], alt=kept[-1].alt or one.alt, caption=kept[-1].caption or one.caption)
        else:
            kept.append(one)
    return kept


def _trunk(story: list[Piece]) -> HtmlElement:
    """Return the deepest element around the whole story."""
    shared = (one for one, other in zip(story[0].around, story[-1].around, strict=False) if one is other)
    holders = [element for element in shared if element.tag not in LEAVES]
    return holders[-1] if holders else story[0].around[0]


def _base(page: Page) -> str:
    """Return where the page says that its addresses begin."""
    base = next(page.root.iter("base"), None)
    return "" if base is None else (base.get("href") or "").strip()
