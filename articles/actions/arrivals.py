"""Articles that come for the first time, many at once: addresses, sections, words, sources, search index."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from slugify import slugify

from articles.actions.addresses import free_slugs
from articles.formats.draft import Draft
from articles.models import Article, Revision, Section, Source
from articles.search import keep_all
from articles.words import Words

#: What the columns hold at most; longer facts are cut.
LONGEST_BYLINE, LONGEST_URL, LONGEST_LANGUAGE, LONGEST_SECTION = 200, 2000, 12, 80


def arrived(drafts: Sequence[Draft], words: Sequence[Words]) -> list[Article]:
    """Publish drafts that nobody has seen before, in the caller's transaction."""
    now = timezone.now()
    columns = [as_fields(each) for each in words]
    articles = _articles(drafts, [each.headline for each in words], now)
    _publish(articles, columns, now)
    Source.objects.bulk_create(
        Source(article=article, imported_at=now, **_as_source(draft), **its)
        for article, draft, its in zip(articles, drafts, columns, strict=True)
    )
    keep_all(zip(articles, words, strict=True))
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
    sections = _sections(draft.section[:LONGEST_SECTION] for draft in drafts)
    return Article.objects.bulk_create(
        Article(
            slug=slug,
            section=sections.get(draft.section[:LONGEST_SECTION]),
            language=draft.language[:LONGEST_LANGUAGE] or "en",
            label=next((flag for flag in draft.media if flag in Article.Label.values), ""),
            byline=draft.byline[:LONGEST_BYLINE],
            published_at=draft.published,
            shown_at=draft.published or now,
            modified_at=now,
        )
        for draft, slug in zip(drafts, free_slugs(headlines), strict=True)
    )


def _sections(names: Iterable[str]) -> dict[str, Section]:
    """Return the section of each name, made when it is new; one whose address was changed keeps its name."""
    slugs = {name: slugify(name, max_length=LONGEST_SECTION) or "section" for name in {*names} - {""}}
    known = list(Section.objects.filter(Q(slug__in=slugs.values()) | Q(name__in=slugs))) if slugs else []
    by_slug, by_name = {one.slug: one for one in known}, {one.name: one for one in known}
    for name, slug in sorted(slugs.items()):
        if name not in by_name and slug not in by_slug:
            by_slug[slug], _made = Section.objects.get_or_create(slug=slug, defaults={"name": name})
    return {name: by_name.get(name) or by_slug[slug] for name, slug in slugs.items()}
