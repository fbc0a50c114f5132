"""JSON of any shape: an array of articles however deep it lies, one article, or one article a line."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from articles.formats.columns import check_told
from articles.formats.draft import Draft, Fault, Options
from articles.formats.fields import is_unseen, raw_of, unwrapped
from articles.formats.jsonrecords import Found, PassedOver, by_value
from articles.formats.raw import drafted
from articles.formats.stream import LONGEST, Text, peeked, text_of
from articles.formats.walk import DECODER


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield an article for each record that has a headline and a body."""
    check_told(options.columns)
    head, stream = peeked(stream)
    text = text_of(stream, options)
    by_line = _is_lines(head.decode(text.encoding, "replace"))
    for number, (line, record) in enumerate(_by_line(text) if by_line else by_value(text, options), 1):
        if isinstance(record, str):
            yield Fault(name, record, line, str(number), skipped=isinstance(record, PassedOver))
        else:
            yield _draft(record, name, line, number, options, text.news())


def _draft(
    record: dict[str, Any], name: str, line: int | None, number: int, options: Options, news: tuple[str, ...]
) -> Draft | Fault:
    fields = unwrapped(record)
    raw = replace(raw_of(fields, name, str(line or number), options.columns), line=line, warnings=news)
    if is_unseen(fields):
        return raw.fault("It is not published in its source; skipped.", skipped=True)
    return drafted(raw)


def _is_lines(head: str) -> bool:
    """Tell JSON Lines: more than one line, and one of the first is by itself a whole object."""
    lines = head.strip("\ufeff \r\n\t").split("\n")[:3]
    return len(lines) > 1 and lines[0].startswith(("{", "\x1e")) and any(map(_is_object, lines))


def _is_object(line: str) -> bool:
    try:
        return line.strip(" \x1e").startswith("{") and isinstance(DECODER.decode(line.strip(" \x1e")), dict)
    except (ValueError, RecursionError):
        return False


def _by_line(text: Text) -> Iterator[Found]:
    for number, line in enumerate(text.lines(), 1):
        if line := line.strip("\ufeff\x1e \r\n\t"):
            yield number, _object(line, number)


def _object(line: str, number: int) -> dict[str, Any] | str:
    """Return the object of a line, or the sentence that says why there is none."""
    if len(line) > LONGEST:
        return f"Line {number} is longer than {LONGEST // 1_000_000} MB. Split it, or leave it out."
    try:
        value = DECODER.decode(line)
    except json.JSONDecodeError as problem:
        return f"Line {number} is no JSON: {problem.msg} at column {problem.colno}. Mend it and import again."
    except RecursionError:
        return f"Line {number} is nested too deep. Leave it out."
    return value if isinstance(value, dict) else f"Line {number} holds no object with fields."
