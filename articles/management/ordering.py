"""What staff may say to `import_articles`, and the order it makes; wrong use is told before reading."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone

from articles.actions.addresses import address
from articles.admin_forms.article import LANGUAGE, LONGEST_TAG
from articles.formats import FORMATS, Options, Unreadable
from articles.formats.columns import check_told
from articles.formats.files import MAX_SIZE
from articles.formats.stream import encoding_called
from articles.intake import Order
from articles.management.staff import WRONG_USE

SIZES = {"K": 10**3, "M": 10**6, "G": 10**9}

#: How a report begins.
REPORT = b'{"file": '


def add_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    add("--dry-run", action="store_true", help="say what would be done, write nothing")
    add("--format", default="", choices=["", *FORMATS], help="do not guess the format")
    add("--encoding", default="", help="the files' encoding, such as windows-1251, when they do not say")
    add("--source", default="", help="a name for where they come from; keeps its records apart from others'")
    add("--section", type=section, default="", help="put every new article in this section")
    add("--language", type=language, default="", help="the language of every new article")
    add("--map", nargs="+", action="extend", default=[], metavar="FIELD=COLUMN", help="which column is what")
    add(
        "--pictures",
        type=folder,
        nargs="+",
        action="extend",
        default=[],
        metavar="FOLDER",
        help="where pictures lie that are not beside their articles, such as wp-content/uploads",
    )
    add("--since", type=moment, help="only what was published since this day, YYYY-MM-DD, or time")
    add("--limit", type=count, help="stop after so many articles")
    add(
        "--max-size",
        type=size,
        default=MAX_SIZE,
        help="the largest file to read, such as 500M (default 100M)",
    )
    add("--on-conflict", default="queue", choices=["keep", "queue", "take"], help="where both sides changed")
    add("--strict", action="store_true", help="end with 1 after warnings, too")
    add("--dump", type=Path, metavar="FILE", help="write every article as a line of JSON")
    add("--report", type=Path, metavar="FILE", help="write what became of every record as a line of JSON")
    add("--explain", type=Path, metavar="FILE", help="print each line of a page dump with its label, and why")


def order_of(given: Mapping[str, Any]) -> Order:
    """Return the order; raises CommandError for what cannot be meant."""
    if not given["paths"]:
        raise CommandError("Name a file, a folder, or - for standard input.", returncode=WRONG_USE)
    check_written(given["paths"], given["dump"], given["report"])
    return Order(
        paths=tuple(given["paths"]),
        now=timezone.now(),
        format=given["format"],
        options=_options(given["encoding"], given["map"]),
        pictures=tuple(given["pictures"]),
        namespace=given["source"],
        section=given["section"],
        language=given["language"],
        since=given["since"],
        limit=given["limit"],
        max_size=given["max_size"],
        on_conflict=given["on_conflict"],
        dry_run=given["dry_run"],
        whole=bool(given["dump"]),
    )


def check_written(paths: Iterable[str], dump: Path | None, report: Path | None) -> None:
    """Refuse to write over what is to be read; a report of an earlier run is nobody's article."""
    if dump and report and dump.resolve() == report.resolve():
        raise CommandError("--dump and --report name one file. Name two.", returncode=WRONG_USE)
    for out in (dump, report):
        if out and out.is_file() and _is_among(out, paths) and not _is_report(out):
            what_next = "Name another file for --dump or --report."
            raise CommandError(f"“{out}” is among what is to be imported. {what_next}", returncode=WRONG_USE)


def _is_among(out: Path, paths: Iterable[str]) -> bool:
    return any(out.resolve().is_relative_to(Path(path).resolve()) for path in paths)


def _is_report(out: Path) -> bool:
    with out.open("rb") as file:
        return file.read(len(REPORT)) == REPORT


def _options(encoding: str, pairs: Iterable[str]) -> Options:
    columns = {field: column for field, _, column in (pair.partition("=") for pair in pairs)}
    try:
        if not all(columns.values()):
            raise Unreadable("Write --map FIELD=COLUMN, as in --map headline=Title, after the paths.")
        check_told(columns)
        return Options(encoding_called(encoding) if encoding else "", columns)
    except Unreadable as problem:
        raise CommandError(str(problem), returncode=WRONG_USE) from problem


def moment(text: str) -> datetime:
    """Return a moment; a day, or a time without a zone, is the paper's."""
    try:
        when = datetime.fromisoformat(text)
        return when if when.tzinfo else timezone.make_aware(when)
    except ValueError as problem:
        raise ArgumentTypeError(f"“{text}” is no day. Write it as 2026-05-27.") from problem


def language(text: str) -> str:
    if text and (not LANGUAGE.fullmatch(text) or len(text) > LONGEST_TAG):
        raise ArgumentTypeError(f"“{text}” is no language tag. Write one such as en, az or pt-BR.")
    return text


def folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise ArgumentTypeError(f"There is no folder “{text}”. Name the one that holds the pictures.")
    return Path(text)


def section(text: str) -> str:
    if text and not address(text):
        raise ArgumentTypeError(f"“{text}” has no letters for an address. Name the section in words.")
    return text


def size(text: str) -> int:
    """Return how many bytes are meant by 500, 500K, 500M or 2G."""
    unit = text[-1:].upper()
    return count(text[:-1]) * SIZES[unit] if unit in SIZES and text[:-1].isdigit() else count(text)


def count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError(f"“{text}” is no number of one or more.")
    return int(text)
