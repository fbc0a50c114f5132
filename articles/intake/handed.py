"""The import of what staff handed in through the admin: looked at first, then brought in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from articles.formats import Fault
from articles.formats.files import Source
from articles.intake.flow import told_of
from articles.intake.identity import HANDED_IN
from articles.intake.order import Line, Order
from articles.models import Handover
from articles.reading import Record, records_of


def looked_at(handover: Handover) -> Iterator[Line]:
    """Yield what the import would do."""
    return _lines(handover, dry_run=True)


def brought_in(handover: Handover) -> Iterator[Line]:
    """Import it, and yield what became of each record."""
    return _lines(handover, dry_run=False)


def _lines(handover: Handover, *, dry_run: bool) -> Iterator[Line]:
    options = handover.options
    name = HANDED_IN + handover.name
    order = Order(
        paths=(name,),
        now=timezone.now(),
        format=options["format"],
        namespace=options["source"],
        section=options["section"],
        language=options["language"],
        dry_run=dry_run,
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(handover.data)
        found = records_of(Source(name, path), order.reading)
        yield from told_of((_at(record, name, options.get("url", "")) for record in found), order)


def _at(record: Record, name: str, address: str) -> Record:
    """Let what has no identity of its own be what stands at the address that staff typed."""
    draft = record.found
    if not address or isinstance(draft, Fault) or draft.key != draft.source:
        return record
    key = address + draft.key.removeprefix(name)
    return replace(record, found=replace(draft, key=key, url=draft.url or address))
