"""The pictures of a draft: found beside its file or in the folders that staff name, and kept.

None is fetched from the net: a page may name any address, those behind our own wall too.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from articles.actions import foreseen_picture, keep_picture
from articles.formats import Draft, Unreadable
from articles.formats.files import Source, opened
from articles.intake.identity import HANDED_IN
from articles.intake.order import Order
from articles.markup import canonical
from articles.markup.illustrations import illustrated, picture_addresses
from articles.pictures import LARGEST, NotAPicture

STANDARD_INPUT = "-"

#: Formats that hold pages as they were shown, where a caption is nothing without its picture.
SHOWN = frozenset({"html", "warc"})

#: What is lower or narrower on such a page, in pixels, is a sign and no picture of the story.
SMALL = 60


class Lost(Exception):
    """A picture that cannot be had: why, and what to do about it."""


def with_pictures(draft: Draft, file: str, format_name: str, order: Order) -> Draft:
    """Return the draft with the pictures that can be had; the others are left out, with a word on why.

    The caption of such a one stays with the words of an export; of a page as it was shown it goes too.
    A draft with pictures that may lie on this machine is never passed over as one that is known.
    """
    if draft.same or "<img " not in draft.body:
        return draft
    tags, lost = dict[str, str](), dict[str, str]()
    addresses = picture_addresses(draft.body)
    for address in addresses:
        try:
            tags[address] = _tag(_file(address, file, order), format_name, order)
        except (Lost, NotAPicture, Unreadable) as problem:
            lost[address] = str(problem)
    body = canonical(illustrated(draft.body, tags, captions=format_name not in SHOWN))
    known = draft.seen if not order.pictures and all(map(_is_elsewhere, addresses)) else None
    warnings = (*draft.warnings, _said(lost)) if lost else draft.warnings
    return replace(draft, body=body, seen=known, warnings=warnings)


def _said(lost: dict[str, str]) -> str:
    """Return a sentence on the pictures that were left out."""
    (address, why), more = next(iter(lost.items())), len(lost) - 1
    others = " So was one more." if more == 1 else f" So were {more} more." if more else ""
    return f"The picture “{address[:200]}” was left out: {why}{others}"


def _is_elsewhere(address: str) -> bool:
    return bool(_split(address)[0])


def _split(address: str) -> tuple[str, PurePosixPath]:
    """Return the site that an address names, if it does, and the path there."""
    try:
        told = urlsplit(address)
    except ValueError:
        return "", PurePosixPath(address)
    return told.netloc, PurePosixPath(unquote(told.path))


def _tag(path: Path, format_name: str, order: Order) -> str:
    """Return the tag of a picture that is kept here now, or would be; nothing for a mere sign of a page."""
    with opened(Source(str(path), path), LARGEST) as stream:
        data = stream.read()
    picture = foreseen_picture(data, path.name)
    if format_name in SHOWN and min(picture.width, picture.height) < SMALL:
        return ""
    return (picture if order.dry_run else keep_picture(data, path.name)).tag()


def _file(address: str, file: str, order: Order) -> Path:
    """Return the file of a picture; raises Lost when it lies nowhere that staff have named."""
    found = (_file_at(root, path) for root, path in _places(address, file, order))
    if path := next(filter(None, found), None):
        return path
    if _is_elsewhere(address):
        raise Lost("it lies on another site. Get its folder and name it with --pictures.")
    raise Lost("it is not beside its page. Name its folder with --pictures.")


def _file_at(root: Path, path: PurePosixPath) -> Path | None:
    """Return the file at a path, if there is one and nothing leads it out of its root."""
    try:
        place = (root / path).resolve()
        return place if place.is_relative_to(root.resolve()) and place.is_file() else None
    except (OSError, ValueError):  # no name of a file
        return None


def _places(address: str, file: str, order: Order) -> Iterator[tuple[Path, PurePosixPath]]:
    """Yield where a picture may lie: a folder that it may not lead out of, and its path from there."""
    site, path = _split(address)
    below = PurePosixPath(*path.parts[path.is_absolute() :])
    folders = _folders(file, order)
    if not site and not path.is_absolute():
        yield from (
            (folder, PurePosixPath(Path(file).parent.relative_to(folder)) / path) for folder in folders
        )
    for folder in folders:
        yield folder, site / below
        yield folder, below
    for folder in order.pictures:
        yield from ((folder, PurePosixPath(*below.parts[start:])) for start in range(len(below.parts)))


def _folders(file: str, order: Order) -> list[Path]:
    """Return the folder that staff named and the file lies in, or that of a file which they named itself."""
    if file == STANDARD_INPUT or file.startswith(HANDED_IN):
        return []
    own = Path(file)
    named = [path for path in map(Path, order.paths) if path != own and own.is_relative_to(path)]
    return named[:1] or [own.parent]
