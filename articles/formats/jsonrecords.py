"""Which values of a JSON text are its articles, wherever they lie in it."""

from collections.abc import Iterator
from typing import Any

from articles.formats.draft import Options, Unreadable
from articles.formats.fields import is_article, unwrapped
from articles.formats.stream import Text
from articles.formats.walk import Broken, Path, Window, walk

#: How many values may pass before the first article; more means that the file holds none.
PATIENCE = 20_000
NONE = "No object has both a headline and a body. Name their fields with --map headline=FIELD body=FIELD."


#: A record and the line it stands in, or why there is none.
Found = tuple[int | None, dict[str, Any] | str]


def by_value(text: Text, options: Options) -> Iterator[Found]:
    """Yield the elements of the first array of articles, else the articles that lie about in objects."""
    window = Window(text.pieces())
    try:
        while window.sign():
            waiting: list[tuple[Path, Any]] = []
            yield from _of_array(window, options, waiting)
            yield from _lying_about(waiting, options)
    except Broken as problem:
        yield problem.line, f"{problem}. What stands before it was read; get the file again."


def _of_array(window: Window, options: Options, waiting: list[tuple[Path, Any]]) -> Iterator[Found]:
    """Yield the records of the array that holds an article; leave what is none in `waiting`."""
    values = walk(window, _is_element)
    for path, value in values:
        waiting.append((path, value))
        if _is_record(path, value, options):
            break
        if len(waiting) > PATIENCE:
            raise Unreadable(NONE)
    else:
        return
    array = path[:-1]
    yield from (_found(earlier) for place, earlier in waiting if place[:-1] == array)
    waiting.clear()
    yield from (_found(later) for place, later in values if place[:-1] == array)


def _is_element(path: Path) -> bool:
    return bool(path) and isinstance(path[-1], int)


def _is_record(path: Path, value: Any, options: Options) -> bool:
    """Say whether here begins an array of records: the outermost one, or one that holds an article."""
    outermost = len(path) == 1 and _is_element(path)
    return _is_element(path) and (outermost or is_article(_opened(value), options.columns))


def _found(value: Any) -> Found:
    return None, value if isinstance(value, dict) else f"“{str(value)[:40]}” is no object with fields."


def _opened(value: Any) -> Any:
    return unwrapped(value) if isinstance(value, dict) else value


def _lying_about(waiting: list[tuple[Path, Any]], options: Options) -> Iterator[Found]:
    """Yield the articles among values that no array of articles held, such as one article alone."""
    whole: dict[str | int, Any] = {}
    for path, value in waiting:
        _put(whole, path, value)
    articles = list(_articles(_rebuilt(whole), options))
    yield from ((None, article) for article in articles)
    if waiting and not articles:
        yield None, f"{NONE} Fields found: {', '.join(str(path[-1]) for path, _ in waiting[:20] if path)}."


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


def _articles(value: Any, options: Options) -> Iterator[dict[str, Any]]:
    if is_article(_opened(value), options.columns):
        yield value
    elif isinstance(value, (dict, list)):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _articles(inside, options)
