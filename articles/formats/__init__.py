"""The formats we read: one file each, one line here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from articles.formats import csv, dump, feed, ghost, html, json, markdown, newsml, ninjs, nitf, warc, wxr
from articles.formats.dates import plausible
from articles.formats.draft import Draft, Fault, Fingerprint, Options, Read, Unreadable, alike
from articles.formats.sniff import described, sniffed
from articles.formats.stream import peeked

__all__ = [
    "FORMATS",
    "Draft",
    "Fault",
    "Format",
    "Options",
    "Unreadable",
    "format_called",
    "read_as",
    "sniffed",
]


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of source is read, and what it is in a line."""

    read: Read
    about: str


FORMATS = {
    "csv": Format(csv.read, "tables: CSV with commas, semicolons, tabs or bars, one article a row"),
    "dump": Format(dump.read, "plain-text dumps of web pages, and plain text"),
    "feed": Format(feed.read, "RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed"),
    "ghost": Format(ghost.read, "Ghost exports"),
    "html": Format(html.read, "saved web pages"),
    "json": Format(json.read, "JSON of any shape, and JSON Lines"),
    "markdown": Format(markdown.read, "Markdown with YAML, TOML or JSON front matter"),
    "newsml": Format(newsml.read, "NewsML-G2 and NewsML 1, of news agencies"),
    "ninjs": Format(ninjs.read, "ninjs 1 to 3, of news agencies"),
    "nitf": Format(nitf.read, "NITF, of news agencies"),
    "warc": Format(warc.read, "WARC crawls"),
    "wxr": Format(wxr.read, "WordPress exports (WXR)"),
}


#: What staff may do about a source that we cannot read, by what it is.
WHAT_TO_DO = {
    "empty": "Get the file again.",
    "archive": "Unpack it and import what is inside.",
    "": "Import text, pages, feeds, tables or exports.",
}


def format_called(name: str) -> Format:
    """Return the format of that name."""
    if name not in FORMATS:
        raise Unreadable(f"No format is called “{name}”. Choose one of: {', '.join(FORMATS)}.")
    return FORMATS[name]


def read_as(
    format_name: str, stream: BinaryIO, name: str, options: Options, now: datetime
) -> Iterator[Draft | Fault]:
    """Yield what a source holds, read as the named format or, without a name, as what it looks like.

    A key that stands twice in one source is one article: the first is kept. Others with the same words are
    passed over, with other words they are faults.
    """
    head, stream = peeked(stream)
    read = format_called(format_name or _sniffed(head, name)).read
    seen = dict[int, Fingerprint]()
    for found in read(stream, name, options):
        if not isinstance(found, Draft):
            yield found
        elif (key := hash(found.key)) in seen:
            yield _again(found, same=alike(seen[key], found.fingerprint))
        else:
            seen[key] = found.fingerprint
            yield _dated(found, now)


def _sniffed(head: bytes, name: str) -> str:
    """Return what a source looks like, or refuse it by what it is."""
    if found := sniffed(head, name):
        return found
    what = described(head)
    todo = next((words for sign, words in WHAT_TO_DO.items() if sign in what), WHAT_TO_DO[""])
    raise Unreadable(f"It is {what}. {todo}")


def _again(draft: Draft, *, same: bool) -> Fault:
    if same:
        message = f"“{draft.key}” has stood in this source before, with the same words; skipped."
    else:
        message = (
            f"“{draft.key}” has stood in this source before; the first is kept. Give each article its own."
        )
    return Fault(draft.source, message, record=draft.key, skipped=same)


def _dated(draft: Draft, now: datetime) -> Draft:
    """Return the draft with a word on a date that lies far ahead or before there were web pages."""
    if draft.published is None or plausible(draft.published, now):
        return draft
    doubt = f"The date {draft.published:%Y-%m-%d} is far from today. Check it."
    return replace(draft, warnings=(*draft.warnings, doubt))
