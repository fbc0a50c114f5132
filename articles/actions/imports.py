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
from articles.words import Words


class Outcome(StrEnum):
    """What became of a draft."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Result:
    """One draft's outcome and the article it became."""

    outcome: Outcome
    article: Article


@transaction.atomic
def import_draft(draft: Draft) -> Result:
    """Publish a draft, or bring its changes into the article it became before."""
    theirs = Words.of(draft.headline, draft.standfirst, draft.body)
    source = Source.objects.select_related("article__current").filter(key=draft.key).first()
    if source is None:
        return Result(Outcome.CREATED, _create(draft, theirs))
    if source.digest == theirs.digest:
        return Result(Outcome.UNCHANGED, source.article)
    return Result(_bring_in(source, theirs), source.article)


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


def _bring_in(source: Source, theirs: Words) -> Outcome:
    """Merge what the source changed with what editors changed since; where both did, write nothing."""
    article, current = source.article, source.article.current
    assert current is not None
    ours = current.words
    try:
        both = merged(source.words, ours, theirs)
    except Clash:
        return Outcome.CONFLICT
    Source.objects.filter(pk=source.pk).update(**_as_fields(theirs))
    revision = revise(article, both, read=current, by=None, origin=Revision.Origin.IMPORT)
    if revision == current:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if ours.digest == source.digest else Outcome.MERGED


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
