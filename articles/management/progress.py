"""How far an import has come, as a bar; on terminals only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from tqdm import tqdm  # type: ignore[import-untyped]

from articles.formats import Draft
from articles.formats.files import Source, sources
from articles.reading import Record


@contextmanager
def progress(paths: Iterable[str]) -> Iterator[Callable[[Record], None] | None]:
    """Show how much of the files under the paths has been read, while what is yielded sees the records."""
    if not sys.stderr.isatty():
        yield None
        return
    with tqdm(total=_size(paths) or None, unit="B", unit_scale=True, file=sys.stderr, leave=False) as bar:
        yield Progress(bar).see


class Progress:
    """Bytes read and articles found so far, file after file."""

    def __init__(self, bar: tqdm) -> None:
        self.bar = bar
        self.file = ""
        self.before = self.read = self.articles = 0

    def see(self, record: Record) -> None:
        if record.file != self.file:
            self.before, self.read, self.file = self.before + self.read, 0, record.file
        self.read = max(self.read, record.read)
        self.articles += isinstance(record.found, Draft)
        self.bar.set_postfix_str(f"{self.articles} articles", refresh=False)
        self.bar.update(self.before + self.read - self.bar.n)


def _size(paths: Iterable[str]) -> int:
    """Return the bytes of all files under the paths, as far as they can be told."""
    size = 0
    for source in sources(paths):
        with suppress(OSError):
            size += source.path.stat().st_size if isinstance(source, Source) and source.path else 0
    return size
