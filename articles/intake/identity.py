"""Which article a record is, whenever and from wherever it comes: by its source's own name for it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from os import getcwd
from os.path import abspath, realpath
from pathlib import Path

from articles.formats import Draft
from articles.formats.files import STANDARD_INPUT, printable
from articles.markup import plain

#: The key column's length; a longer key is cut and told apart by its hash.
LONGEST_KEY = 500

#: Identities that no two systems share: addresses, tags, names of the net, UUIDs.
WORLDWIDE = re.compile(r"(?i)(?:https?|urn|tag|news|doi):\S|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$")


#: What the names of files begin with that came through the admin and lie in no folder.
HANDED_IN = "handed-in:"


#: How many letters of an article from standard input tell it, with its headline, from all others.
BEGINNING = 300


class Nameless(ValueError):
    """A record that only its place or number names, in a source that has no name."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"Its id “{key}” means nothing outside its source, and standard input has no name."
            " Say --source NAME and import it again."
        )


def identity(draft: Draft, file: str, namespace: str, paths: Iterable[str]) -> str:
    """Return the key of a draft among those of all sources.

    In a source that staff have named, a record goes by its own key or its path below the folder. Without a
    name, a key that means nothing elsewhere, such as a number, goes by the full path of its file as well.
    What comes from standard input and has no key of its own goes by how it begins.
    """
    return _key(draft, file, namespace, paths, realpath)


def former_identity(draft: Draft, file: str, namespace: str, paths: Iterable[str]) -> str:
    """Return the key it had when links were not followed, and bytes that are no letters all alike."""
    told = _spelled_formerly(file)
    respelled = replace(
        draft, source=_respelled(draft.source, file, told), key=_respelled(draft.key, file, told)
    )
    return _key(respelled, told, namespace, paths, abspath)


def is_of_file(draft: Draft, file: str) -> bool:
    """Say whether a draft has no key of its own: only its file, and its place there, tell it from others."""
    return draft.key.startswith(file) and draft.key == draft.source


def _key(draft: Draft, file: str, namespace: str, paths: Iterable[str], whole: Callable[[str], str]) -> str:
    of_file = is_of_file(draft, file)
    if file == STANDARD_INPUT and of_file:
        return _short(f"{namespace and namespace + ':'}-{_beginning(draft)}")
    if namespace:
        key = _below(file, paths) + draft.key.removeprefix(file) if of_file else draft.key
        return _short(f"{namespace}:{key}")
    if of_file:
        return _short(_whole(file, whole) + draft.key.removeprefix(file))
    if WORLDWIDE.match(draft.key):
        return _short(draft.key)
    if file == STANDARD_INPUT:
        raise Nameless(draft.key)
    return _short(f"{_whole(file, whole)}#{draft.key}")


def _short(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 65]}#{sha256(key.encode()).hexdigest()}"


def _beginning(draft: Draft) -> str:
    told = f"{draft.headline}\n{plain(draft.body)[:BEGINNING]}"
    return sha256(told.encode()).hexdigest()[:16]


def _whole(file: str, whole: Callable[[str], str]) -> str:
    return file if file.startswith(HANDED_IN) else _from_root(file, whole, getcwd())


@lru_cache(100)
def _from_root(file: str, whole: Callable[[str], str], _here: str) -> str:
    """Return the full path of a file, asked for by each of its records."""
    return Path(whole(file)).as_posix()


def _spelled_formerly(file: str) -> str:
    return re.sub(r"\\x[0-9a-f]{2}", "\ufffd", file).replace("\\", "/")


def _respelled(name: str, file: str, told: str) -> str:
    return told + name.removeprefix(file) if name.startswith(file) else name


def _below(file: str, paths: Iterable[str]) -> str:
    """Return a file's path below the folder that was named, which may so be moved and renamed."""
    if file.startswith(HANDED_IN):
        return file.removeprefix(HANDED_IN)
    given = map(Path, map(printable, paths))
    folders = (path for path in given if Path(file) != path and Path(file).is_relative_to(path))
    return Path(file).relative_to(next(folders, Path(file).parent)).as_posix()
