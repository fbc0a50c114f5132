"""The key that senders are hashed with: random, another every day, and gone with the day."""

import secrets
from datetime import date
from functools import lru_cache

from django.utils import timezone

from corrections.models import DayKey


@lru_cache(maxsize=8)
def key_of(day: date) -> bytes:
    """Return a day's key, made by whoever asks first; every process of the site is given the same."""
    kept, _made = DayKey.objects.get_or_create(day=day, defaults={"key": secrets.token_hex(32)})
    return bytes.fromhex(kept.key)


def drop_old_keys() -> int:
    """Forget the keys of earlier days, so that nobody can tell any more whose a hash was."""
    return DayKey.objects.filter(day__lt=timezone.localdate()).delete()[0]
