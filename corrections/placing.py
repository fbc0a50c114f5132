"""Where spans of one revision stand in another: each pair of revisions is aligned once and kept."""

from functools import lru_cache
from typing import Protocol

from articles.words import Words
from corrections.anchoring import Alignment, align


class HasWords(Protocol):
    """A revision, as far as placing needs to know it."""

    digest: str

    @property
    def words(self) -> Words: ...


class _Pair:
    """Two revisions, equal to another pair of the same ones, so that the cache holds no texts as keys."""

    def __init__(self, old: HasWords, new: HasWords) -> None:
        self.old, self.new = old, new

    def __hash__(self) -> int:
        return hash((self.old.digest, self.new.digest))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and (self.old.digest, self.new.digest) == (
            other.old.digest,
            other.new.digest,
        )


def alignment_of(old: HasWords, new: HasWords) -> Alignment:
    """Return the alignment of two revisions' texts; revisions never change, so it can be kept."""
    return _aligned(_Pair(old, new))


@lru_cache(maxsize=128)
def _aligned(pair: _Pair) -> Alignment:
    return align(pair.old.words.text, pair.new.words.text)
