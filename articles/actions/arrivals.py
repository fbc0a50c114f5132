"""Articles that come for the first time, many at once: addresses, sections, words, sources, search index."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.actions.addresses import free_slugs
from articles.actions.editions import announce
from articles.actions.facts import byline_of, facts_of, label_of
from articles.actions.sections import LONGEST_SECTION, sections
from articles.formats.draft import Draft
from articles.models import Article, Revision, Source
from articles.search import keep_all
from articles.text import one_line
from articles.words import Words

#: What the columns hold at most; longer facts are cut.
LONGEST_URL, LONGEST_LANGUAGE = 2000, 12


def arrived(drafts: Sequence[Draft], words: Sequence[Words]) -> list[Article]:
    """Publish drafts that nobody has seen before, in the caller's transaction."""
    now = timezone.now()
    columns = [as_fields(each) for each in words]
    articles = _articles(drafts, [each.headline for each in words], now)
    _publish(articles, columns, now)
    Source.objects.bulk_create(
        Source(article=article, imported_at=now, facts=facts_of(draft), **_as_source(draft), **its)
        for article, draft, its in zip(articles, drafts, columns, strict=True)
    )
    keep_all(zip(articles, words, strict=True))
    announce()
    return articles


def _publish(articles: Sequence[Article], columns: Sequence[dict[str, str]], now: datetime) -> None:
    """Give each article its first revision."""
    revisions = Revision.objects.bulk_create(
        Revision(article=article, number=1, origin="import", created_at=now, **its)
        for article, its in zip(articles, columns, strict=True)
    )
    first = Revision.objects.filter(article=OuterRef("pk"), number=1).values("pk")
    Article.objects.filter(pk__in=[article.pk for article in articles]).update(current=Subquery(first))
    for article, revision in zip(articles, revisions, strict=True):
        article.current = revision


def _as_source(draft: Draft) -> dict[str, Any]:
    return {"key": draft.key, "url": draft.url[:LONGEST_URL], "seen": draft.seen}


def as_fields(words: Words) -> dict[str, str]:
    """Return words as the columns of a revision, or of a source."""
    return {
        "headline": words.headline,
        "standfirst": words.standfirst,
        "body": words.body,
        "digest": words.digest,
    }


def _articles(drafts: Sequence[Draft], headlines: Sequence[str], now: datetime) -> list[Article]:
    names = [(draft.into or draft.section)[:LONGEST_SECTION] for draft in drafts]
    shelves = sections(names)
    return Article.objects.bulk_create(
        Article(
            slug=slug,
            section=shelves.get(name),
            language=one_line(draft.language)[:LONGEST_LANGUAGE] or "en",
            label=label_of(draft),
            byline=byline_of(draft),
            published_at=draft.published,
            shown_at=min(draft.published or now, now),
            modified_at=now,
        )
        for draft, name, slug in zip(drafts, names, free_slugs(headlines), strict=True)
    )
