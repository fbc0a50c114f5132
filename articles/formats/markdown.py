"""Markdown with a front-matter block, as static site generators and note books keep it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any, BinaryIO

from articles.formats.columns import check_told
from articles.formats.commonmark import HTML
from articles.formats.dates import instant
from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.fields import is_unseen, raw_of
from articles.formats.frontmatter import BadMatter, divided
from articles.formats.paragraphs import PRE
from articles.formats.raw import Raw, drafted
from articles.formats.stream import whole_text

HEADING = re.compile(r"\A(?:\s|<hr />|<p></p>|<!--(?:(?!-->).)*+-->)*+<h1>(.*?)</h1>", re.DOTALL)

#: Instructions to a site generator that stand alone in a line: shortcodes, Liquid tags, attributes; none
#: holds the beginning of another.
_INSIDE = r"(?:(?!(?:<p>|\n)\{[{%:]).)"
INSTRUCTION = re.compile(
    rf"(<p>|\n)(?:\{{\{{[%&<]{_INSIDE}{{0,5000}}?\}}\}}|\{{%{_INSIDE}{{0,5000}}?%\}}|\{{:{_INSIDE}{{0,500}}?\}})(?=\n|</p>)",
    re.DOTALL,
)

#: The name that a heading has been given in braces: ## Later {#later}
NAMED = re.compile(r"(?<!\s)\s*\{[#.:][^{}]*\}(?=</h\d>)")

#: Pictures and links of note books: ![[pic.png]], [[Note]], [[Note|shown]].
PICTURE = re.compile(r"!\[\[[^\[\]\n<]{1,200}\]\]")
NOTE = re.compile(r"(?<!<code>)\[\[(?:[^\[\]|\n<]{0,200}\|)?([^\W\d_][^\[\]|\n<]{0,200})\]\]")

#: The renderer looks long at each bracket, for a link; no article has so many.
MOST_BRACKETS = 20_000
TOO_MANY = "It holds {count} opening brackets, and at most {most} are read. Split the file."

#: Dates that generators take from a file's name.
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_.]")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the one article of a Markdown file."""
    check_told(options.columns)
    text, warnings = whole_text(stream, options)
    if (brackets := text.count("[")) > MOST_BRACKETS:
        raise Unreadable(TOO_MANY.format(count=brackets, most=MOST_BRACKETS))
    try:
        fields, body = divided(text)
    except BadMatter as problem:
        yield Fault(name, str(problem), problem.line)
        return
    raw = replace(_raw(fields, _rendered(body), name, options), warnings=warnings)
    if is_unseen(fields):
        yield raw.fault("It is marked as a draft; skipped.", skipped=True)
    else:
        yield drafted(raw)


def _rendered(text: str) -> str:
    """Return Markdown as HTML without what only a generator or a note book understands."""
    stretches = PRE.split(HTML.render(text))
    return "".join(part if PRE.match(part) else _words_only(part) for part in stretches)


def _words_only(html: str) -> str:
    words = PICTURE.sub("", NAMED.sub("", INSTRUCTION.sub(r"\1", html)))
    return NOTE.sub(r"\1", words)


def _raw(fields: dict[str, Any], html: str, name: str, options: Options) -> Raw:
    """Return the record of a file: its own fields first, then what its heading and its name say."""
    known = raw_of({**fields, "body": ""}, name, name, options.columns)
    heading = HEADING.match(html)
    headline = known.headline or (heading[1] if heading else "")
    if heading and not known.headline:
        html = html[heading.end() :]
    published = known.published if instant(known.published) else _named_date(name) or known.published
    return replace(known, source=name, key=name, headline=headline, body=html, published=published)


def _named_date(name: str) -> str:
    dated = DATED.match(PurePath(name).name)
    return dated[1] if dated else ""
