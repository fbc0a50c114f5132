"""Ghost exports: published posts are articles; their authors and tags lie in tables of their own."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from shutil import copyfileobj
from typing import Any, BinaryIO, cast

from articles.formats.draft import Draft, Fault, Options
from articles.formats.fields import moment
from articles.formats.nodes import html_of_tree
from articles.formats.raw import Raw, drafted, html_of, joined_names
from articles.formats.stream import Text, text_of
from articles.formats.walk import Broken, Path, Window, walk
from articles.markup import escaped

#: An export is read twice; a larger one waits in a file meanwhile.
IN_MEMORY = 8_000_000

#: How an export spells the address of its own site.
HOME = "__GHOST_URL__"
TABLES = frozenset({"posts", "users", "tags", "posts_authors", "posts_tags"})


@dataclass(slots=True)
class Tables:
    """Who wrote which post and under which tag it stands."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)
    links: dict[tuple[str, str], list[tuple[int, str]]] = field(default_factory=dict)

    def note(self, table: str, row: dict[str, Any]) -> None:
        if table in {"users", "tags"}:
            hidden = table == "tags" and row.get("visibility") == "internal"
            self.names[table, str(row.get("id"))] = "" if hidden else str(row.get("name") or "")
        elif table in {"posts_authors", "posts_tags"}:
            kind, column = ("users", "author_id") if table == "posts_authors" else ("tags", "tag_id")
            place = (int(row.get("sort_order") or 0), str(row.get(column)))
            self.links.setdefault((kind, str(row.get("post_id"))), []).append(place)

    def of(self, kind: str, post: str) -> list[str]:
        linked = sorted(self.links.get((kind, post), ()), key=lambda place: place[0])
        return [name for _, one in linked if (name := self.names.get((kind, one), ""))]


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    """Yield the published posts; the first reading only notes the tables, which stand after the posts."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        copyfileobj(stream, copy)
        copy.seek(0)
        try:
            yield from _posts(cast("BinaryIO", copy), name, options)
        except Broken as problem:
            yield Fault(name, f"{problem}. Export it from Ghost again.", problem.line)


def _posts(copy: BinaryIO, name: str, options: Options) -> Iterator[Draft | Fault]:
    text = text_of(copy, options)
    tables = _tables(text)
    copy.seek(0)
    again = Text(copy, text.encoding, text.notes)
    for post in (row for table, row in _rows(again) if table == "posts"):
        yield _post(post, name, tables, again)


def _tables(text: Text) -> Tables:
    tables = Tables()
    for table, row in _rows(text):
        tables.note(table, row)
    return tables


def _rows(text: Text) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of all tables, each with its table's name."""
    for path, value in walk(Window(text.pieces()), _is_row):
        if isinstance(value, dict) and _is_row(path):
            yield str(path[-2]), value


def _is_row(path: Path) -> bool:
    return len(path) > 1 and path[-2] in TABLES and isinstance(path[-1], int)


def _post(post: dict[str, Any], name: str, tables: Tables, text: Text) -> Draft | Fault:
    """Return a post; Ghost shows titles and excerpts as the plain text they are, tags and entities too."""
    number, author = str(post.get("id")), str(post.get("author_id"))
    key = str(post.get("uuid") or number)
    raw = Raw(
        source=f"{name}#{number}",
        key=key,
        headline=escaped(str(post.get("title") or "")),
        body=_body(post).replace(HOME, ""),
        standfirst=escaped(str(post.get("custom_excerpt") or "")),
        section=next(iter(tables.of("tags", number)), ""),
        byline=joined_names(tables.of("users", number)) or tables.names.get(("users", author), ""),
        language=str(post.get("locale") or ""),
        published=moment(post.get("published_at")),
        url=str(post.get("canonical_url") or "").replace(HOME, ""),
        warnings=text.news(),
    )
    if message := _unwanted(post):
        return raw.fault(message, skipped=True)
    return drafted(raw)


def _body(post: dict[str, Any]) -> str:
    """Return the text of a post: as HTML, else as the tree its editor keeps, else plain."""
    trees = (html_of_tree(post[name]) for name in ("lexical", "mobiledoc") if post.get(name))
    return (
        str(post.get("html") or "")
        or next(filter(None, trees), "")
        or html_of(str(post.get("plaintext") or ""))
    )


def _unwanted(post: dict[str, Any]) -> str:
    kind = "page" if post.get("page") else str(post.get("type") or "post")
    status = str(post.get("status") or "published")
    if kind != "post":
        return f"It is a {kind}, no post; skipped."
    if status != "published":
        return f"Its status is “{status}”, not published; skipped."
    readers = str(post.get("visibility") or "public")
    return f"Only some members may read it (“{readers}”); skipped." if readers != "public" else ""
