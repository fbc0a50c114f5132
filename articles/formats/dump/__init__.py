"""A plain-text dump of a whole web page, as copied from a browser or printed by a text program."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from articles.formats.draft import Draft, Fault, Options, Unreadable
from articles.formats.dump.lists import unmarked
from articles.formats.dump.note import is_no_story
from articles.formats.dump.page import Page, page_of
from articles.formats.stream import whole_text
from articles.markup import canonical, escaped, plain

TAGS = {"paragraph": "p", "subhead": "h2", "quote": "blockquote", "list": "li"}


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the one article of a page dump."""
    text, warnings = whole_text(stream, options)
    page = page_of(text)
    if not page.lines:
        raise Unreadable("It is empty. Save the page again.")
    body = body_of(page)
    if not page.title.text or not body or is_no_story(page.title.text, plain(body)):
        raise Unreadable("No story was found in this page: no headline over a run of sentences.")
    yield Draft(
        source=name,
        key=name,
        headline=page.title.text,
        body=body,
        standfirst=page.standfirst,
        section=page.section,
        byline=page.byline,
        language=page.language,
        published=page.published,
        media=page.title.media,
        warnings=warnings,
    )


def labels(text: str) -> list[tuple[str, str, str]]:
    """Return every line of a dump with its label and why it has it, as `--explain` prints them."""
    page = page_of(text)
    told = [("blank", "nothing but drawn signs")] * len(text.splitlines())
    for at, line in enumerate(page.lines):
        part = page.parts.get(at)
        label = (part.label, part.why) if part else ("chrome", page.kinds[at].value)
        told[line.first - 1 : line.last] = [label] * (line.last - line.first + 1)
    return [(label, raw, why) for raw, (label, why) in zip(text.splitlines(), told, strict=True)]


def body_of(page: Page) -> str:
    """Return the labelled lines of the story as a canonical body."""
    told = [
        (TAGS[part.label], page.lines[at].text)
        for at, part in sorted(page.parts.items())
        if part.label in TAGS
    ]
    html = []
    for tag, group in groupby(told, key=itemgetter(0)):
        texts = [text for _, text in group]
        inner = "".join(
            f"<{tag}>{escaped(text)}</{tag}>" for text in (unmarked(texts) if tag == "li" else texts)
        )
        html.append(f"<ul>{inner}</ul>" if tag == "li" else inner)
    return canonical("".join(html))
