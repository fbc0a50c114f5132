"""NITF, the older XML of news agencies, alone in a file or inside NewsML."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from articles.formats.draft import Draft, Fault, Options
from articles.formats.raw import Raw, drafted
from articles.formats.xml import Element, Source, inner, local, text_in

RECORDS = frozenset({"nitf"})

#: NITF's own words for what HTML calls otherwise; all others are spelled alike or only name things.
CALLED = {
    "hl1": "h2",
    "hl2": "h2",
    "bq": "blockquote",
    "media": "figure",
    "media-caption": "figcaption",
    "credit": "p",
    "fn": "p",
    "nitf-table": "table",
    "nitf-table-row": "tr",
}

#: What is about the article or its pictures, and no words of it.
ASIDE = frozenset({"media-producer", "media-metadata", "media-reference", "note", "nitf-table-metadata"})
DATES = ("date.issue", "date.release", "story.date", "pubdata", "revision-history")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    source = Source(stream, name, options)
    for element in source.elements(RECORDS):
        yield element if isinstance(element, Fault) else drafted(_raw(element, source))


def _raw(nitf: Element, source: Source) -> Raw:
    doc = first(nitf, "doc-id")
    key = doc.get("id-string") or doc.get("regid") if doc is not None else ""
    return Raw(
        source=f"{source.name}#{key}" if key else source.name,
        key=key or source.name,
        headline=headline_of(nitf),
        body=body_of(nitf),
        standfirst=_standfirst(nitf),
        section=_section(nitf),
        byline=byline_of(nitf),
        language=nitf.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        published=_published(nitf),
        warnings=source.text.news(),
    )


def first(element: Element, name: str) -> Element | None:
    """Return the first element of that name in any vocabulary."""
    return next(element.iter(f"{{*}}{name}"), None)


def headline_of(nitf: Element) -> str:
    return text_in(first(nitf, "hl1")) or text_in(first(nitf, "hedline")) or text_in(first(nitf, "title"))


def byline_of(nitf: Element) -> str:
    """Return who wrote it, name and title set apart, without the “By” in front."""
    byline = first(nitf, "byline")
    heard = map(str, byline.itertext()) if byline is not None else ()
    return re.sub(r"(?i)^by\s+", "", " ".join(" ".join(heard).split()))


def body_of(nitf: Element) -> str:
    """Return the body in HTML's words; one inside an editor's note is not the article's."""
    contents = nitf.iter("{*}body.content")
    body = next((one for one in contents if not any(local(up) == "note" for up in one.iterancestors())), None)
    if body is None:
        return ""
    for element in list(body.iterdescendants(tag=etree.Element)):
        _translate(element)
    return inner(body)


def _translate(element: Element) -> None:
    name = local(element)
    if name in ASIDE:
        element.text = None
        element[:] = []
        name = "span"
    element.tag = CALLED.get(name, name)


def _standfirst(nitf: Element) -> str:
    """Return the abstract, else the lower headline."""
    head, hedline = first(nitf, "body.head"), first(nitf, "hedline")
    abstract = text_in(first(head, "abstract")) if head is not None else ""
    return abstract or (text_in(first(hedline, "hl2")) if hedline is not None else "")


def _section(nitf: Element) -> str:
    """Return the subject, else the section of the paper that has a name and is no page or letter."""
    subject, print_run = first(nitf, "tobject.subject"), first(nitf, "pubdata")
    named = subject.get("tobject.subject.type", "") if subject is not None else ""
    printed = print_run.get("position.section", "") if print_run is not None else ""
    return named or (printed if len(printed) > 1 and not printed.isdigit() else "")


def _published(nitf: Element) -> str:
    dates = (first(nitf, name) for name in DATES)
    given = (date.get("norm") or date.get("date.publication") for date in dates if date is not None)
    return next(filter(None, given), "")
