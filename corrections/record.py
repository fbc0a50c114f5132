"""The public record: which notices a reader asks for, and its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from articles.search import asked
from articles.text import folded
from corrections.models import Notice, NoticeQuerySet

#: How many of the newest notices a reader's words are looked for in.
MOST_SEARCHED = 5_000

#: Which notices only say that an earlier one holds no longer (`Notice.takes_back`).
TAKES_BACK = Q(fix=None, supersedes__isnull=False) | Q(fix__undoes__isnull=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the record sums up to."""

    this_month: int
    in_all: int
    median_stood: timedelta | None


def figures() -> Figures:
    """Return how many corrections there are, this month and in all, and the median time a mistake stood.

    One that was withdrawn is no correction any more, and the notice that says so is none either.
    """
    notices = Notice.objects.listed().exclude(TAKES_BACK)
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    counted = notices.aggregate(
        in_all=Count("pk"), this_month=Count("pk", filter=Q(published_at__gte=first)), timed=Count("stood")
    )
    return Figures(counted["this_month"], counted["in_all"], _median_stood(notices, counted["timed"]))


def _median_stood(notices: NoticeQuerySet, timed: int) -> timedelta | None:
    """Return the time in the middle, or halfway between the two that are, of so many that have one."""
    if not timed:
        return None
    stood = notices.filter(stood__isnull=False).order_by("stood").values_list("stood", flat=True)
    middles = [time for time in stood[(timed - 1) // 2 : timed // 2 + 1] if time is not None]
    return sum(middles, timedelta()) / len(middles)


def months() -> list[tuple[date, int]]:
    """Return every month since the first notice, newest first, with how many it had; quiet ones have none."""
    notices = Notice.objects.listed().annotate(month=TruncMonth("published_at")).order_by()
    counted = {when.date(): count for when, count in notices.values_list("month").annotate(Count("pk"))}
    if not counted:
        return []
    month, first, every = timezone.localdate().replace(day=1), min(counted), []
    while month >= first:
        every.append((month, counted.get(month, 0)))
        month = (month - timedelta(days=1)).replace(day=1)
    return every


def of_month(notices: NoticeQuerySet, month: date) -> NoticeQuerySet:
    start = timezone.make_aware(datetime(month.year, month.month, 1))  # noqa: DTZ001 - made aware here
    end = timezone.make_aware(datetime(month.year + month.month // 12, month.month % 12 + 1, 1))  # noqa: DTZ001
    return notices.filter(published_at__gte=start, published_at__lt=end)


def holding(notices: NoticeQuerySet, question: str) -> NoticeQuerySet:
    """Return the notices that hold every word asked for, in their text, their words or their headline."""
    words = asked(question)
    rows = notices.values_list("pk", "text", "was", "now", "article__current__headline")[:MOST_SEARCHED]
    return notices.filter(pk__in=[row[0] for row in rows if _holds(row[1:], words)])


def _holds(parts: Iterable[str], words: list[str]) -> bool:
    text = folded(" ".join(parts))
    return bool(words) and all(word in text for word in words)


def originals(notices: Iterable[Notice]) -> Mapping[int, Notice]:
    """Return, by key, the first notice of each one's chain: it gives all that supersede it their identity."""
    shown = list(notices)
    known = {notice.pk: notice for notice in shown}
    missing = {n.supersedes_id for n in shown if n.supersedes_id} - known.keys()
    while missing:
        older = Notice.objects.in_bulk(missing)
        known |= older
        missing = {n.supersedes_id for n in older.values() if n.supersedes_id} - known.keys()
    return {notice.pk: _first(notice, known) for notice in shown}


def _first(notice: Notice, known: Mapping[int, Notice]) -> Notice:
    while notice.supersedes_id:
        notice = known[notice.supersedes_id]
    return notice
