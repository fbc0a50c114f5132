"""What readers propose, each where its reader marked the words, alike ones counted together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from rapidfuzz.distance import Indel

from articles.diff import edits
from articles.models import Revision
from corrections.anchoring import Certainty, Span, carry
from corrections.models import READER, Case, ReportQuerySet
from corrections.placing import alignment_of
from corrections.showing.unseen import mixed_words

#: As many as there are keys for; those behind them are in the list of reports.
MOST = 9
#: Kinds of proposal looked at, most voices first: beyond it nobody looks.
LOOKED_AT = 200
#: How alike suggested and printed words are that readers may see together: from 0, wholly others, to 1.
LIKE = 0.5


class Kind(NamedTuple):
    """What reports have in common that mark and propose the very same: the marked place and the words."""

    revision: int
    start: int
    end: int
    exact: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that readers propose for a place; `is_sure` when one key may put them there.

    `readers` are told apart by what is known of their browsers (models.READER).
    """

    marked: str
    words: str
    readers: frozenset[str]
    span: Span | None
    standing: str
    is_sure: bool

    @property
    def voices(self) -> int:
        return len(self.readers)

    @property
    def stands_already(self) -> bool:
        """True when what readers would change has changed like that by now, whatever else has."""
        changed = edits(self.marked, self.words)
        come = all(edit.words.strip() in self.standing for edit in changed)
        gone = [self.marked[edit.start : edit.end].strip() for edit in changed]
        return bool(self.standing) and come and not any(words and words in self.standing for words in gone)

    @property
    def is_mixed(self) -> bool:
        """True when a word of it holds letters of two alphabets, which looks right and is not."""
        return bool(mixed_words(self.words))


def agreed(case: Case) -> str:
    """Return what more than half of a case's readers would have its words read, or nothing.

    Other readers see it before an editor has, so it must be like the words that the paper printed.
    """
    assert case.article.current is not None
    found = suggestions(case, case.article.current, case.reports.counted())
    first = next(iter(found), None)
    if first is None or first.marked != case.exact or 2 * first.voices <= case.voices:
        return ""
    return first.words if Indel.normalized_similarity(case.exact, first.words) >= LIKE else ""


def suggestions(case: Case, current: Revision, reports: ReportQuerySet | None = None) -> list[Suggestion]:
    """Return what readers propose, most voices first, of as many the earliest.

    Readers mark more or fewer words around one mistake: “Kazzym” and “President Kazzym” with the same
    letters put right are one suggestion. It is applied where its shortest mark stands.
    """
    alike: dict[Any, list[Suggestion]] = {}
    for effect, suggestion in _placed(case.reports.standing() if reports is None else reports, current):
        alike.setdefault(effect, []).append(suggestion)
    joined = [_joined(group) for group in alike.values()]
    return sorted(joined, key=lambda one: (not one.is_sure, -one.voices))[:MOST]


def _placed(reports: ReportQuerySet, current: Revision) -> Iterator[tuple[Any, Suggestion]]:
    """Yield each kind of proposal with what it would change, the ground for calling two alike."""
    kinds = _kinds(reports)
    revisions = Revision.objects.in_bulk({kind.revision for kind in kinds})
    for kind, readers in kinds.items():
        if kind.proposed != kind.exact:
            yield _one(kind, readers, revisions[kind.revision], current)


def _kinds(reports: ReportQuerySet) -> dict[Kind, frozenset[str]]:
    """Return who made each kind of proposal, those of most readers first, of as many the earliest."""
    readers: dict[Kind, set[str]] = {}
    said = reports.exclude(proposed="").oldest_first().annotate(reader=READER)
    for *kind, reader in said.values_list(*Kind._fields, "reader"):
        readers.setdefault(Kind(*kind), set()).add(reader)
    most_first = sorted(readers.items(), key=lambda item: -len(item[1]))
    return {kind: frozenset(who) for kind, who in most_first[:LOOKED_AT]}


def _one(kind: Kind, readers: frozenset[str], read: Revision, current: Revision) -> tuple[Any, Suggestion]:
    span, words = Span(kind.start, kind.end), kind.proposed
    plain = Suggestion(kind.exact, words, readers, None, "", is_sure=False)
    place = carry(alignment_of(read, current), span) if len(span) else None
    if place is None or place.span is None:
        return words, plain
    standing = place.span.of(current.words.text)
    is_exact = place.certainty is Certainty.EXACT
    effect = _effect(place.span, standing, words) if is_exact else words
    return effect, replace(plain, span=place.span, standing=standing, is_sure=is_exact and place.one_key)


def _effect(span: Span, standing: str, words: str) -> tuple[int, int, str]:
    """Return the smallest change of whole words that turns what stands there into the proposed words."""
    changed = edits(standing, words)
    if not changed:
        return span.start, span.end, words
    start, end = changed[0].start, changed[-1].end
    return span.start + start, span.start + end, words[start : len(words) - (len(standing) - end)]


def _joined(group: list[Suggestion]) -> Suggestion:
    """Return suggestions that come to the same as one, on the shortest marked words."""
    shortest = min(group, key=lambda one: (not one.is_sure, len(one.standing)))
    return replace(shortest, readers=frozenset[str]().union(*(one.readers for one in group)))
