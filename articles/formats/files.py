"""What lies under the paths staff give: files in order, opened so that no bomb, link or pipe does harm."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from articles.formats.draft import Fault, Unreadable
from articles.formats.stream import HEAD, peeked

#: How large a file may be, or may become when it is unpacked.
MAX_SIZE = 100_000_000

#: Text packs to a tenth, a bomb to a thousandth; small files may do as they like.
SWELLING, HARMLESS = 200, 20_000_000

#: Files that desktops and editors leave behind; dot files are litter too.
LITTER = ("Thumbs.db", "desktop.ini", "__MACOSX")
LITTER_ENDS = ("~", ".swp", ".tmp", ".part", ".crdownload")

#: Pictures in a folder come in with the articles that show them; a browser keeps those of a page it saves,
#: with its styles and scripts, in a folder named like the page.
PICTURES = frozenset(".jpg .jpeg .jpe .png .gif .webp .avif .svg .bmp .tif .tiff .ico .heic".split())
PAGES, PARTS = (".html", ".htm", ".xhtml"), "_files"

PACKED = b"\x1f\x8b"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to import, under the name it was given or found by."""

    name: str
    path: Path | None


def sources(paths: Iterable[str]) -> Iterator[Source | Fault]:
    """Yield every file under the paths, in order of its name; litter and pictures are passed over."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(path, path.resolve())
        elif given == STANDARD_INPUT or os.path.lexists(path):
            yield Source(printable(path), None if given == STANDARD_INPUT else path)
        else:
            yield Fault(given, f"There is no “{given}”. Look for a slip in the path.")


def _in_folder(folder: Path, root: Path) -> Iterator[Source | Fault]:
    """Yield what a folder holds, however deep: no depth of folders can exhaust us."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path.is_symlink() and path != folder:
            yield from _linked(path, root)
        elif path.is_dir():
            try:
                inside = sorted(path.iterdir(), reverse=True)
            except OSError as problem:
                yield Fault(printable(path), f"The folder cannot be opened: {problem.strerror}.")
                continue
            waiting += (one for one in inside if not _is_litter(one.name) and not _is_of_an_article(one))
        else:
            yield Source(printable(path), path)


def _linked(link: Path, root: Path) -> Iterator[Fault]:
    """Yield why a link is not followed; one to what lies in the folder anyway says nothing."""
    if not _leads_inside(link, root):
        yield Fault(printable(link), "It is a link out of the folder. Copy the file in to import it.")


def _is_litter(name: str) -> bool:
    return name.startswith(".") or name in LITTER or name.endswith(LITTER_ENDS)


def _is_of_an_article(path: Path) -> bool:
    """Say whether a path in a folder is a picture, or holds the parts of a page that lies beside it."""
    if path.suffix.lower() in PICTURES:
        return path.is_file()
    name = path.name.removesuffix(PARTS)
    return name != path.name and any(path.with_name(name + ending).is_file() for ending in PAGES)


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def printable(path: Path | str) -> str:
    """Return a path as text that is another for every path, whatever bytes its names are made of."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text.replace(os.sep, "/")


@contextmanager
def opened(source: Source, max_size: int = MAX_SIZE) -> Iterator[BinaryIO]:
    """Open a file for reading, unpacked if it is packed; raises Unreadable for what is no plain file."""
    if source.path is None:
        head, stream = peeked(sys.stdin.buffer)
        packed = head.startswith(PACKED)
        yield _capped(_unpacked(stream) if packed else stream, max_size, swelling=False)
        return
    with _plain_file(source.path) as file:
        packed = file.peek(2)[:2] == PACKED
        size = os.fstat(file.fileno()).st_size
        if packed:
            limit = min(max_size, max(HARMLESS, SWELLING * size))
            yield _capped(_unpacked(file), limit, swelling=limit < max_size, file=file)
        else:
            yield _capped(file, max_size, swelling=False, file=file)


def how_far(stream: BinaryIO) -> int:
    """Return how many bytes of its file, packed as it is, an opened stream has taken; 0 when nobody knows."""
    raw = getattr(stream, "raw", None)
    return raw.file.tell() if isinstance(raw, _Capped) and raw.file else 0


def _plain_file(path: Path) -> io.BufferedReader:
    """Open a regular file, without waiting for whoever might write into a pipe."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as problem:
        raise Unreadable(f"It cannot be opened: {problem.strerror}. Ask its owner.") from problem
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("It is no plain file (a pipe, a device or a folder). Name a file.")
    return os.fdopen(descriptor, "rb")


def _unpacked(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream))


def _capped(
    stream: BinaryIO, limit: int, *, swelling: bool, file: io.BufferedReader | None = None
) -> BinaryIO:
    return io.BufferedReader(_Capped(stream, limit, swelling, file), HEAD)


class _Capped(io.RawIOBase):
    """A stream that stops with a sentence when more comes out of it than is allowed, or it is damaged."""

    def __init__(self, stream: BinaryIO, limit: int, swelling: bool, file: io.BufferedReader | None) -> None:
        self.stream = stream
        self.file = file
        self.limit = limit
        self.left = limit
        self.swelling = swelling

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the stream reaches, so that one look shows the whole beginning."""
        view, filled = memoryview(buffer), 0
        while filled < len(view) and (data := self._read(len(view) - filled)):
            view[filled : filled + len(data)] = data
            filled += len(data)
        self.left -= filled
        if self.left < 0:
            raise Unreadable(self._too_much())
        return filled

    def _read(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise Unreadable(f"The packed file is cut off or damaged: {problem}. Get it again.") from problem
        except OSError as problem:
            raise Unreadable(f"It cannot be read on: {problem.strerror}. Check the disk.") from problem

    def _too_much(self) -> str:
        size = f"{self.limit // 1_000_000} MB"
        if self.swelling:
            return f"Unpacked it is larger than {size}, like a bomb. Unpack it yourself and look inside."
        return f"It is larger than {size}. Raise --max-size to import it."
