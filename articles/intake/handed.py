"""The import of what staff handed in through the admin: looked at first, then brought in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from articles.actions.addresses import address
from articles.actions.sections import LONGEST_SECTION
from articles.formats import Fault
from articles.formats.files import Source
from articles.intake.flow import told_of
from articles.intake.identity import HANDED_IN
from articles.intake.order import Line, Order
from articles.models import Handover, Section
from articles.reading import Record, records_of
from articles.text import one_line

#: How large a packed file may become here, in bytes, and how many records are read: a page waits for them.
LARGEST_UNPACKED, MOST_RECORDS = 5_000_000, 2_000

NO_MORE = "Only the first {most} records were read. Import the file with the command import_articles."
NO_SECTION = "There is no section “{name}”, and only a chief editor makes one: the article comes without it."


class Shelves:
    """The sections that articles may come into: those there are, or any when nothing else is said."""

    def __init__(self, there: Iterable[Section] | None = None) -> None:
        self.any = there is None
        self.names = {name for section in there or () for name in (section.name, section.slug)}

    def has(self, name: str) -> bool:
        """Say whether a name means one of them, or no section at all."""
        line = one_line(name[:LONGEST_SECTION])
        return self.any or not address(line) or not self.names.isdisjoint({line, address(line)})

    def put(self, record: Record, wished: str) -> Record:
        """Return a record whose article comes into no section that would have to be made."""
        draft = record.found
        if isinstance(draft, Fault) or self.has(wished or draft.section):
            return record
        told = NO_SECTION.format(name=one_line(wished or draft.section)[:LONGEST_SECTION])
        return replace(record, found=replace(draft, section="", warnings=(*draft.warnings, told)))


ANY = Shelves()


def looked_at(handover: Handover, shelves: Shelves = ANY) -> Iterator[Line]:
    """Yield what the import would do."""
    return _lines(handover, shelves, dry_run=True)


def brought_in(handover: Handover, shelves: Shelves = ANY) -> Iterator[Line]:
    """Import it, and yield what became of each record."""
    return _lines(handover, shelves, dry_run=False)


def _lines(handover: Handover, shelves: Shelves, *, dry_run: bool) -> Iterator[Line]:
    options = handover.options
    name = HANDED_IN + handover.name
    order = Order(
        paths=(name,),
        now=timezone.now(),
        format=options["format"],
        namespace=options["source"],
        section=options["section"] if shelves.has(options["section"]) else "",
        language=options["language"],
        max_size=LARGEST_UNPACKED,
        dry_run=dry_run,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(handover.data)
        found = _first(records_of(Source(name, path), order.reading), name)
        at = (_at(record, name, options.get("url", "")) for record in found)
        yield from told_of((shelves.put(record, options["section"]) for record in at), order)


def _first(found: Iterable[Record], name: str) -> Iterator[Record]:
    """Yield as many records as a page has time for, and a sentence in place of the rest."""
    for number, record in enumerate(found):
        if number == MOST_RECORDS:
            yield replace(record, found=Fault(name, NO_MORE.format(most=MOST_RECORDS)))
            return
        yield record


def _at(record: Record, name: str, typed: str) -> Record:
    """Let what has no identity of its own be what stands at the address that staff typed."""
    draft = record.found
    if not typed or isinstance(draft, Fault) or draft.key != draft.source:
        return record
    key = typed + draft.key.removeprefix(name)
    return replace(record, found=replace(draft, key=key, url=draft.url or typed))
