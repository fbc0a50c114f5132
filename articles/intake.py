"""An import from end to end: files to drafts to articles, a line for each; one bad record stops nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from articles.actions import Outcome, import_draft, planned
from articles.formats import Draft, Fault, Options, Unreadable, read_as
from articles.formats.files import MAX_SIZE, Source, opened, sources


@dataclass(frozen=True, slots=True)
class Order:
    """What to bring in, and what staff say about it."""

    paths: tuple[str, ...]
    now: datetime
    format: str = ""
    options: Options = field(default_factory=Options)
    namespace: str = ""
    section: str = ""
    language: str = ""
    since: datetime | None = None
    max_size: int = MAX_SIZE
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one record, or why nothing did."""

    file: str
    action: str
    message: str = ""
    line: int | None = None
    record: str = ""
    draft: Draft | None = None


def lines(order: Order) -> Iterator[Line]:
    """Yield what becomes of every record under the paths, in order."""
    for source in sources(order.paths):
        if isinstance(source, Fault):
            yield _of_fault(source.source, source)
        else:
            yield from _of_file(source, order)


def _of_file(source: Source, order: Order) -> Iterator[Line]:
    try:
        with opened(source, order.max_size) as stream:
            for found in read_as(order.format, stream, source.name, order.options, order.now):
                yield from _of_record(source.name, found, order)
    except Unreadable as problem:
        yield Line(source.name, "error", str(problem))


def _of_record(file: str, found: Draft | Fault, order: Order) -> Iterator[Line]:
    if isinstance(found, Fault):
        yield _of_fault(file, found)
        return
    draft = _as_ordered(found, order)
    if order.since and (draft.published is None or draft.published < order.since):
        yield Line(file, "skipped", f"Published before {order.since:%Y-%m-%d}.", record=draft.key)
        return
    yield from (Line(file, "warning", warning, record=draft.key) for warning in draft.warnings)
    outcome = planned(draft).outcome if order.dry_run else import_draft(draft).outcome
    yield Line(file, outcome.value, _told(outcome, draft), record=draft.key, draft=draft)


def _told(outcome: Outcome, draft: Draft) -> str:
    if outcome is Outcome.CONFLICT:
        return f"“{draft.headline}” was changed here and at its source in the same paragraph. Nothing was written."
    return draft.headline


def _as_ordered(draft: Draft, order: Order) -> Draft:
    return replace(
        draft,
        key=f"{order.namespace}:{draft.key}" if order.namespace else draft.key,
        section=order.section or draft.section,
        language=order.language or draft.language,
    )


def _of_fault(file: str, fault: Fault) -> Line:
    action = "skipped" if fault.skipped else "error"
    return Line(file, action, fault.message, fault.line, fault.record)
