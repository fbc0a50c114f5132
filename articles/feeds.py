"""Atom feeds of the articles; `updated` moves only when a change is significant (RFC 4287, 4.2.15)."""

from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.freshness import fresh, latest_change
from articles.models import Article, ArticleQuerySet, Section
from articles.text import UNSAFE

NEWEST = 50


class AtomFeed(Atom1Feed):
    """Atom whose entries say their own language. Descriptions are HTML, in Atom and RSS alike."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Feed the newest articles of all sections."""
    return _feed(request, Article.objects.listed(), settings.SITE["name"], "/")


@require_safe
def newest_of_a_section(request: HttpRequest, slug: str) -> HttpResponse:
    """Feed the newest articles of one section."""
    section = get_object_or_404(Section, slug=slug)
    articles = Article.objects.listed().filter(section=section)
    return _feed(request, articles, f"{settings.SITE['name']}: {section}", section.get_absolute_url())


def _feed(request: HttpRequest, articles: ArticleQuerySet, title: str, page: str) -> HttpResponse:
    return fresh(request, latest_change(), lambda: answer(_written(request, articles, title, page)))


def _written(request: HttpRequest, articles: ArticleQuerySet, title: str, page: str) -> AtomFeed:
    feed = AtomFeed(
        title=title,
        link=settings.SITE_URL + page,
        description=settings.SITE["tagline"],
        language=get_language() or settings.LANGUAGE_CODE,
        author_name=settings.SITE["name"],
        feed_url=settings.SITE_URL + request.path,
        feed_copyright=settings.SITE["copyright"],
    )
    for article in articles[:NEWEST]:
        feed.add_item(**_entry(article))
    return feed


def _entry(article: Article) -> dict[str, Any]:
    assert article.current is not None
    address = settings.SITE_URL + article.get_absolute_url()
    return {
        "title": article.current.headline,
        "link": address,
        "unique_id": address,
        "description": escape(article.current.standfirst),
        "author_name": article.byline or None,
        "pubdate": article.published_at,
        "updateddate": article.updated_at or article.shown_at,
        "categories": [article.section.name] if article.section else [],
        "language": article.language,
    }


def answer(feed: Atom1Feed | Rss201rev2Feed) -> HttpResponse:
    """Return a feed as it is sent; what XML has no way to write is left out, wherever it came from."""
    feed.feed, feed.items = _writable(feed.feed), _writable(feed.items)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _writable(facts: Any) -> Any:
    """Return what a feed tells, however deep, without controls."""
    if isinstance(facts, str):
        return UNSAFE.sub("", facts)
    if isinstance(facts, dict):
        return {name: _writable(fact) for name, fact in facts.items()}
    return [_writable(fact) for fact in facts] if isinstance(facts, list) else facts
