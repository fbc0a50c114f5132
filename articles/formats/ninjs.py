"""ninjs, the JSON of news agencies (IPTC), versions 1 to 3: text items are articles, others are skipped."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from articles.formats.agency import unwanted
from articles.formats.draft import Draft, Fault, Options
from articles.formats.raw import Raw, drafted, html_of, words
from articles.formats.stream import Text, text_of
from articles.formats.walk import Broken, Path, Window, walk

#: Bodies, the best first: with paragraphs marked, then plain.
BODIES = ("body_xhtml", "body_html", "body_richhtml5", "body_text")
DATES = ("versioncreated", "contentcreated", "firstcreated", "datepublished")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the text items of a file: one item, a list of items, or one item a line."""
    text = text_of(stream, options)
    try:
        yield from (_draft(item, name, text) for item in _items(Window(text.pieces())))
    except Broken as problem:
        yield Fault(name, f"{problem}: get the item again.", problem.line)


def _items(window: Window) -> Iterator[dict[str, Any]]:
    while sign := window.sign():
        values = walk(window, partial(_is_at, 1 if sign == "[" else 0))
        yield from (_lower(value) for _, value in values if isinstance(value, dict))


def _is_at(depth: int, path: Path) -> bool:
    return len(path) == depth


def _lower(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item with the names of version 3 (versionCreated) as version 1 spells them."""
    return {name.lower(): value for name, value in item.items()}


def _draft(item: dict[str, Any], name: str, text: Text) -> Draft | Fault:
    key = str(item.get("uri") or item.get("guid") or name)
    raw = Raw(
        source=f"{name}#{key}",
        key=key,
        headline=str(item.get("headline") or "") or _in_role(item, "headlines", "main"),
        body=_body(item),
        standfirst=_standfirst(item),
        section=_section(item),
        byline=str(item.get("byline") or item.get("by") or ""),
        language=str(item.get("language") or ""),
        published=next((str(item[date]) for date in DATES if item.get(date)), ""),
        url=key if key.startswith("http") else "",
        warnings=text.news(),
    )
    if message := _unwanted(item):
        return raw.fault(message, skipped=True)
    return drafted(raw)


def _body(item: Mapping[str, Any]) -> str:
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, dict)]
    bodies.sort(key=lambda body: "html" not in str(_lower(body).get("contenttype") or body.get("role")))
    given = [str(item.get(name) or "") for name in BODIES] + [str(body.get("value") or "") for body in bodies]
    return html_of(next(filter(str.strip, given), ""))


def _standfirst(item: Mapping[str, Any]) -> str:
    given = item.get("standfirst") or item.get("description_text")
    return str(given or "") or _in_role(item, "headlines", "sub") or _in_role(item, "descriptions", "summary")


def _in_role(item: Mapping[str, Any], texts: str, role: str) -> str:
    """Return the text of a list that plays a role; for the main one the first will do."""
    given = [text for text in _list(item.get(texts)) if isinstance(text, dict)]
    chosen = [text for text in given if str(text.get("role") or "").startswith(role)]
    chosen = chosen or (given if role == "main" else [])
    return words(str(chosen[0].get("value") or "")) if chosen else ""


def _section(item: Mapping[str, Any]) -> str:
    subjects = _list(item.get("subject") or item.get("subjects"))
    names = [str(subject.get("name") or "") for subject in subjects if isinstance(subject, dict)]
    return next(filter(None, names), "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _unwanted(item: Mapping[str, Any]) -> str:
    kind, status = str(item.get("type") or "").lower(), str(item.get("pubstatus") or "").lower()
    return unwanted(kind, status)
