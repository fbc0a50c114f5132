"""What a source says about an article beside its words: followed where nobody here says otherwise."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slugify import slugify

from articles.actions.revise import describe
from articles.actions.sections import LONGEST_SECTION, sections
from articles.formats.draft import Draft
from articles.models import Article, Source

#: What the column holds at most; a longer byline is cut.
LONGEST_BYLINE = 200


def facts_of(draft: Draft) -> dict[str, str]:
    """Return what the source says of section, byline, label and time; what it leaves out is not in it."""
    told = {
        "section": draft.section[:LONGEST_SECTION],
        "byline": draft.byline[:LONGEST_BYLINE],
        "label": label_of(draft),
        "published": draft.published.isoformat() if draft.published else "",
    }
    return {name: value for name, value in told.items() if value}


def label_of(draft: Draft) -> str:
    return next((flag for flag in draft.media if flag in Article.Label.values), "")


def followed(article: Article, base: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Return which facts change: those that are new at the source and here as it had them the last time.

    Of an article that came before facts were kept there is no base, and nothing changes.
    """
    ours = _facts_now(article)
    return {
        name: value
        for name, value in theirs.items()
        if base
        and not _alike(name, value, base.get(name, ""))
        and _alike(name, ours[name], base.get(name, ""))
    }


def follow(source: Source, theirs: Mapping[str, str], seen: int | None) -> None:
    """Bring changed facts into the article, held so that no editor comes in between, and remember them."""
    if source.facts == {**source.facts, **theirs}:
        return
    held = Article.objects.select_related("section").select_for_update(no_key=True, of=("self",))
    changes = followed(article := held.get(pk=source.article_id), source.facts, theirs)
    if changes:
        describe(article, **_columns(changes))
    Source.objects.filter(pk=source.pk).update(facts={**source.facts, **theirs}, seen=seen)


def _facts_now(article: Article) -> dict[str, str]:
    return {
        "section": article.section.name if article.section else "",
        "byline": article.byline,
        "label": article.label,
        "published": article.published_at.isoformat() if article.published_at else "",
    }


def _alike(name: str, one: str, other: str) -> bool:
    """Say whether two values of a fact mean the same: a moment in any zone, a section by its address."""
    if one == other or not (one and other):
        return one == other
    if name == "published":
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    return name == "section" and slugify(one) == slugify(other)


def _columns(changes: Mapping[str, str]) -> dict[str, Any]:
    """Return the changes as the columns of an article."""
    columns: dict[str, Any] = {name: changes[name] for name in ("byline", "label") if name in changes}
    if "section" in changes:
        columns["section"] = sections([changes["section"]])[changes["section"]]
    if "published" in changes:
        columns["published_at"] = datetime.fromisoformat(changes["published"])
    return columns
