"""Records flow in, are told apart, written in batches, and flow out as lines, in order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.actions import Result
from articles.formats import Draft, Fault
from articles.intake.identity import identity
from articles.intake.memory import remembered
from articles.intake.order import Line, Order
from articles.intake.pictures import with_pictures
from articles.intake.remarks import remarks
from articles.intake.storing import foreseen, stored
from articles.intake.told import WORTH_A_REMARK, told
from articles.reading import Record, records

#: What is written in one transaction: so many records, or so many letters.
MANY, LONG = 250, 200_000

BEFORE = "One of the same identity came before in this run, in “{first}”, and that was taken."
ANOTHER = "If this is another article, rename its file or give it another --source."

#: A date may be so far ahead of our clock.
CLOCKS_DIFFER = timedelta(minutes=5)


def lines(order: Order, watch: Callable[[Record], None] | None = None) -> Iterator[Line]:
    """Yield what becomes of every record under the paths, in order; `watch` sees each as it is read."""
    found = records(order.paths, replace(order.reading, memory=remembered(order)))
    return told_of(_watched(found, watch) if watch else found, order)


def _watched(found: Iterable[Record], watch: Callable[[Record], None]) -> Iterator[Record]:
    for record in found:
        watch(record)
        yield record


def told_of(found: Iterable[Record], order: Order) -> Iterator[Line]:
    """Yield what becomes of records, however they were found."""
    write = foreseen if order.dry_run else stored
    for batch in _batches(_wanted(found, order)):
        done = write([part.draft for part in batch if isinstance(part, Wanted)], order.on_conflict)
        remarked = remarks(_worth_a_remark(done))
        results = iter(done)
        for part in batch:
            yield from _of_draft(part, next(results), remarked) if isinstance(part, Wanted) else (part,)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft that is to be brought in, the file it lies in, and what that is read as."""

    file: str
    format: str
    draft: Draft


def _wanted(found: Iterable[Record], order: Order) -> Iterator[Wanted | Line]:
    """Yield the drafts with the key, section and language they are to have, each once, and other lines."""
    seen = dict[int, str]()
    for record in found:
        if order.limit is not None and len(seen) >= order.limit:
            return
        if isinstance(record.found, Fault):
            yield _of_fault(record, record.found)
            continue
        draft = _as_ordered(record.found, record.file, order)
        if order.since and (draft.published is None or draft.published < order.since):
            yield _passed_over(
                record, draft, f"It was published before {order.since:%Y-%m-%d}, or bears no date."
            )
        elif first := seen.get(hash(draft.key)):
            yield replace(_passed_over(record, draft, _before(first, record.file)), draft=draft)
        else:
            seen[hash(draft.key)] = record.file
            whole = with_pictures(_without_future(draft, order.now), record.file, record.format, order)
            yield Wanted(record.file, record.format, whole)


def _as_ordered(draft: Draft, file: str, order: Order) -> Draft:
    return replace(
        draft,
        key=identity(draft, file, order.namespace, order.paths),
        into=order.section,
        language=order.language or draft.language,
    )


def _before(first: str, file: str) -> str:
    """Return why the second of two records with one key is passed over; it names the file of the first."""
    told = BEFORE.format(first=first)
    return told if first == file else f"{told} {ANOTHER}"


def _without_future(draft: Draft, now: datetime) -> Draft:
    """Return the draft without a date that is yet to come: an article is public as soon as it is here."""
    if draft.published is None or draft.published <= now + CLOCKS_DIFFER:
        return draft
    doubt = f"The date {draft.published:%Y-%m-%d %H:%M} lies in the future and was left empty."
    return replace(draft, published=None, seen=None, warnings=(*draft.warnings, doubt))


def _batches(found: Iterable[Wanted | Line]) -> Iterator[list[Wanted | Line]]:
    batch: list[Wanted | Line] = []
    letters = 0
    for part in found:
        batch.append(part)
        letters += len(part.draft.body) if part.draft else 0
        if len(batch) >= MANY or letters >= LONG:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _worth_a_remark(done: Iterable[Result | str]) -> list[int]:
    results = (one for one in done if isinstance(one, Result) and one.outcome in WORTH_A_REMARK)
    return [one.plan.source.article_id for one in results if one.plan.source]


def _of_draft(wanted: Wanted, done: Result | str, remarked: dict[int, str]) -> Iterator[Line]:
    line = Line(wanted.file, "error", record=wanted.draft.key, format=wanted.format)
    if isinstance(done, str):
        yield replace(line, message=done)
        return
    yield from (replace(line, action="warning", message=warning) for warning in wanted.draft.warnings)
    plan = done.plan
    message = told(plan, remarked.get(plan.source.article_id, "") if plan.source else "")
    yield replace(line, action=plan.outcome.value, message=message, draft=wanted.draft, plan=plan)


def _of_fault(record: Record, fault: Fault) -> Line:
    action = "skipped" if fault.skipped else "error"
    return Line(record.file, action, fault.message, fault.line, fault.record, record.format)


def _passed_over(record: Record, draft: Draft, why: str) -> Line:
    return Line(record.file, "skipped", why, record=draft.key, format=record.format)
