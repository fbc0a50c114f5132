"""What others say the story is: the words to look for on the page."""

from html import unescape
from itertools import islice

from lxml.html import HtmlElement

from articles.formats.html import linked
from articles.formats.html.page import Page
from articles.formats.html.pieces import TAG, Piece, words_of

#: Words in a row that two texts hardly share by chance.
RUN = 4

#: A piece is the story's when the guide has so much of it; a paragraph has at least so many words.
TOLD, PARAGRAPH = 0.6, 8

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


def guide(page: Page) -> Guide:
    """Return the publisher's own text of the story where it can be believed, else what trafilatura finds."""
    own = Guide(unescape(TAG.sub(" ", linked.words(page.article.get("articleBody"))[:LONGEST])))
    if len(own.words) >= FEWEST and _is_whole(own, page.pieces):
        return own
    return Guide(_extracted(page.root))


def _is_whole(own: Guide, pieces: list[Piece]) -> bool:
    long = [piece for piece in pieces if len(piece.words) >= PARAGRAPH and not piece.chrome]
    told = [piece for piece in long if own.tells(piece)]
    beds = {piece.home.getparent() for piece in told}
    missing = [p for p in long if p.home.getparent() in beds and not own.tells(p) and p.link_share() < 0.5]
    found = sum(len(piece.words) for piece in told)
    return found >= NEARLY_ALL * len(own.words) and sum(len(p.words) for p in missing) <= HARDLY_ANY * found


def _extracted(root: HtmlElement) -> str:
    """Return the story as trafilatura finds it."""
    from trafilatura import bare_extraction  # takes more than a second, and only pages need it

    found = bare_extraction(root, include_comments=False)
    return (
        "\n".join(map(str, found.body.itertext()))
        if found is not None and not isinstance(found, dict)
        else ""
    )


def _runs(words: list[str], length: int) -> Runs:
    """Return every run of so many words."""
    return set(zip(*(islice(words, start, None) for start in range(length)), strict=False))
