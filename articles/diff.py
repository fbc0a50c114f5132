"""What changed between two texts, word by word, with the letters marked inside a changed word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from rapidfuzz.distance import Indel

TOKEN = re.compile(r"\d+(?:[.,\u00a0]\d+)+|\w+(?:['’]\w+)*|\s|[^\w\s]")

#: Pairs of tokens the word alignment may look at; beyond it a stretch counts as replaced whole.
#: Measured: 25 million pairs take 3 MB and about 40 ms.
MOST_PAIRS = 25_000_000

#: How alike two words must be before their letters are told apart; below it the eye sees two words.
ALIKE = 0.5

#: So much unchanged text on either side of a change tells what the sentence is about.
NEARBY = 70


@dataclass(frozen=True, slots=True)
class Edit:
    """Old text [start, end) became `words`; offsets are code points of the old text."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch to show: `kind` is same, del or ins; `letters` are its parts, True where they differ."""

    kind: str
    text: str
    letters: tuple[tuple[str, bool], ...] = ()


def edits(old: str, new: str) -> list[Edit]:
    """Return the smallest word changes that turn the old text into the new, in order."""
    head = _shared_head(old, new)
    tail = _shared_head(old[head:][::-1], new[head:][::-1])
    a, b = TOKEN.findall(old[head : len(old) - tail]), TOKEN.findall(new[head : len(new) - tail])
    small = [Edit(head + a0, head + a1, "".join(b[j0:j1])) for a0, a1, j0, j1 in _changed(a, b)]
    return _joined(old, small, over="")


def pieces(old: str, new: str) -> list[Piece]:
    """Return both texts as one, for reading: neighbouring changes together, letters marked in pairs."""
    shown: list[Piece] = []
    done = 0
    for edit in _joined(old, edits(old, new), over=" "):
        shown += [Piece("same", old[done : edit.start]), *_both(old[edit.start : edit.end], edit.words)]
        done = edit.end
    shown.append(Piece("same", old[done:]))
    return [piece for piece in shown if piece.text]


def quiet(shown: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with long unchanged stretches cut down to what stands next to a change."""
    last = len(shown) - 1
    return [_short(piece, before=i > 0, after=i < last) for i, piece in enumerate(shown)]


def _short(piece: Piece, *, before: bool, after: bool) -> Piece:
    """Return an unchanged stretch without its middle, or without the end that no change stands next to."""
    if piece.kind != "same" or len(piece.text) <= NEARBY * (before + after):
        return piece
    head = piece.text[:NEARBY].rpartition(" ")[0] if before else ""
    tail = piece.text[-NEARBY:].partition(" ")[2] if after else ""
    return Piece("same", f"{head} … {tail}" if before else f"… {tail}")


def _shared_head(old: str, new: str) -> int:
    """Return how many characters both texts share in front, ending where white space parts words in both."""
    shared = len(commonprefix([old, new]))  # noqa: RUF071 - character by character is what is meant
    while shared and not old[shared - 1].isspace():
        shared -= 1
    return shared


def _changed(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield (old start, old end) in characters and (new start, new end) in tokens of each change."""
    if len(a) * len(b) > MOST_PAIRS:
        yield 0, sum(map(len, a)), 0, len(b)
        return
    ends = [0]
    for token in a:
        ends.append(ends[-1] + len(token))
    for move in Indel.opcodes(a, b):
        if move.tag != "equal":
            yield ends[move.src_start], ends[move.src_end], move.dest_start, move.dest_end


def _joined(old: str, small: list[Edit], *, over: str) -> list[Edit]:
    """Return the edits with those that only the given sign, or nothing, keeps apart joined into one."""
    joined: list[Edit] = []
    for edit in small:
        between = old[joined[-1].end : edit.start] if joined else ""
        if joined and between in {"", over}:
            last = joined.pop()
            edit = Edit(last.start, edit.end, last.words + between + edit.words)
        joined.append(edit)
    return joined


def _both(gone: str, come: str) -> Iterator[Piece]:
    old_letters, new_letters = _letters(gone, come)
    yield Piece("del", gone, old_letters)
    yield Piece("ins", come, new_letters)


def _letters(gone: str, come: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Return both words cut where their letters differ, when they are alike enough to be told apart."""
    if not gone or not come or Indel.normalized_similarity(gone, come, score_cutoff=ALIKE) < ALIKE:
        return ((gone, True),), ((come, True),)
    old_cuts, new_cuts = [], []
    for move in Indel.opcodes(gone, come):
        differs = move.tag != "equal"
        old_cuts.append((gone[move.src_start : move.src_end], differs))
        new_cuts.append((come[move.dest_start : move.dest_end], differs))
    return tuple(c for c in old_cuts if c[0]), tuple(c for c in new_cuts if c[0])
