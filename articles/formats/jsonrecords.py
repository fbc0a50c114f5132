"""Which values of a JSON text are its articles, wherever they lie in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articles.formats.draft import Options, Unreadable
from articles.formats.fields import fields_of_article, unwrapped
from articles.formats.stream import Text
from articles.formats.walk import Broken, Path, Window, walk

#: How many values may pass before the first article; more means that the file holds none.
PATIENCE = 20_000
OTHER = (
    "The objects in “{where}” have other fields than the articles before them; skipped."
    " If they are articles, import them alone."
)
NONE = "No object has both a headline and a body. Name their fields with --map headline=FIELD body=FIELD."


class PassedOver(str):
    """Why records are passed over that may be no articles."""

    __slots__ = ()


#: A record and the line it stands in, or why there is none.
Found = tuple[int | None, dict[str, Any] | str]


@dataclass(slots=True)
class Search:
    """What was found so far in a JSON text, by which fields its articles are known, and what is none yet."""

    options: Options
    array: Path | None = None
    fields: tuple[str, ...] = ()
    waiting: list[tuple[Path, Any]] = field(default_factory=list)
    others: set[Path] = field(default_factory=set)


def by_value(text: Text, options: Options) -> Iterator[Found]:
    """Yield the elements of the arrays of articles, then the articles that lie about in objects."""
    window = Window(text.pieces())
    try:
        while window.sign():
            search = Search(options)
            yield from _of_arrays(window, search)
            yield from _lying_about(search)
    except Broken as problem:
        yield problem.line, f"{problem}. What stands before it was read; get the file again."


def _of_arrays(window: Window, search: Search) -> Iterator[Found]:
    """Yield the records of each array that holds an article; leave what is none in `waiting`."""
    for path, value in walk(window, _is_element):
        if path[:-1] == search.array:
            yield _found(value)
        elif _begins_articles(path, value, search):
            search.array = path[:-1]
            yield from (_found(earlier) for place, earlier in search.waiting if place[:-1] == search.array)
            search.waiting = [one for one in search.waiting if one[0][:-1] != search.array]
            yield _found(value)
        elif len(search.waiting) < PATIENCE:
            search.waiting.append((path, value))
        elif search.array is None:
            raise Unreadable(NONE)


def _begins_articles(path: Path, value: Any, search: Search) -> bool:
    """Say whether here begins an array of articles: the outermost one, or one that holds an article.

    Once some were found, others have headline and body in fields of the same names: comments have not.
    """
    if not _is_element(path):
        return False
    fields = fields_of_article(_opened(value), search.options.columns)
    if search.array is None and (fields or len(path) == 1):
        search.fields = fields
        return True
    if fields and fields != search.fields:
        search.others.add(path[:-1])
    return bool(fields) and fields == search.fields


def _is_element(path: Path) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _found(value: Any) -> Found:
    return None, value if isinstance(value, dict) else f"“{str(value)[:40]}” is no object with fields."


def _opened(value: Any) -> Any:
    return unwrapped(value) if isinstance(value, dict) else value


def _lying_about(search: Search) -> Iterator[Found]:
    """Yield the articles among values that no array of articles held, such as one article alone."""
    whole: dict[str | int, Any] = {}
    for path, value in search.waiting:
        _put(whole, path, value)
    articles = list(_articles(_rebuilt(whole), search))
    yield from ((None, article) for article in articles)
    if search.array is not None:
        yield from (
            (None, PassedOver(OTHER.format(where=_spelled(path)))) for path in sorted(search.others, key=str)
        )
    elif search.waiting and not articles:
        named = ", ".join(str(path[-1]) for path, _ in search.waiting[:20] if path)
        yield None, f"{NONE} Fields found: {named}."


def _spelled(path: Path) -> str:
    return " › ".join(map(str, path))


def _put(whole: dict[str | int, Any], path: Path, value: Any) -> None:
    """Put a value back in its place."""
    for name in path[:-1]:
        whole = whole.setdefault(name, {})
    whole[path[-1] if path else ""] = value


def _rebuilt(value: Any) -> Any:
    """Return an object with its arrays, which `_put` has kept by number, as lists again."""
    if not isinstance(value, dict):
        return value
    inside = {name: _rebuilt(part) for name, part in value.items()}
    return list(inside.values()) if inside and all(isinstance(name, int) for name in inside) else inside


def _articles(value: Any, search: Search) -> Iterator[dict[str, Any]]:
    fields = fields_of_article(_opened(value), search.options.columns)
    if fields and (search.array is None or fields == search.fields):
        yield value
    elif isinstance(value, (dict, list)):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _articles(inside, search)
