"""Tables: CSV with any of the usual delimiters, one article a row."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from articles.formats.columns import NAMES, check_told, columns_of
from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.fields import is_unseen, raw_of
from articles.formats.raw import drafted
from articles.formats.stream import LONGEST, Text, peeked, text_of

DELIMITERS = ",;\t|"

#: How a spreadsheet may name its delimiter in a line of its own.
DECLARED = re.compile(r"(?i)sep=(.)")

#: A quote within a cell, as MySQL marks it and as all others write it; and each that MySQL marked.
MARKED, TWICE = re.compile(rb'\\"[^",;\t|\r\n]'), re.compile(rb'[^",;\t|\r\n]""[^",;\t|\r\n]')
ESCAPED = re.compile(r'((?<!\\)(?:\\\\)*)\\"')

#: The csv module stops at cells of 131,072 characters; articles with pictures in them are longer.
csv.field_size_limit(LONGEST)


#: Fields without which no row can be an article.
NEEDED = ("headline", "body")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield an article for each row; one that does not fit under the header is a fault of its line."""
    check_told(options.columns)
    head, stream = peeked(stream)
    escaped = MARKED.search(head) is not None and not TWICE.search(head)
    table = _opened(text_of(stream, options), name, options, escaped=escaped)
    for line, cells in table.rows():
        if isinstance(cells, str):
            yield Fault(name, cells, line, str(line))
        elif any(cells):
            yield table.draft(line, cells)


class Lines:
    """The lines of a table, which know whether one was wanted after the last."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        yield from self.lines
        self.ended = True


@dataclass(slots=True)
class Table:
    """A table whose header has been read."""

    name: str
    header: list[str]
    delimiter: str
    above: int
    lines: Iterator[str]
    text: Text
    options: Options

    def rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Yield each row with the line it begins in, or the sentence that says why it is none."""
        lines = Lines(self.lines)
        rows = csv.reader(lines, delimiter=self.delimiter)
        while not lines.ended:
            line = self.above + rows.line_num + 1
            cells = _row(rows, line)
            yield line, _never_closed(line) if lines.ended and cells else cells

    def draft(self, line: int, cells: list[str]) -> Draft | Fault:
        record = dict(zip(self.header, cells, strict=False))
        raw = raw_of(record, self.name, str(line), self.options.columns)
        raw = replace(raw, line=line, warnings=self.text.news())
        if any(cells[len(self.header) :]):
            return raw.fault(self._misfit(cells))
        if is_unseen(record):
            return raw.fault("It is not published in its source; skipped.", skipped=True)
        draft = drafted(raw)
        short = isinstance(draft, Fault) and len(cells) < len(self.header)
        return raw.fault(self._misfit(cells)) if short else draft

    def _misfit(self, cells: list[str]) -> str:
        return (
            f"The row has {len(cells)} cells where the header names {len(self.header)}."
            " Put a cell that holds the delimiter or a line end in quotes."
        )


def delimiter_of(line: str) -> str:
    """Return the delimiter that makes the most known columns of a header, else the most cells."""
    return max(DELIMITERS, key=lambda sign: (known_columns(line, sign), len(_cells(line, sign))))


def known_columns(line: str, delimiter: str) -> int:
    """Return how many of our fields a line names, read as a header."""
    return len(columns_of(_cells(line, delimiter), {}))


def _opened(text: Text, name: str, options: Options, *, escaped: bool) -> Table:
    lines = enumerate(map(_doubled, text.lines()) if escaped else text.lines(), 1)
    number, line = _next_filled(lines)
    declared = DECLARED.fullmatch(line.strip("\r\n"))
    if declared:
        number, line = _next_filled(lines)
    delimiter = declared[1] if declared else delimiter_of(line)
    header = _once_each(_cells(line, delimiter))
    _check_header(header, options)
    return Table(name, header, delimiter, number, (line for _, line in lines), text, options)


def _next_filled(lines: Iterator[tuple[int, str]]) -> tuple[int, str]:
    """Return the next line that is not blank, and its number."""
    return next(((number, line) for number, line in lines if line.strip()), (1, ""))


def _doubled(line: str) -> str:
    """Return a line with the quotes doubled that MySQL marks with a backslash."""
    return ESCAPED.sub(r'\1""', line)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in cells]


def _once_each(header: list[str]) -> list[str]:
    """Return the header with later columns of the same name told apart, so that the first one counts."""
    seen = Counter[str]()
    unique = []
    for name in header:
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return unique


def _check_header(header: list[str], options: Options) -> None:
    known = columns_of(header, options.columns)
    if told := [column for column in options.columns.values() if column not in header]:
        raise Unreadable(f"No column is called “{told[0]}”. Columns found: {', '.join(header)}.")
    for field in NEEDED:
        if field not in known:
            names = ", ".join(NAMES[field].split()[:6])
            raise Unreadable(
                f"The first line names no column for the {field}. Columns found: {', '.join(header)[:300]}."
                f" Call one of them {names}, or say --map {field}=COLUMN."
            )


def _row(rows: Iterator[list[str]], line: int) -> list[str] | str:
    try:
        return next(rows, [])
    except csv.Error as problem:
        return f"The row at line {line} cannot be read: {problem}. Mend it and import again."


def _never_closed(line: int) -> str:
    return f"A quote opened in the row at line {line} is never closed and swallows the rest. Close it."
