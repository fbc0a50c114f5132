"""Markdown with a front-matter block, as static site generators and note books keep it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any, BinaryIO

from markdown_it import MarkdownIt

from articles.formats.columns import check_told
from articles.formats.dates import instant
from articles.formats.draft import Draft, Fault, Options
from articles.formats.fields import is_unseen, raw_of
from articles.formats.frontmatter import BadMatter, divided
from articles.formats.raw import Raw, drafted
from articles.formats.stream import whole_text


class _Markdown(MarkdownIt):
    """Takes every link as one, so that its words stay when the cleaning drops its address."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return True


HTML = _Markdown("commonmark", {"maxNesting": 50}).enable(["table", "strikethrough"])

HEADING = re.compile(r"\A(?:\s|<hr />|<!--.*?-->)*<h1>(.*?)</h1>", re.DOTALL)

#: Instructions to a site generator that stand alone in a paragraph: shortcodes, Liquid tags, attributes.
INSTRUCTION = re.compile(r"<p>(?:\{\{[%&<].*?\}\}|\{%.*?%\}|\{:.*?\})</p>", re.DOTALL)

#: Dates that generators take from a file's name.
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})[-_.]")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the one article of a Markdown file."""
    check_told(options.columns)
    text, warnings = whole_text(stream, options)
    try:
        fields, body = divided(text)
    except BadMatter as problem:
        yield Fault(name, str(problem), problem.line)
        return
    raw = replace(_raw(fields, INSTRUCTION.sub("", HTML.render(body)), name, options), warnings=warnings)
    if is_unseen(fields):
        yield raw.fault("It is marked as a draft; skipped.", skipped=True)
    else:
        yield drafted(raw)


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
