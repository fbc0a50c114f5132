"""What importing drafts would do, said before anything is done: three-way, with the last import as base."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Exists, OuterRef

from articles.actions.facts import facts_of, followed, tells_news
from articles.formats.draft import Draft
from articles.markup.clean import is_clean
from articles.merge import Choice, Clash, merged, neither, ours_first, theirs_first
from articles.models import ImportConflict, Source
from articles.text import one_line
from articles.words import Words

#: What to do where a passage changed here and at its source.
ON_CONFLICT: Mapping[str, Choice] = {"queue": neither, "keep": ours_first, "take": theirs_first}


class Outcome(StrEnum):
    """What became of a draft."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    CONVERGED = "converged"
    CONFLICT = "conflict"


class Unclean(ValueError):
    """A draft whose body was never cleaned: nothing of it may reach the database."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            f"The body of “{draft.headline}” is not clean. Its format must pass it through canonical()."
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a draft would do, and the words and the facts the article would then have anew."""

    draft: Draft
    outcome: Outcome
    theirs: Words
    words: Words | None = None
    source: Source | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    clashed: bool = False
    waiting: bool = False


def planned(draft: Draft) -> Plan:
    """Say what importing a draft would do, without doing it."""
    return plans([draft])[0]


def plans(drafts: Sequence[Draft], on_conflict: str = "queue") -> list[Plan]:
    """Say what importing drafts would do; each has a key of its own."""
    known = _known([draft.key for draft in drafts])
    theirs = [_words(draft) for draft in drafts]
    changed = [
        known[draft.key].pk
        for draft, words in zip(drafts, theirs, strict=True)
        if draft.key in known and not draft.same and _differs(known[draft.key], words, draft)
    ]
    stored = Source.objects.select_related("article__current", "article__section")
    whole = stored.in_bulk(changed) if changed else {}
    return list(_plans(drafts, theirs, known, whole, ON_CONFLICT[on_conflict]))


def _known(keys: Sequence[str]) -> dict[str, Source]:
    """Return what came before under these keys, without the words; `waiting`: editors have a conflict."""
    waiting = Exists(ImportConflict.objects.open().filter(source=OuterRef("pk")))
    rows = Source.objects.filter(key__in=keys).only("key", "digest", "article_id", "facts", "seen")
    return {row.key: row for row in rows.annotate(waiting=waiting)}


def _differs(known: Source, words: Words, draft: Draft) -> bool:
    return known.digest != words.digest or tells_news(known, facts_of(draft))


def _words(draft: Draft) -> Words:
    return Words(one_line(draft.headline), one_line(draft.standfirst), draft.body)


def _plans(
    drafts: Sequence[Draft],
    theirs: Sequence[Words],
    known: Mapping[str, Source],
    whole: Mapping[int, Source],
    choice: Choice,
) -> Iterator[Plan]:
    for draft, words in zip(drafts, theirs, strict=True):
        row = known.get(draft.key)
        if row is not None and row.pk not in whole:
            yield Plan(draft, Outcome.UNCHANGED, words, source=row, waiting=_is_waiting(row))
        elif draft.same or not is_clean(draft.body):
            raise Unclean(draft)
        elif row is None:
            yield Plan(draft, Outcome.CREATED, words, words)
        else:
            yield _of_change(draft, words, whole[row.pk], choice, waiting=_is_waiting(row))


def _is_waiting(row: Source) -> bool:
    return bool(row.waiting)  # type: ignore[attr-defined]  # annotated by _known


def _of_change(draft: Draft, theirs: Words, source: Source, choice: Choice, *, waiting: bool) -> Plan:
    """Say what a change at the source comes to, by what changed here since the last import."""
    facts = followed(source.article, source.facts, facts_of(draft))
    if source.digest == theirs.digest:
        outcome = Outcome.UPDATED if facts else Outcome.UNCHANGED
        return Plan(draft, outcome, theirs, None, source, facts, waiting=waiting)
    base, ours = source.words, source.article.current.words  # type: ignore[union-attr]  # it was imported
    clashed = False
    try:
        both = merged(base, ours, theirs)
    except Clash:
        if choice is neither:
            return Plan(draft, Outcome.CONFLICT, theirs, None, source, clashed=True, waiting=waiting)
        both, clashed = merged(base, ours, theirs, choice), True
    outcome = Outcome.UPDATED if ours == base else Outcome.MERGED
    if both == ours:
        outcome = Outcome.UPDATED if facts else Outcome.CONVERGED
    return Plan(draft, outcome, theirs, both, source, facts, clashed, waiting)
