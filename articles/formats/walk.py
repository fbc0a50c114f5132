"""JSON of any size, value by value, without a library: the standard decoder on a sliding window.

ijson was weighed: it needs a compiled parser, builds each record from events in Python (several times
slower than the decoder of the standard library), and does not say at which line a file breaks.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from articles.formats.stream import LONGEST

Path = tuple[str | int, ...]

#: Nothing a newsroom exports nests its records deeper; hostile files do.
DEEPEST = 12

SPACE = re.compile(r"[\s\ufeff\x1e]*")

#: So many digits are a number; Python refuses 4,300 of them, and none is a number of ours.
DIGITS = 30


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS else digits


DECODER = json.JSONDecoder(strict=False, parse_int=_number)

#: The end of a window may cut a word such as false, or a letter such as \ud83d\ude00, so far from its end.
SEAM = 12


class Broken(ValueError):
    """The place where JSON breaks off, and what stood there."""

    def __init__(self, what: str, line: int, column: int) -> None:
        super().__init__(f"The JSON breaks off at line {line}, column {column} ({what})")
        self.line = line


class Window:
    """The part of a JSON text that is being read, moved forward over the pieces."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.pieces = pieces
        self.text = ""
        self.at = 0
        self.line, self.column = 1, 1
        self.ended = False

    def sign(self) -> str:
        """Return the next sign that is no space, or nothing at the end."""
        while True:
            self.at = _after_space(self.text, self.at)
            if self.at < len(self.text) or not self._more():
                return self.text[self.at : self.at + 1]

    def take(self, sign: str) -> None:
        if self.sign() != sign:
            raise self.broken(f"no “{sign}”", self.at)
        self.at += 1

    def value(self) -> Any:
        """Return the next whole value; one that reaches the end of the window may go on after it."""
        self.sign()
        value, end, problem = self._attempt()
        while self._is_cut(problem, end):
            if len(self.text) - self.at > LONGEST:
                raise self.broken(f"a value longer than {LONGEST // 1_000_000} MB", self.at)
            grown = self._more()
            value, end, problem = self._attempt()
            if not grown:
                break
        if problem:
            raise self.broken(problem, end)
        self.at = end
        return value

    def _is_cut(self, problem: str, end: int) -> bool:
        """Say whether what stands in the window may be a part only: then what comes next decides."""
        if problem.startswith("Unterminated string"):
            return True
        return len(self.text) - end < SEAM if problem else end == len(self.text)

    def _attempt(self) -> tuple[Any, int, str]:
        """Return the value that stands here, where it ends and, if there is none, why."""
        try:
            value, end = DECODER.raw_decode(self.text, self.at)
        except json.JSONDecodeError as problem:
            return None, problem.pos, problem.msg
        except RecursionError as problem:
            raise self.broken("nested too deep", self.at) from problem
        return value, end, ""

    def broken(self, what: str, place: int) -> Broken:
        return Broken(what, *self._position(place))

    def _position(self, place: int) -> tuple[int, int]:
        """Return the line and the column of a place in the window."""
        lines, last = self.text.count("\n", 0, place), self.text.rfind("\n", 0, place)
        return self.line + lines, place - last if lines else self.column + place

    def _more(self) -> bool:
        """Read on: as much again as is waiting, so that a long value is not tried too often."""
        self.line, self.column = self._position(self.at)
        fresh, wanted = [self.text[self.at :]], len(self.text) - self.at
        self.at = 0
        while wanted >= 0 and not self.ended:
            piece = next(self.pieces, None)
            self.ended = piece is None
            fresh.append(piece or "")
            wanted -= len(piece or "")
        grown = sum(map(len, fresh[1:])) > 0
        self.text = "".join(fresh)
        return grown


def _after_space(text: str, at: int) -> int:
    space = SPACE.match(text, at)
    return space.end() if space else at


def walk(window: Window, whole: Callable[[Path], bool], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield each value that is wanted whole, and each plain value on the way there, with its path."""
    sign = window.sign()
    if len(path) > DEEPEST:
        raise window.broken("nested too deep", window.at)
    if sign not in {"{", "["} or whole(path):
        yield path, window.value()
    elif sign == "{":
        yield from _members(window, whole, path)
    else:
        yield from _elements(window, whole, path)


def _members(window: Window, whole: Callable[[Path], bool], path: Path) -> Iterator[tuple[Path, Any]]:
    window.take("{")
    while window.sign() != "}":
        name = window.value()
        window.take(":")
        yield from walk(window, whole, (*path, str(name)))
        if window.sign() != "}":
            window.take(",")
    window.take("}")


def _elements(window: Window, whole: Callable[[Path], bool], path: Path) -> Iterator[tuple[Path, Any]]:
    window.take("[")
    number = 0
    while window.sign() != "]":
        yield from walk(window, whole, (*path, number))
        number += 1
        if window.sign() != "]":
            window.take(",")
    window.take("]")
