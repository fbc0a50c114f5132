"""The corrections for machines: Atom, RSS, JSON Feed and a table. A superseding notice keeps its identity."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import StringIO
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.feeds import AtomFeed, answer
from corrections.models import Notice
from corrections.record import originals

NEWEST = 50

#: A spreadsheet reads a cell that starts so as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

COLUMNS = (
    "number tier label published stood_seconds section article article_published "
    "article_address place was now text notice_address supersedes"
).split()


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice as every feed tells it."""

    identity: str
    link: str
    title: str
    text: str
    published: datetime
    updated: datetime
    language: str
    tags: list[str]


def entries(notices: Iterable[Notice]) -> Iterator[Entry]:
    """Yield the notices; one that supersedes another keeps the identity of the first and is newer."""
    shown = list(notices)
    firsts = originals(shown)
    for notice in shown:
        first = firsts[notice.pk]
        yield Entry(
            identity=_absolute(first.get_absolute_url()),
            link=_absolute(notice.get_absolute_url()),
            title=f"{notice.label}: {notice.article}",
            text=notice.text,
            published=first.published_at,
            updated=notice.published_at,
            language=notice.article.language,
            tags=[notice.article.section.name] if notice.article.section else [],
        )


def atom(notices: Iterable[Notice], address: str) -> HttpResponse:
    """Return the newest notices as Atom."""
    return _syndicated(AtomFeed, notices, address)


def rss(notices: Iterable[Notice], address: str) -> HttpResponse:
    """Return the newest notices as RSS 2.0."""
    return _syndicated(Rss201rev2Feed, notices, address)


def json(notices: Iterable[Notice], address: str) -> HttpResponse:
    """Return the newest notices as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(),
        "home_page_url": _absolute(reverse("corrections:record")),
        "feed_url": _absolute(address),
        "language": get_language(),
        "authors": [{"name": settings.SITE["name"], "url": settings.SITE_URL}],
        "items": [_item(entry) for entry in entries(notices)],
    }
    return JsonResponse(feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


def table(notices: Iterable[Notice], address: str) -> HttpResponse:
    """Return the notices as a table for spreadsheets, in which nothing is read as a formula."""
    out = StringIO()
    sheet = csv.writer(out)
    sheet.writerow(COLUMNS)
    sheet.writerows([_harmless(str(cell)) for cell in _row(notice)] for notice in notices)
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="corrections.csv"'
    return response


KINDS = {"atom": atom, "rss": rss, "json": json}


def _syndicated(
    kind: type[AtomFeed | Rss201rev2Feed], notices: Iterable[Notice], address: str
) -> HttpResponse:
    feed = kind(
        title=_title(),
        link=_absolute(reverse("corrections:record")),
        description=_("What was wrong, and what is right."),
        language=get_language() or settings.LANGUAGE_CODE,
        author_name=settings.SITE["name"],
        feed_url=_absolute(address),
    )
    for entry in entries(notices):
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=escape(entry.text),
            unique_id=entry.identity,
            unique_id_is_permalink=True,
            pubdate=entry.published,
            updateddate=entry.updated,
            categories=entry.tags,
            language=entry.language,
        )
    return answer(feed)


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.identity,
        "url": entry.link,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.published.isoformat("T", "seconds"),
        "date_modified": entry.updated.isoformat("T", "seconds"),
        "language": entry.language,
        "tags": entry.tags,
    }


def _row(notice: Notice) -> list[Any]:
    article = notice.article
    published = article.published_at.isoformat("T", "seconds") if article.published_at else ""
    return [
        notice.number,
        f"{notice.tier}_withdrawn" if notice.takes_back else notice.tier,
        notice.label,
        notice.published_at.isoformat("T", "seconds"),
        int(notice.stood.total_seconds()) if notice.stood is not None else "",
        article.section or "",
        article,
        published,
        _absolute(article.get_absolute_url()),
        *(notice.place, notice.was, notice.now, notice.text),
        _absolute(notice.get_absolute_url()),
        notice.earlier.number if notice.earlier else "",
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" \n").startswith(FORMULA) else cell


def _title() -> str:
    return _("Corrections") + f" – {settings.SITE['name']}"


def _absolute(address: str) -> str:
    return str(settings.SITE_URL) + address
