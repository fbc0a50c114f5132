"""Which words of a page are its story: by its publisher, by where they stand, by what trafilatura finds."""

from html import unescape
from itertools import islice

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.bed import bedded
from articles.formats.html.page import Page
from articles.formats.html.pieces import PARAGRAPH, TAG, Piece, words_of

#: Words in a row that two texts hardly share by chance.
RUN = 4

#: A piece is the story's when the guide has so much of it.
TOLD = 0.6

#: Linked data is believed when it is no mere summary, nearly all of it stands on the page, and hardly any
#: paragraph beside its own is missing from it.
FEWEST, NEARLY_ALL, HARDLY_ANY = 150, 0.9, 0.1

#: No story is longer, and a text of angle brackets would take long to look through.
LONGEST = 300_000

Runs = set[tuple[str, ...]]


class Guide:
    """A text that holds the story, if not only it and not in its own markup."""

    def __init__(self, text: str) -> None:
        self.words = words_of(text)
        self.known = {length: _runs(self.words, length) for length in range(1, RUN + 1)}

    def tells(self, piece: Piece) -> bool:
        """Say whether the guide has most of a piece's words, in their order."""
        length = min(len(piece.words), RUN)
        mine = _runs(piece.words, length)
        return len(mine & self.known[length]) >= TOLD * len(mine)


def told(page: Page) -> list[Piece]:
    """Return the pieces that the publisher's own text tells, else those in the bed, else trafilatura's."""
    shown = [piece for piece in page.pieces if not piece.chrome]
    own = _published(page)
    if len(own.words) >= FEWEST and _is_whole(own, shown):
        return list(filter(own.tells, shown))
    return bedded(shown) or list(filter(_extracted(page.root).tells, shown))


def _published(page: Page) -> Guide:
    return Guide(unescape(TAG.sub(" ", linked.words(page.article.get("articleBody"))[:LONGEST])))


def _is_whole(own: Guide, shown: list[Piece]) -> bool:
    """Say whether the publisher's own text has all of a story on the page, and little else."""
    long = [piece for piece in shown if len(piece.words) >= PARAGRAPH]
    told = [piece for piece in long if own.tells(piece)]
    beds = {piece.home.getparent() for piece in told}
    missing = [p for p in long if p.home.getparent() in beds and not own.tells(p) and p.link_share < 0.5]
    found = sum(len(piece.words) for piece in told)
    return found >= NEARLY_ALL * len(own.words) and sum(len(p.words) for p in missing) <= HARDLY_ANY * found


def _extracted(root: HtmlElement) -> Guide:
    """Return the story as trafilatura finds it: fast, or thoroughly where that finds little."""
    from trafilatura import bare_extraction  # takes more than a second, and only pages need it

    guide = Guide("")
    for fast in (True, False):
        found = bare_extraction(root, include_comments=False, fast=fast)
        if found is not None and not isinstance(found, dict):
            guide = Guide("\n".join(map(str, found.body.itertext())))
        if len(guide.words) >= FEWEST:
            break
    return guide


def _runs(words: list[str], length: int) -> Runs:
    """Return every run of so many words."""
    return set(zip(*(islice(words, start, None) for start in range(length)), strict=False))
