"""How a page dump was read: every line of it with the label it got, and why."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError

from articles.formats import Options, Unreadable
from articles.formats.dump import labels
from articles.formats.files import MAX_SIZE, Source, opened
from articles.formats.stream import whole_text
from articles.management.staff import WRONG_USE


def explained(path: Path, encoding: str) -> Iterator[str]:
    """Yield a line for each line of a dump: its label, why it has it, and its words."""
    if not path.exists():
        raise CommandError(f"There is no “{path}”. Look for a slip in the path.", returncode=WRONG_USE)
    try:
        with opened(Source(str(path), path), MAX_SIZE) as stream:
            text, _warnings = whole_text(stream, Options(encoding))
    except Unreadable as problem:
        raise CommandError(f"{path}: {problem}", returncode=WRONG_USE) from problem
    told = labels(text)
    widths = [max((len(row[column]) for row in told), default=0) for column in (0, 2)]
    yield from (f"{label:<{widths[0]}}  {why:<{widths[1]}}  {line}".rstrip() for label, line, why in told)
