"""Passages that changed here and at their source: queued for the editors once, settled once."""

from collections.abc import Iterable
from dataclasses import asdict

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions.arrivals import as_fields
from articles.actions.revise import in_the_papers_language, revise
from articles.models import ImportConflict, Revision, Source
from articles.words import Words


class SettledMeanwhile(Exception):
    """Somebody else settled the conflict, or the source changed again: nothing was written."""

    def __init__(self, conflict: ImportConflict) -> None:
        super().__init__(
            _("“%(article)s” was settled by somebody else, or its source changed again. Reload it.")
            % {"article": conflict}
        )


def queue(source: Source, theirs: Words) -> None:
    """Put a conflict before the editors; one they have already is brought up to what the source says now.

    The caller holds the source.
    """
    if ImportConflict.objects.open().filter(source=source, digest=theirs.digest).exists():
        return
    facts = {
        "ours": source.article.current,
        "base": asdict(source.words),
        "theirs": asdict(theirs),
        "digest": theirs.digest,
        "queued_at": timezone.now(),
    }
    ImportConflict.objects.update_or_create(source=source, settled_at=None, defaults=facts)


@transaction.atomic
def settle(conflict: ImportConflict, words: Words, *, how: str, read: Revision, by: User | None) -> Revision:
    """Let the article have these words, and what the source says now be known from here on.

    Raises SettledMeanwhile when another was first, ChangedSince when the article is no longer what was read.
    """
    hold([conflict.source_id])
    settled = ImportConflict.objects.open().filter(pk=conflict.pk, digest=conflict.digest)
    if not settled.update(settlement=how, settled_at=timezone.now(), settled_by=by):
        raise SettledMeanwhile(conflict)
    rebase(conflict.source, conflict.their_words)
    origin = Revision.Origin.EDIT if how == ImportConflict.Settlement.EDITED else Revision.Origin.IMPORT
    return revise(conflict.source.article, words, read=read, by=by, origin=origin, why=_why(how))


def hold(sources: Iterable[int]) -> dict[int, str]:
    """Keep others off sources, and return the digest of what each says by then.

    Always before their conflicts and articles, and in order: or two would wait in a ring.
    """
    held = Source.objects.select_for_update(no_key=True).filter(pk__in=sources).order_by("pk")
    return dict(held.values_list("pk", "digest"))


def withdraw(source: Source, settlement: str = ImportConflict.Settlement.GONE) -> None:
    """Take a conflict out of the queue: its source, or the article, came round by itself."""
    waiting = ImportConflict.objects.open().filter(source=source)
    waiting.update(settlement=settlement, settled_at=timezone.now())


def rebase(source: Source, theirs: Words, seen: int | None = None) -> None:
    """Remember what the source said last, and the record by which it will be known again."""
    now = timezone.now()
    Source.objects.filter(pk=source.pk).update(imported_at=now, seen=seen, **as_fields(theirs))


def _why(how: str) -> str:
    with in_the_papers_language():
        if how == ImportConflict.Settlement.TAKEN:
            return _("The source's words, where both had changed")
        return _("Our words, where both had changed")
