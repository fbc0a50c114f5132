"""How much comes in: counted in the database by the hour, exact over any number of workers."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import ngettext

from corrections.models import Tally

#: One statement for all buckets, in one order, so that two workers never wait for each other in a circle.
COUNT = """
INSERT INTO corrections_tally (bucket, hour, count) VALUES {rows}
ON CONFLICT (bucket, hour) DO UPDATE SET count = corrections_tally.count + 1 RETURNING bucket, count
"""


class TooMany(Exception):
    """Far more reports than readers write; in how many seconds the next may come."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        minutes = seconds // 60 + 1
        super().__init__(
            ngettext(
                "Too many reports came from your network. Nothing is lost: send this one in %(n)s minute.",
                "Too many reports came from your network. Nothing is lost: send this one in %(n)s minutes.",
                minutes,
            )
            % {"n": minutes}
        )


def weigh(browser: str, network: str, article_pk: int) -> bool:
    """Count one more report from this browser, its network, to this article, to the site.

    Returns whether it is to be held for review, since more came than usual; raises TooMany when far more did.
    """
    now = timezone.now()
    limits = settings.POLICY["reports_per_hour"]
    counts = _count({"sender": browser, "network": network, "article": str(article_pk), "site": ""}, now)
    if any(count > limits[f"{kind}_refused"] for kind, count in counts.items()):
        raise TooMany(3600 - now.minute * 60 - now.second)
    return any(count > limits[f"{kind}_held"] for kind, count in counts.items())


def drop_old_tallies(now: datetime, kept: timedelta = Tally.KEPT) -> int:
    """Forget the counts of earlier days; return how many went."""
    return Tally.objects.filter(hour__lt=now - kept).delete()[0]


def _count(buckets: dict[str, str], now: datetime) -> dict[str, int]:
    """Add one to each bucket of this hour, and return what each holds now."""
    hour = connection.ops.adapt_datetimefield_value(now.replace(minute=0, second=0, microsecond=0))
    names = sorted(f"{kind}:{who}" for kind, who in buckets.items())
    with connection.cursor() as cursor:
        rows = ", ".join(["(%s, %s, 1)"] * len(names))
        cursor.execute(COUNT.format(rows=rows), [value for name in names for value in (name, hour)])
        return {bucket.partition(":")[0]: count for bucket, count in cursor.fetchall()}
