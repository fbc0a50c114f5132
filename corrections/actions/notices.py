"""The public record: notices are published and superseded, never edited but for whom they thank."""

from collections.abc import Collection
from datetime import timedelta

from django.db import connection
from django.db.models import Max
from django.utils import timezone, translation

from articles.actions import touch
from articles.models import Revision
from corrections.actions.thanks import credit_of, let_be_named
from corrections.anchoring import Certainty, Span, carry
from corrections.clause import quoted
from corrections.models import Case, Fix, Notice
from corrections.placing import alignment_of
from corrections.wording import notice_text, place_name, whole_words, withdrawn_text, written_in

#: So much of the text around words tells them from the same words elsewhere.
AROUND = 40

#: So many of an article's revisions are read at a time.
AT_ONCE = 20


def publish(fix: Fix, case: Case, *, text: str = "", thank: Collection[int] = ()) -> Notice:
    """Tell the public what a fix put right.

    `thank` are the keys of the reporters whose names the editor saw on the case: those who were right are
    thanked. The number is taken last, for until the end of the transaction nobody else is given one.
    """
    let_be_named(fix, case, thank)
    before, after = fix.base.words, fix.revision.words
    was = whole_words(before.text, Span(fix.start, fix.end))
    tail = was.end - fix.end
    now = Span(was.start, fix.start + len(fix.after) + tail)
    with translation.override(written_in(fix.article.language)):
        was_words, now_words = was.of(before.text), now.of(after.text)
        return Notice.objects.create(
            article=fix.article,
            fix=fix,
            tier=fix.tier,
            text=text.strip() or notice_text(*quoted(before.text, after.text, was)),
            was=was_words,
            now=now_words,
            place=place_name(before, fix.start),
            before=fix.base,
            after=fix.revision,
            published_at=timezone.now(),
            stood=_stood(fix),
            credit=credit_of(fix),
            supersedes=_withdrawal(fix),
            number=next_number(),
        )


def withdraw(notice: Notice, undone: Fix) -> Notice:
    """Supersede the notice of a fix that was undone."""
    with translation.override(written_in(undone.article.language)):
        made = Notice.objects.create(
            article=notice.article,
            fix=undone,
            tier=notice.tier,
            text=withdrawn_text(notice.now, notice.was),
            was=notice.now,
            now=notice.was,
            place=notice.place,
            before=undone.base,
            after=undone.revision,
            published_at=timezone.now(),
            supersedes=notice,
            number=next_number(),
        )
    touch(notice.article, significant=notice.rule.significant)
    return made


def _withdrawal(fix: Fix) -> Notice | None:
    """Return the standing notice that an earlier fix of the same case was taken back: it holds no longer."""
    undone = Notice.objects.standing().filter(fix__cases__in=fix.cases.all(), fix__undoes__isnull=False)
    return undone.newest_first().first()


def next_number() -> int:
    """Return the next number, counted inside the caller's transaction so that none is left out."""
    if connection.vendor == "postgresql":  # SQLite has one writer at a time anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('notice number'))")
    return (Notice.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _stood(fix: Fix) -> timedelta | None:
    """Return how long the public read the wrong words: since the first revision that held them.

    What a fix changed that was undone interrupts nothing. Of what was imported without a date nobody knows.
    """
    first = fix.base
    earlier_ones = fix.article.revisions.filter(number__lt=first.number, fix__undone_by=None)
    for earlier in earlier_ones.newest_first().iterator(chunk_size=AT_ONCE):
        if not _stands_in(earlier, fix):
            break
        first = earlier
    published = fix.article.published_at
    if first.number == 1 and first.origin == Revision.Origin.IMPORT and not published:
        return None
    since = published if published and first.number == 1 else first.created_at
    return max(fix.at - since, timedelta())


def _stands_in(earlier: Revision, fix: Fix) -> bool:
    """Say whether an earlier revision held the words that a fix changed, in that place.

    With what stands around them they nearly always stand there once, as in the fix's own base; only else are
    the two texts aligned, which takes long.
    """
    text = fix.base.words.text
    around = text[max(0, fix.start - AROUND) : fix.end + AROUND]
    if text.count(around) == earlier.words.text.count(around) == 1:
        return True
    place = carry(alignment_of(fix.base, earlier), Span(fix.start, fix.end))
    return place.certainty is Certainty.EXACT and place.span is not None
