"""What staff order to be brought in, and the lines that tell what became of it."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from articles.actions import Plan
from articles.formats import Draft, Options
from articles.formats.files import MAX_SIZE
from articles.reading import Reading


@dataclass(frozen=True, slots=True)
class Order:
    """What to bring in, and what staff say about it; `whole`: unchanged articles are wanted, too.

    `pictures`: the folders in which the articles' pictures lie, beside their own.
    """

    paths: tuple[str, ...]
    now: datetime
    format: str = ""
    options: Options = field(default_factory=Options)
    pictures: tuple[Path, ...] = ()
    namespace: str = ""
    section: str = ""
    language: str = ""
    since: datetime | None = None
    limit: int | None = None
    max_size: int = MAX_SIZE
    on_conflict: str = "queue"
    dry_run: bool = False
    whole: bool = False

    @property
    def reading(self) -> Reading:
        zone = timezone.get_default_timezone()
        return Reading(self.now, self.format, self.options, self.max_size, zone)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one record, or why nothing did; without a format its file could not be opened."""

    file: str
    action: str
    message: str = ""
    line: int | None = None
    record: str = ""
    format: str = ""
    draft: Draft | None = None
    plan: Plan | None = None
