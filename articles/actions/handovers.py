"""Files and texts that staff hand in through the admin, kept between the dry run and the yes."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Handover

#: What nobody has confirmed by then is thrown away.
KEPT = timedelta(days=1)


def hand_over(name: str, data: bytes, *, by: User, **options: str) -> Handover:
    """Keep a file until its import is confirmed; forget those that never were."""
    now = timezone.now()
    Handover.objects.filter(made_at__lt=now - KEPT).delete()
    return Handover.objects.create(name=name[:200], data=data, options=options, by=by, made_at=now)


def drop(handover: Handover) -> None:
    """Forget a file whose import is done, or is not wanted."""
    handover.delete()
