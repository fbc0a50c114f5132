"""NewsML-G2 and NewsML 1, the XML envelopes of news agencies: items of text with a body are articles."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from articles.formats.agency import unwanted
from articles.formats.draft import Draft, Fault, Options
from articles.formats.nitf import body_of, byline_of, first, headline_of
from articles.formats.raw import Raw, drafted, html_of, joined_names, without_headline
from articles.formats.xml import Element, Source, inner, local, text_in

RECORDS = frozenset({"newsItem", "NewsItem"})
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    source = Source(stream, name, options)
    for element in source.elements(RECORDS):
        if isinstance(element, Fault):
            yield element
            continue
        raw = _raw_g2(element, source) if local(element) == "newsItem" else _raw_1(element, source)
        message = _unwanted(element)
        yield raw.fault(message, skipped=True) if message else drafted(raw)


def _raw_g2(item: Element, source: Source) -> Raw:
    key = item.get("guid") or source.name
    language = first(item, "language")
    headline = _in_role(item, "headline", "main") or _of_inline(item, headline_of)
    return Raw(
        source=f"{source.name}#{key}",
        key=key,
        headline=headline,
        body=without_headline(_body(item), headline),
        standfirst=_in_role(item, "description", "summary") or _in_role(item, "headline", "sub"),
        section=_section(item),
        byline=_byline(item),
        language=language.get("tag", "") if language is not None else item.get(LANGUAGE, ""),
        published=_text(item, "versionCreated", "contentCreated", "firstCreated"),
        url=key if key.startswith("http") else "",
        warnings=source.text.news(),
    )


def _raw_1(item: Element, source: Source) -> Raw:
    key = _text(item, "PublicIdentifier", "NewsItemId") or source.name
    language = first(item, "Language")
    return Raw(
        source=f"{source.name}#{key}",
        key=key,
        headline=_text(item, "HeadLine"),
        body=without_headline(_body(item), _text(item, "HeadLine")),
        standfirst=_text(item, "SubHeadLine"),
        byline=re.sub(r"(?i)^by\s+", "", _text(item, "ByLine")),
        language=language.get("FormalName", "") if language is not None else "",
        published=_text(item, "ThisRevisionCreated", "DateAndTime", "FirstCreated", "DateId"),
        warnings=source.text.news(),
    )


def _text(item: Element, *names: str) -> str:
    return next((text for name in names if (text := text_in(first(item, name)))), "")


def _in_role(item: Element, name: str, role: str) -> str:
    """Return the text that plays a role; for the main one, the first without a role will do."""
    for element in item.iter(f"{{*}}{name}"):
        given = element.get("role", "").rpartition(":")[2].lower()
        if given.startswith(role) or (role == "main" and not given):
            return text_in(element)
    return ""


def _body(item: Element) -> str:
    """Return the first body that says anything: NITF, a page, or text."""
    bodies = [body_of(item)]
    bodies += [inner(page) for page in item.iter("{*}body") if first(page, "body.content") is None]
    for data in item.iter("{*}inlineData", "{*}inlineXML", "{*}DataContent"):
        has_children = any(isinstance(child.tag, str) for child in data)
        bodies.append(inner(data) if has_children else html_of(text_in(data)))
    return next((body for body in bodies if re.search(r"\w", re.sub(r"<[^>]*>", "", body))), "")


def _of_inline(item: Element, said: Callable[[Element], str]) -> str:
    inline = first(item, "nitf")
    return said(inline) if inline is not None else ""


def _byline(item: Element) -> str:
    creators = (text_in(first(creator, "name")) for creator in item.iter("{*}creator"))
    return _text(item, "by") or _of_inline(item, byline_of) or joined_names(creators)


def _section(item: Element) -> str:
    subjects = (text_in(first(subject, "name")) for subject in item.iter("{*}subject"))
    return next(filter(None, subjects), "")


def _unwanted(item: Element) -> str:
    kind, status = _coded(item, "itemClass", "MediaType"), _coded(item, "pubStatus", "Status")
    return unwanted(kind, status)


def _coded(item: Element, *names: str) -> str:
    """Return what a coded element says: `ninat:text` and `Text` are both text."""
    found = next((element for name in names if (element := first(item, name)) is not None), None)
    code = "" if found is None else found.get("qcode") or found.get("FormalName") or ""
    return code.rpartition(":")[2].lower()
