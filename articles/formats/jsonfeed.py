"""JSON Feed 1.0 and 1.1, the feed of sites that prefer JSON; read through `feed`."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from articles.formats.draft import Draft, Fault, Options
from articles.formats.raw import Raw, drafted, html_of, joined_names
from articles.formats.stream import Text, text_of
from articles.formats.walk import Broken, Path, Window, walk


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    text, feed = text_of(stream, options), dict[str, Any]()
    try:
        for path, item in _items(Window(text.pieces()), feed):
            yield drafted(_raw(item, path, feed, name, text), from_feed=True)
    except Broken as problem:
        yield Fault(name, f"{problem}: get the file again.", problem.line)


def _items(window: Window, feed: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the items, and note on the way what the feed says of all of them."""
    for path, value in walk(window, _is_whole):
        if path[:1] != ("items",):
            feed[str(path[0]) if path else ""] = value
        elif isinstance(value, dict):
            yield path, value


def _is_whole(path: Path) -> bool:
    return len(path) == 2 if path[:1] == ("items",) else len(path) == 1


def _raw(item: dict[str, Any], path: Path, feed: dict[str, Any], name: str, text: Text) -> Raw:
    own = str(item.get("id") or item.get("url") or "")
    where = f"{name}#{own or path[-1]}"
    body = str(item.get("content_html") or "") or html_of(str(item.get("content_text") or ""))
    summary = str(item.get("summary") or "")
    tags = item.get("tags")
    return Raw(
        source=where,
        key=own or where,
        headline=str(item.get("title") or ""),
        body=body or html_of(summary),
        standfirst=summary if body else "",
        section=str(tags[0]) if isinstance(tags, list) and tags else "",
        byline=_byline(item) or _byline(feed),
        language=str(item.get("language") or feed.get("language") or ""),
        published=str(item.get("date_published") or item.get("date_modified") or ""),
        url=str(item.get("url") or item.get("external_url") or ""),
        warnings=text.news(),
    )


def _byline(about: dict[str, Any]) -> str:
    people = about.get("authors") or [about.get("author")]
    people = people if isinstance(people, list) else [people]
    return joined_names(str(person.get("name") or "") for person in people if isinstance(person, dict))
