"""The site map for search engines: an index, and parts that hold a fixed range of articles each."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles.freshness import fresh, latest_change
from articles.models import Article, ArticleQuerySet, Section

#: How many articles one part may hold; the standard takes 50,000.
PER_PART = 10_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Row = tuple[str, datetime | None]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the parts of the site map: the sections first, then the articles."""
    return fresh(request, latest_change(), lambda: _xml("sitemapindex", "sitemap", _parts()))


@require_safe
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    """List one part: 0 holds the front page and the sections, the others a range of articles each."""
    return fresh(request, latest_change(), lambda: _xml("urlset", "url", _rows(part)))


def _parts() -> Iterator[Row]:
    """Yield the parts that hold something: all articles of a range may be retracted, or never were."""
    last = Article.objects.aggregate(last=Max("pk"))["last"] or 0
    for part in range(-(-int(last) // PER_PART) + 1):
        if part == 0 or _of(part).exists():
            yield reverse("articles:sitemap_part", args=[part]), None


def _rows(part: int) -> Iterable[Row]:
    if part and not _of(part).exists():
        raise Http404
    return _articles(part) if part else _fronts()


def _of(part: int) -> ArticleQuerySet:
    """Return the live articles of a part; one of a number no article can have holds none."""
    range_ = {"pk__gt": (part - 1) * PER_PART, "pk__lte": part * PER_PART}
    return Article.objects.filter(status="live", current__isnull=False, **range_)


def _fronts() -> Iterator[Row]:
    yield reverse("articles:front_page"), None
    for section in Section.objects.all():
        yield section.get_absolute_url(), None


def _articles(part: int) -> Iterator[Row]:
    """Yield the live articles of a part, each with its last significant change."""
    for article in _of(part).order_by("pk").only("slug", "shown_at", "published_at", "significant_at"):
        yield article.get_absolute_url(), article.updated_at or article.shown_at


def _xml(root: str, tag: str, rows: Iterable[Row]) -> HttpResponse:
    out = StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": NAMESPACE}))
    for address, changed in rows:
        xml.startElement(tag, AttributesImpl({}))
        xml.addQuickElement("loc", settings.SITE_URL + address)
        if changed:
            xml.addQuickElement("lastmod", changed.isoformat("T", "seconds"))
        xml.endElement(tag)
    xml.endElement(root)
    return HttpResponse(out.getvalue(), content_type="application/xml; charset=utf-8")
