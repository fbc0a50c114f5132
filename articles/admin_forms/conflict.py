"""An article that somebody revised while another typed."""

from dataclasses import dataclass

from articles.diff import Piece, pieces, quiet
from articles.merge import Clash, merged
from articles.models import Revision
from articles.words import Words


@dataclass(frozen=True)
class Conflict:
    """An article that was revised while somebody typed: what came in between, and what was typed."""

    base: Revision
    now: Revision
    typed: Words

    @property
    def theirs(self) -> list[Piece]:
        return quiet(pieces(_source(self.base.words), _source(self.now.words)))

    @property
    def yours(self) -> list[Piece]:
        return quiet(pieces(_source(self.base.words), _source(self.typed)))

    @property
    def both(self) -> Words | None:
        """Both sides' changes together, or None when they meet in one paragraph."""
        try:
            return merged(self.base.words, self.now.words, self.typed)
        except Clash:
            return None


def _source(words: Words) -> str:
    return f"{words.headline}\n{words.standfirst}\n{words.body}"
