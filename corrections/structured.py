"""What search engines read: schema.org's NewsArticle with its corrections, and who publishes."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from articles.models import Article
from corrections.models import Notice
from corrections.wording import written_in

Data = dict[str, Any]


def organization() -> Data:
    """Return who publishes, and where it says how it corrects."""
    policy = _absolute(reverse("corrections:policy"))
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.SITE_URL}/#paper",
        "name": settings.SITE["name"],
        "url": f"{settings.SITE_URL}/",
        "telephone": settings.SITE["phone"],
        "email": settings.SITE["email"],
        "sameAs": list(settings.SITE["follow"].values()),
        "publishingPrinciples": policy,
        "correctionsPolicy": f"{policy}#corrections",
        "actionableFeedbackPolicy": f"{policy}#report",
    }


def news_article(article: Article, notices: Iterable[Notice]) -> Data:
    """Return an article and every notice that stands."""
    assert article.current is not None
    address = _absolute(article.get_absolute_url())
    picture = "" if article.is_withheld else article.current.words.picture
    data = {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "url": address,
        "headline": article.current.headline,
        "description": "" if article.is_withheld else article.current.standfirst,
        "image": [_absolute(picture)] if picture else [],
        "inLanguage": article.language,
        "datePublished": _when(article.published_at),
        "dateModified": _when(article.updated_at or article.published_at),
        "version": str(article.current.number),
        "articleSection": article.section.name if article.section else "",
        "author": [{"@type": "Person", "name": article.byline}] if article.byline else [_reference()],
        "creativeWorkStatus": "Retracted" if article.is_retracted else "",
        "correction": [_correction(notice, f"{address}#article") for notice in notices],
        "publisher": organization(),
    }
    return {name: value for name, value in data.items() if value}


def _correction(notice: Notice, article: str) -> Data:
    address, language = _absolute(notice.get_absolute_url()), written_in(notice.article.language)
    with translation.override(language):
        text = f"{notice.label}: {notice.text}"
    return {
        "@type": "CorrectionComment",
        "@id": address,
        "url": address,
        "datePublished": _when(notice.published_at),
        "inLanguage": language,
        "parentItem": {"@id": article},
        "text": text,
    }


def _reference() -> Data:
    return {"@id": f"{settings.SITE_URL}/#paper"}


def _when(moment: Any) -> str:
    return timezone.localtime(moment).isoformat("T", "seconds") if moment else ""


def _absolute(address: str) -> str:
    return str(settings.SITE_URL) + address
