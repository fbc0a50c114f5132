"""Which new word a changed word became, inside a stretch that was replaced."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Words less alike than this are other words (“teh” and “the” are 0.67 alike).
ALIKE = 0.5
# A replaced stretch with more pairs than this was written anew; its words no longer have partners.
MOST_PAIRS = 2_500
# Nobody writes longer words; comparing two of a hundred thousand letters would take a second.
LONGEST_WORD = 200


class Pair(NamedTuple):
    """A word, the word it became, and how alike they are, from 0 to 1."""

    old: int
    new: int
    likeness: float


def paired(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairing, in order, that keeps most letters in words like their partners."""
    if not 0 < len(old) * len(new) <= MOST_PAIRS:
        return []
    alike = [[_likeness(word, other) for other in new] for word in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            gain = alike[i][j] * (len(old[i]) + len(new[j]))
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gain and gain + best[i + 1][j + 1])
    return _walked(alike, best)


def _likeness(old: str, new: str) -> float:
    if max(len(old), len(new)) > LONGEST_WORD:
        return 0.0
    return Indel.normalized_similarity(old, new, score_cutoff=ALIKE)


def _walked(alike: list[list[float]], best: list[list[float]]) -> list[Pair]:
    pairs, i, j = [], 0, 0
    while i < len(alike) and j < len(alike[0]):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append(Pair(i, j, alike[i][j]))
            i, j = i + 1, j + 1
    return pairs
