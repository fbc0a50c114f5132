"""The public record: notices are published and superseded, never edited but for whom they thank."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max, Q
from django.utils import timezone, translation

from articles.actions import touch
from articles.text import one_line
from corrections.actions.move import record
from corrections.anchoring import Certainty, Span, carry
from corrections.lifecycle import State
from corrections.models import Case, Fix, Notice, Report, Reporter
from corrections.placing import alignment_of
from corrections.rights import check_editor
from corrections.wording import notice_text, place_name, whole_words, withdrawn_text, written_in

#: Who wishes to be thanked by name.
WISH = {"report__credit": True, "report__withdrawn_at": None}


def publish(fix: Fix, case: Case, *, text: str = "") -> Notice:
    """Tell the public what a fix put right; whose wish the editor saw on the case is thanked by name."""
    seen = Report.objects.answered_by(case)
    Reporter.objects.filter(report__in=seen, **WISH, named=None).update(named=True)
    before, after = fix.base.words, fix.revision.words
    was = whole_words(before.text, Span(fix.start, fix.end))
    tail = was.end - fix.end
    now = Span(was.start, fix.start + len(fix.after) + tail)
    with translation.override(written_in(fix.article.language)):
        was_words, now_words = was.of(before.text), now.of(after.text)
        return Notice.objects.create(
            number=next_number(),
            article=fix.article,
            fix=fix,
            tier=fix.tier,
            text=text.strip() or notice_text(was_words, now_words),
            was=was_words,
            now=now_words,
            place=place_name(before, fix.start),
            before=fix.base,
            after=fix.revision,
            published_at=timezone.now(),
            stood=_stood(fix),
            credit=_credit(fix),
            supersedes=_withdrawal(fix),
        )


def withdraw(notice: Notice, undone: Fix) -> Notice:
    """Supersede the notice of a fix that was undone."""
    with translation.override(written_in(undone.article.language)):
        made = Notice.objects.create(
            number=next_number(),
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
        )
    touch(notice.article, significant=notice.rule.significant)
    return made


def _withdrawal(fix: Fix) -> Notice | None:
    """Return the standing notice that an earlier fix of the same case was taken back: it holds no longer."""
    undone = Notice.objects.standing().filter(fix__cases__in=fix.cases.all(), fix__undoes__isnull=False)
    return undone.newest_first().first()


def credit_anew(case: Case) -> None:
    """Let the notices of a case thank whoever wishes it now, and nobody else."""
    for fix in case.fixes.filter(undoes=None, notice__isnull=False).select_related("article"):
        credit = _credit(fix)
        if Notice.objects.filter(fix=fix).exclude(credit=credit).update(credit=credit):
            touch(fix.article)


@transaction.atomic
def thank(case: Case, report: Report, *, named: bool, by: User) -> None:
    """Let a reader be thanked by name who wishes it, or leave the name out."""
    check_editor(by)
    Reporter.objects.filter(report=report).update(named=named)
    credit_anew(case)
    record(case, "thank", State(case.state), by=by, why=str(report))


def _credit(fix: Fix) -> str:
    """Return the names, seen by an editor, of those who wish to be thanked for it, as many as fit."""
    cases = fix.cases.all()
    theirs = Q(report__case__in=cases) | Q(report__case__duplicate_of__in=cases)
    wishes = Reporter.objects.filter(theirs, **WISH, named=True)
    names = wishes.exclude(name="").order_by("report").values_list("name", flat=True)
    credit = ""
    for name in dict.fromkeys(one_line(name) for name in names):
        longer = f"{credit}, {name}" if credit else name
        credit = longer if len(longer) <= Notice.LONGEST_CREDIT else credit
    return credit


def next_number() -> int:
    """Return the next number, counted inside the caller's transaction so that none is left out."""
    if connection.vendor == "postgresql":  # SQLite has one writer at a time anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('notice number'))")
    return (Notice.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def _stood(fix: Fix) -> timedelta:
    """Return how long the public read the wrong words: since the first revision that held them.

    What a fix changed that was undone interrupts nothing.
    """
    first = fix.base
    earlier_ones = fix.article.revisions.filter(number__lt=first.number, fix__undone_by=None)
    for earlier in earlier_ones.newest_first():
        place = carry(alignment_of(fix.base, earlier), Span(fix.start, fix.end))
        if place.certainty is not Certainty.EXACT or place.span is None:
            break
        first = earlier
    published = fix.article.published_at
    since = published if published and first.number == 1 else first.created_at
    return max(fix.at - since, timedelta())
