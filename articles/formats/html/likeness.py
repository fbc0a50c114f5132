"""How much two short texts say the same."""

from collections import Counter

from articles.formats.html.pieces import words_of


def likeness(one: str, other: str) -> float:
    """Return 1 for the same words in any order, 0 for none in common."""
    mine, theirs = Counter(words_of(one)), Counter(words_of(other))
    total = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / total if total else 0.0


def contained(part: str, whole: str) -> float:
    """Return the share of the part's words that the whole has."""
    mine = Counter(words_of(part))
    return (mine & Counter(words_of(whole))).total() / mine.total() if mine else 0.0
