"""Which article a record is, whenever and from wherever it comes: by its source's own name for it."""

import re
from collections.abc import Iterable
from hashlib import sha256
from os.path import abspath
from pathlib import Path

from articles.formats import Draft

#: The key column's length; a longer key is cut and told apart by its hash.
LONGEST_KEY = 500

#: Identities that no two systems share: addresses, tags, names of the net, UUIDs.
WORLDWIDE = re.compile(r"(?i)(?:https?|urn|tag|news|doi):\S|[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$")


#: What the names of files begin with that came through the admin and lie in no folder.
HANDED_IN = "handed-in:"


def identity(draft: Draft, file: str, namespace: str, paths: Iterable[str]) -> str:
    """Return the key of a draft among those of all sources.

    In a source that staff have named, a record goes by its own key or its path below the folder. Without a
    name, a key that means nothing elsewhere, such as a number, goes by the full path of its file as well.
    """
    of_the_file = draft.key.startswith(file) and draft.key == draft.source
    if namespace:
        key = _below(file, paths) + draft.key.removeprefix(file) if of_the_file else draft.key
        return _short(f"{namespace}:{key}")
    if of_the_file:
        return _short(_whole(file) + draft.key.removeprefix(file))
    return _short(draft.key if WORLDWIDE.match(draft.key) else f"{_whole(file)}#{draft.key}")


def _short(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 65]}#{sha256(key.encode()).hexdigest()}"


def _whole(file: str) -> str:
    return file if file == "-" or file.startswith(HANDED_IN) else Path(abspath(file)).as_posix()


def _below(file: str, paths: Iterable[str]) -> str:
    """Return a file's path below the folder that was named, which may so be moved and renamed."""
    if file.startswith(HANDED_IN):
        return file.removeprefix(HANDED_IN)
    folders = (path for path in map(Path, paths) if Path(file) != path and Path(file).is_relative_to(path))
    return Path(file).relative_to(next(folders, Path(file).parent)).as_posix()
