"""Who sends how much: senders known only by a hash that is keyed anew every day, counted in the database."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from corrections.models import Tally


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a report may come in: at once, held for review, or not now but after some seconds."""

    held: bool = False
    retry_after: int = 0


def address(request: HttpRequest) -> str:
    """Return the sender's network address; forwarded headers count only as far as our own proxies reach."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return forwarded[-proxies] if proxies and len(forwarded) >= proxies else direct


def sender_of(request: HttpRequest) -> str:
    """Return the day's keyed hash of the sender's address: the address itself is stored nowhere."""
    day_key = hmac.digest(settings.SECRET_KEY.encode(), f"{timezone.localdate()}".encode(), "sha256")
    return hmac.new(day_key, address(request).encode(), hashlib.sha256).hexdigest()[:43]


def weigh(sender: str, article_pk: int) -> Verdict:
    """Count one more report from this sender, to this article, to the site; say what follows."""
    now = timezone.now()
    limits = settings.POLICY["reports_per_hour"]
    counts = {
        "sender": _count(f"sender:{sender}", now),
        "article": _count(f"article:{article_pk}", now),
        "site": _count("site", now),
    }
    if any(count > limits[f"{who}_refused"] for who, count in counts.items()):
        return Verdict(retry_after=3600 - now.minute * 60 - now.second)
    return Verdict(held=any(count > limits[f"{who}_held"] for who, count in counts.items()))


def _count(bucket: str, now: datetime) -> int:
    """Add one to a bucket of this hour in a single statement, exact over any number of workers."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    tally, made = Tally.objects.get_or_create(bucket=bucket, hour=hour, defaults={"count": 1})
    if made:
        return 1
    Tally.objects.filter(pk=tally.pk).update(count=F("count") + 1)
    return tally.count + 1


def drop_old_tallies(now: datetime, kept: timedelta = Tally.KEPT) -> int:
    """Forget the counts of earlier days; return how many went."""
    return Tally.objects.filter(hour__lt=now - kept).delete()[0]
