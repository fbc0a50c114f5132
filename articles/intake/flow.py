"""Records flow in, are told apart, written in batches, and flow out as lines, in order."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from articles.actions import Result
from articles.formats import Draft, Fault
from articles.formats.draft import Fingerprint, alike
from articles.intake.identity import Nameless, former_identity, identity, is_of_file
from articles.intake.memory import remembered
from articles.intake.order import Line, Order
from articles.intake.pictures import with_pictures
from articles.intake.remarks import remarks
from articles.intake.standing import known_formerly, strangers
from articles.intake.storing import foreseen, stored
from articles.intake.told import WORTH_A_REMARK, told
from articles.reading import Record, records

#: What is written in one transaction: so many records, or so many letters.
MANY, LONG = 250, 200_000

BEFORE = "One of the same identity came before in this run, in “{first}”, and that was taken."
ANOTHER = "If this is another article, rename its file or give it another --source."

STRANGER = (
    "“{new}” stands in the place of “{old}” and shares hardly a word with it: without an id or an address"
    " a row is known by its place alone. Give the rows ids, or another --source."
)

#: A date may be so far ahead of our clock.
CLOCKS_DIFFER = timedelta(minutes=5)


def lines(order: Order, watch: Callable[[Record], None] | None = None) -> Iterator[Line]:
    """Yield what becomes of every record under the paths, in order; `watch` sees each as it is read."""
    found = records(order.paths, replace(order.reading, memory=remembered(order)))
    return told_of(_watched(found, watch) if watch else found, order)


def _watched(found: Generator[Record], watch: Callable[[Record], None]) -> Generator[Record]:
    with closing(found):
        for record in found:
            watch(record)
            yield record


def told_of(found: Generator[Record], order: Order) -> Iterator[Line]:
    """Yield what becomes of records, however they were found; the reading ends with us, whatever ends us."""
    write = foreseen if order.dry_run else stored
    with closing(found):
        for batch in map(_settled, _batches(_wanted(found, order))):
            done = write([part.draft for part in batch if isinstance(part, Wanted)], order.on_conflict)
            remarked = remarks(_worth_a_remark(done))
            results = iter(done)
            for part in batch:
                yield from _of_draft(part, next(results), remarked) if isinstance(part, Wanted) else (part,)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A draft that is to be brought in, the file it lies in, and what that is read as.

    `former`: the key it may have had before. `of_file`: it is known by its file alone, as `of_place` says by
    its place in it.
    """

    file: str
    format: str
    draft: Draft
    former: str = ""
    of_file: bool = False
    of_place: bool = False


def _wanted(found: Iterable[Record], order: Order) -> Iterator[Wanted | Line]:
    """Yield the drafts with the key, section and language they are to have, each once, and other lines."""
    seen = dict[int, tuple[str, Fingerprint]]()
    for record in found:
        if order.limit is not None and len(seen) >= order.limit:
            return
        if isinstance(record.found, Fault):
            yield _of_fault(record, record.found)
            continue
        try:
            wanted = _as_ordered(record.found, record, order)
        except Nameless as problem:
            yield Line(record.file, "error", str(problem), record=record.found.key, format=record.format)
            continue
        draft = wanted.draft
        if order.since and (draft.published is None or draft.published < order.since):
            yield _passed_over(
                record, draft, f"It was published before {order.since:%Y-%m-%d}, or bears no date."
            )
        elif first := seen.get(hash(draft.key)):
            yield _once_more(record, wanted, *first)
        else:
            seen[hash(draft.key)] = record.file, draft.fingerprint
            free = wanted.former if hash(wanted.former) not in seen else ""
            whole = with_pictures(_without_future(draft, order.now), record.file, record.format, order)
            yield replace(wanted, draft=whole, former=free)


def _as_ordered(found: Draft, record: Record, order: Order) -> Wanted:
    """Return a draft as staff want it; raises Nameless for one that needs a name for its source."""
    named = (found, record.file, order.namespace, order.paths)
    key, former = identity(*named), former_identity(*named)
    draft = replace(found, key=key, into=order.section, language=order.language or found.language)
    changed = former if former != key else ""
    of_file = is_of_file(found, record.file)
    return Wanted(record.file, record.format, draft, changed, of_file, of_file and found.key != record.file)


def _once_more(record: Record, wanted: Wanted, first: str, words: Fingerprint) -> Line:
    """Return why the second record of a key is passed over; another text is an error where no id says so."""
    told = BEFORE.format(first=first)
    told = told if first == record.file else f"{told} {ANOTHER}"
    line = replace(_passed_over(record, wanted.draft, told), draft=wanted.draft)
    lost = wanted.of_file and not alike(words, wanted.draft.fingerprint)
    return replace(line, action="error") if lost else line


def _settled(batch: list[Wanted | Line]) -> list[Wanted | Line]:
    """Return a batch with drafts under the keys by which they are known, without rows that changed places."""
    drafts = [part for part in batch if isinstance(part, Wanted)]
    before = known_formerly({one.draft.key: one.former for one in drafts if one.former})
    batch = [_under(part, before) if isinstance(part, Wanted) else part for part in batch]
    places = [part.draft for part in batch if isinstance(part, Wanted) and part.of_place]
    others = strangers(places)
    return [_of_stranger(part, others) if isinstance(part, Wanted) else part for part in batch]


def _under(wanted: Wanted, before: Mapping[str, str]) -> Wanted:
    key = wanted.draft.key
    return replace(wanted, draft=replace(wanted.draft, key=before.get(key, key)))


def _of_stranger(wanted: Wanted, others: Mapping[str, str]) -> Wanted | Line:
    """Return a line for a draft that would overwrite another article, else the draft."""
    if wanted.draft.key not in others:
        return wanted
    told = STRANGER.format(new=wanted.draft.headline, old=others[wanted.draft.key])
    return Line(wanted.file, "error", told, record=wanted.draft.key, format=wanted.format)


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
