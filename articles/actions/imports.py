"""Bringing drafts in: a new article, a new revision, or nothing; an editor's fix is never overwritten."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from slugify import slugify

from articles.actions.revise import publish, revise
from articles.formats.draft import Draft
from articles.merge import Clash, merged
from articles.models import Article, Revision, Section, Source
from articles.text import one_line
from articles.words import Words


class Outcome(StrEnum):
    """What became of a draft."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    CONVERGED = "converged"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Result:
    """One draft's outcome and the article it became."""

    outcome: Outcome
    article: Article


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing a draft would do: the outcome, and the words the article would then have."""

    outcome: Outcome
    theirs: Words
    words: Words | None = None
    source: Source | None = None


def planned(draft: Draft) -> Plan:
    """Say what importing a draft would do, without doing it."""
    theirs = Words(one_line(draft.headline), one_line(draft.standfirst), draft.body)
    source = Source.objects.select_related("article__current").filter(key=draft.key).first()
    if source is None:
        return Plan(Outcome.CREATED, theirs, theirs)
    if source.digest == theirs.digest:
        return Plan(Outcome.UNCHANGED, theirs, source=source)
    ours = source.article.current.words  # type: ignore[union-attr]  # an imported article has words
    try:
        both = merged(source.words, ours, theirs)
    except Clash:
        return Plan(Outcome.CONFLICT, theirs, source=source)
    if both == ours:
        return Plan(Outcome.CONVERGED, theirs, both, source)
    return Plan(Outcome.UPDATED if ours == source.words else Outcome.MERGED, theirs, both, source)


@transaction.atomic
def import_draft(draft: Draft) -> Result:
    """Publish a draft, or bring its changes into the article it became before."""
    plan = planned(draft)
    if plan.source is None:
        return Result(plan.outcome, _create(draft, plan.theirs))
    article = plan.source.article
    if plan.words is not None:
        Source.objects.filter(pk=plan.source.pk).update(**_as_fields(plan.theirs))
        revise(article, plan.words, read=article.current, by=None, origin=Revision.Origin.IMPORT)  # type: ignore[arg-type]
    return Result(plan.outcome, article)


def _create(draft: Draft, words: Words) -> Article:
    article = publish(
        words,
        origin=Revision.Origin.IMPORT,
        section=_section(draft.section),
        language=draft.language or "en",
        label=draft.media[0] if draft.media else "",
        byline=draft.byline[:200],
        published_at=draft.published,
    )
    Source.objects.create(article=article, key=draft.key, url=draft.url, **_as_fields(words))
    return article


def _as_fields(words: Words) -> dict[str, object]:
    return {
        "headline": words.headline,
        "standfirst": words.standfirst,
        "body": words.body,
        "digest": words.digest,
        "imported_at": timezone.now(),
    }


def _section(name: str) -> Section | None:
    """Return the section of that name, made when it is new."""
    if not name:
        return None
    slug = slugify(name, max_length=80) or "section"
    section, _made = Section.objects.get_or_create(slug=slug, defaults={"name": name[:80]})
    return section
