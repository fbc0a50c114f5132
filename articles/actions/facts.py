"""What a source says about an article beside its words: followed where nobody here says otherwise."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from articles.actions.addresses import address
from articles.actions.revise import describe
from articles.actions.sections import LONGEST_SECTION, sections
from articles.formats.draft import Draft
from articles.models import Article, Source
from articles.text import one_line

#: What the column holds at most; a longer byline is cut.
LONGEST_BYLINE = 200


def facts_of(draft: Draft) -> dict[str, str]:
    """Return what the source says of section, byline, label and time; what it leaves out is not in it."""
    section = draft.section[:LONGEST_SECTION]
    told = {
        "section": section if address(section) else "",
        "byline": byline_of(draft),
        "label": label_of(draft),
        "published": draft.published.isoformat() if draft.published else "",
    }
    return {name: value for name, value in told.items() if value}


def byline_of(draft: Draft) -> str:
    return one_line(draft.byline)[:LONGEST_BYLINE]


def label_of(draft: Draft) -> str:
    return next((flag for flag in draft.media if flag in Article.Label.values), "")


def followed(article: Article, base: Mapping[str, str] | None, theirs: Mapping[str, str]) -> dict[str, str]:
    """Return which facts change: those that are new at the source and here as it had them the last time.

    Of an article that came before facts were kept there is no base, and nothing changes.
    """
    if base is None:
        return {}
    ours = _facts_now(article)
    had = {name: base.get(name, "") for name in theirs}
    return {
        name: value
        for name, value in theirs.items()
        if not _alike(name, value, had[name]) and any(_alike(name, one, had[name]) for one in ours[name])
    }


def follow(source: Source, theirs: Mapping[str, str], seen: int | None) -> None:
    """Bring changed facts into the article, held so that no editor comes in between, and remember them."""
    if not tells_news(source, theirs):
        return
    base = Source.objects.select_for_update(no_key=True).only("facts").get(pk=source.pk).facts
    article = Article.objects.select_for_update(no_key=True).get(pk=source.article_id)
    if changes := followed(article, base, theirs):
        describe(article, **_columns(changes))
    Source.objects.filter(pk=source.pk).update(facts={**(base or {}), **theirs}, seen=seen)


def tells_news(source: Source, theirs: Mapping[str, str]) -> bool:
    """Say whether a source has other facts than the last time; one that it leaves out is none."""
    return source.facts is None or source.facts != {**source.facts, **theirs}


def _facts_now(article: Article) -> dict[str, tuple[str, ...]]:
    """Return what is said of an article here; its section may have been renamed, or given a new address."""
    section = article.section
    return {
        "section": (section.name, section.slug) if section else ("",),
        "byline": (article.byline,),
        "label": (article.label,),
        "published": (article.published_at.isoformat() if article.published_at else "",),
    }


def _alike(name: str, one: str, other: str) -> bool:
    """Say whether two values of a fact mean the same: a moment in any zone, a section by its address."""
    if one == other or not (one and other):
        return one == other
    if name == "published":
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    return name == "section" and address(one) == address(other)


def _columns(changes: Mapping[str, str]) -> dict[str, Any]:
    """Return the changes as the columns of an article."""
    columns: dict[str, Any] = {name: changes[name] for name in ("byline", "label") if name in changes}
    if "section" in changes:
        columns["section"] = sections([changes["section"]])[changes["section"]]
    if "published" in changes:
        columns["published_at"] = datetime.fromisoformat(changes["published"])
    return columns
