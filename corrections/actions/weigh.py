"""How much comes in: counted in the database by the clock, exact over any number of workers."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone
from django.utils.translation import ngettext

from corrections.models import Tally

#: One statement for all buckets, in one order, so that two workers never wait for each other in a circle.
COUNT = """
INSERT INTO corrections_tally (bucket, hour, count) VALUES {rows}
ON CONFLICT (bucket, hour) DO UPDATE SET count = corrections_tally.count + 1 RETURNING bucket, count
"""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

#: How long log-ins that failed are counted together, and how many there may be: from one network, and for
#: one account, which nobody is to lock from one network alone.
LOG_INS = timedelta(minutes=15)
MOST_LOG_INS = {"login from": 10, "login as": 20}


class TooMany(Exception):
    """Far more than people send; in how many seconds the next may come."""

    def __init__(self, seconds: int, *, of_article: bool = False) -> None:
        self.seconds = seconds
        minutes = seconds // 60 + 1
        super().__init__((_of_article(minutes) if of_article else _of_network(minutes)) % {"n": minutes})


class TooManyAnswers(TooMany):
    """Far more answers from a report's own page than a reader gives."""

    def __str__(self) -> str:
        minutes = self.seconds // 60 + 1
        told = ngettext(
            "Very many answers came from here. Nothing is lost: send this one in %(n)s minute.",
            "Very many answers came from here. Nothing is lost: send this one in %(n)s minutes.",
            minutes,
        )
        return told % {"n": minutes}


class TooManyLogIns(TooMany):
    """More wrong passwords than somebody types who has forgotten theirs."""

    def __str__(self) -> str:
        minutes = self.seconds // 60 + 1
        told = ngettext(
            "Too many log-ins failed. Try again in %(n)s minute, or ask whoever gave you the account.",
            "Too many log-ins failed. Try again in %(n)s minutes, or ask whoever gave you the account.",
            minutes,
        )
        return told % {"n": minutes}


def weigh(browser: str, network: str, article_pk: int, around: Mapping[str, str] | None = None) -> bool:
    """Count one more report from this browser, its network and those around it, to this article, to the site.

    Returns whether it is to be held for review, since more came than usual; raises TooMany when far more did.
    Of an article that is flooded only the reports of those are stopped who sent one before in this hour.
    """
    now = timezone.now()
    limits = settings.POLICY["reports_per_hour"]
    whence = {"sender": browser, "network": network, **(around or {})}
    counts = _count({**whence, "article": str(article_pk), "site": ""}, now, HOUR)
    is_first = all(counts[kind] == 1 for kind in ("sender", "network", "home") if kind in counts)
    spared = {"article"} if is_first else set()
    over = {kind for kind, count in counts.items() if count > limits[f"{kind}_refused"]} - spared
    if over:
        raise TooMany(_left(now, HOUR), of_article=over == {"article"})
    many = {kind for kind, count in counts.items() if count > limits[f"{kind}_held"]}
    return bool(many - spared)


def weigh_voice(network: str, case_pk: int) -> bool:
    """Count one more voice for a case from a network today; return whether it is one of too many."""
    bucket = {"voice": f"{network}:{case_pk}"}
    most = int(settings.POLICY["voices_per_network_and_case"])
    return _count(bucket, timezone.now(), DAY)["voice"] > most


def weigh_answer(network: str, report_pk: int) -> None:
    """Count what is sent from a report's own page; raises TooManyAnswers when it is far more than usual."""
    now = timezone.now()
    counts = _count({"answers": str(report_pk), "answers from": network}, now, HOUR)
    if max(counts.values()) > settings.POLICY["answers_per_hour"]:
        raise TooManyAnswers(_left(now, HOUR))


def weigh_log_in(network: str, account: str) -> None:
    """Count a log-in before it is tried; raises TooManyLogIns when too many failed a short while ago."""
    now = timezone.now()
    counts = _count({"login from": network, "login as": account}, now, LOG_INS)
    if any(count > MOST_LOG_INS[kind] for kind, count in counts.items()):
        raise TooManyLogIns(_left(now, LOG_INS))


def forgive_log_in(network: str, account: str) -> None:
    """Take a log-in that succeeded out of the count."""
    names = _names({"login from": network, "login as": account})
    tried = Tally.objects.filter(bucket__in=names, hour=_since(timezone.now(), LOG_INS), count__gt=0)
    tried.update(count=F("count") - 1)


def drop_old_tallies(now: datetime, kept: timedelta = Tally.KEPT) -> int:
    """Forget the counts of earlier days; return how many went."""
    return Tally.objects.filter(hour__lt=now - kept).delete()[0]


def _of_network(minutes: int) -> str:
    return ngettext(
        "Too many reports came from your network. Nothing is lost: send this one in %(n)s minute.",
        "Too many reports came from your network. Nothing is lost: send this one in %(n)s minutes.",
        minutes,
    )


def _of_article(minutes: int) -> str:
    return ngettext(
        "Very many reports of this article came within an hour. "
        "Nothing is lost: send this one in %(n)s minute.",
        "Very many reports of this article came within an hour. "
        "Nothing is lost: send this one in %(n)s minutes.",
        minutes,
    )


def _since(now: datetime, span: timedelta) -> datetime:
    """Return when the count of this hour, day or quarter of an hour began."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + span * ((now - midnight) // span)


def _left(now: datetime, span: timedelta) -> int:
    """Return in how many seconds the count begins anew."""
    return int((_since(now, span) + span - now).total_seconds())


def _names(buckets: Mapping[str, str]) -> list[str]:
    return sorted(f"{kind}:{who}" for kind, who in buckets.items())


def _count(buckets: Mapping[str, str], now: datetime, span: timedelta) -> dict[str, int]:
    """Add one to each bucket, and return what each holds now."""
    since = connection.ops.adapt_datetimefield_value(_since(now, span))
    names = _names(buckets)
    with connection.cursor() as cursor:
        cursor.execute(_statement(names), [value for name in names for value in (name, since)])
        return {bucket.partition(":")[0]: count for bucket, count in cursor.fetchall()}


def _statement(names: Iterable[str]) -> str:
    return COUNT.format(rows=", ".join("(%s, %s, 1)" for _name in names))
