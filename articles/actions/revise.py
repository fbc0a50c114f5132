"""Every change of an article's words: a new revision, made only if the one it was based on still stands."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.actions.addresses import free_slugs
from articles.actions.editions import announce
from articles.models import Article, Revision
from articles.search import keep
from articles.text import on_one_line, one_line
from articles.words import Words

#: How often others may come first, each of them once, before a writer gives up.
RETRIES = 20


class ChangedSince(Exception):
    """Another change came first: nothing was written, and the writer must read again."""

    def __init__(self, article: Article) -> None:
        self.article = article
        super().__init__(
            _("“%(article)s” changed after you opened it. Reload it and make your change again.")
            % {"article": article}
        )


def in_the_papers_language() -> translation.override:
    """Speak for a while as the public history does, whatever language an editor works in."""
    return translation.override(settings.LANGUAGE_CODE)


@transaction.atomic
def publish(words: Words, *, origin: str, by: User | None = None, **facts: Any) -> Article:
    """Put a new article on the site at an address made from its headline."""
    now = timezone.now()
    dates = {"shown_at": facts.get("published_at") or now, "modified_at": now}
    article = _at_a_free_address(words.headline, **dates, **on_one_line(facts))
    article.current = _write(article, 1, words, origin=origin, by=by, why="", now=now)
    article.save(update_fields=["current"])
    announce()
    return article


@transaction.atomic
def revise(
    article: Article,
    words: Words,
    *,
    read: Revision,
    by: User | None,
    origin: str,
    why: str = "",
    significant: bool = False,
) -> Revision:
    """Give the article new words, if the revision that was read is still the current one.

    Returns the new revision, or the one that was read when the words are the same. Raises ChangedSince when
    another revision came first; then nothing is written.
    """
    if words.digest == read.digest:
        return read
    now = timezone.now()
    _take(article, read, now)
    revision = _write(article, read.number + 1, words, origin=origin, by=by, why=why, now=now)
    Article.objects.filter(pk=article.pk).update(
        current=revision, **({"significant_at": now} if significant else {})
    )
    article.refresh_from_db()
    return revision


def describe(article: Article, **facts: Any) -> None:
    """Change what is said about an article: section, language, label, byline, time of publication.

    One that has no such time any more stands where it came in.
    """
    if "published_at" in facts:
        first = Revision.objects.filter(article=OuterRef("pk"), number=1).values("created_at")
        facts["shown_at"] = facts["published_at"] or Subquery(first)
    Article.objects.filter(pk=article.pk).update(modified_at=timezone.now(), **on_one_line(facts))
    announce()
    article.refresh_from_db()


@transaction.atomic
def retract(article: Article, *, retracted: bool = True) -> None:
    """Withdraw an article, or bring it back; its page stays at its address."""
    status = Article.Status.RETRACTED if retracted else Article.Status.LIVE
    Article.objects.filter(pk=article.pk).update(status=status)
    touch(article, significant=True)


def touch(article: Article, *, significant: bool = False) -> None:
    """Note that something the article's page shows has changed, so that no cache keeps the old page."""
    now = timezone.now()
    Article.objects.filter(pk=article.pk).update(
        modified_at=now, **({"significant_at": now} if significant else {})
    )
    announce()
    article.refresh_from_db()


def _at_a_free_address(headline: str, **facts: Any) -> Article:
    """Make an article at an address nobody has; where others take the same at that instant, at the next."""
    for _attempt in range(RETRIES):
        try:
            with transaction.atomic():
                return Article.objects.create(slug=free_slugs([headline])[0], **facts)
        except IntegrityError:
            continue
    return Article.objects.create(slug=free_slugs([headline])[0], **facts)


def _take(article: Article, read: Revision, now: datetime) -> None:
    """Compare and swap: of all who read this revision, one gets to write."""
    taken = Article.objects.filter(pk=article.pk, current=read).update(modified_at=now)
    if not taken:
        raise ChangedSince(article)
    announce()


def _write(
    article: Article,
    number: int,
    words: Words,
    *,
    origin: str,
    by: User | None,
    why: str,
    now: datetime,
) -> Revision:
    keep(article, words)
    return Revision.objects.create(
        article=article,
        number=number,
        headline=words.headline,
        standfirst=words.standfirst,
        body=words.body,
        digest=words.digest,
        origin=origin,
        why=one_line(why),
        author=by,
        created_at=now,
    )
