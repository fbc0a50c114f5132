"""A word diff laid out by paragraphs, the unchanged ones together so that they can be folded away."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.diff import Piece

Line = list[Piece]

#: A line with its end, or what stands after the last.
LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring paragraphs, all of them changed or none."""

    changed: bool
    lines: tuple[Line, ...]


def stretches(pieces: Iterable[Piece]) -> list[Stretch]:
    """Return the paragraphs of a diff, changed and unchanged ones apart."""
    return [Stretch(changed, tuple(lines)) for changed, lines in groupby(_lines(pieces), key=_is_changed)]


def _is_changed(line: Line) -> bool:
    return any(piece.kind != "same" for piece in line)


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    lines: list[Line] = [[]]
    for piece in pieces:
        for place, part in enumerate(_parts(piece)):
            if place:
                lines.append([])
            if part.text:
                lines[-1].append(part)
    return [line for line in lines if line]


def _parts(piece: Piece) -> Iterator[Piece]:
    """Yield a piece paragraph by paragraph, the marks of its letters kept."""
    letters = [(part, differs) for whole, differs in piece.letters for part in LINE.findall(whole)]
    for text in piece.text.split("\n"):
        yield Piece(piece.kind, text, tuple(_taken(letters)) if piece.letters else ())


def _taken(letters: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Take the letters of one paragraph from the front of the list."""
    while letters:
        part, differs = letters.pop(0)
        if part.rstrip("\n"):
            yield part.rstrip("\n"), differs
        if part.endswith("\n"):
            return
