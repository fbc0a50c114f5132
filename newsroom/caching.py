"""The cache that processes share, which may be away: then pages are made anew, and nobody sees an error."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

#: How long a cache that did not answer is left alone, and how often that is logged, in seconds.
ALONE, SAID = 10, 60

logger = logging.getLogger(__name__)


class SharedCache(RedisCache):
    """Redis; while it does not answer, nothing is found in it, nothing kept, and it is left alone."""

    away_until = 0.0
    quiet_until = 0.0

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._asked(lambda: super(SharedCache, self).get(key, default, version), default)

    def set(self, key: Any, value: Any, *args: Any, **more: Any) -> None:
        self._asked(lambda: super(SharedCache, self).set(key, value, *args, **more), None)

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._asked(lambda: super(SharedCache, self).delete(key, version), False))

    def _asked(self, ask: Callable[[], Any], otherwise: Any) -> Any:
        """Return what the cache answers, or something else when it does not."""
        if monotonic() < SharedCache.away_until:
            return otherwise
        try:
            return ask()
        except (RedisError, OSError) as problem:
            _leave_alone(problem)
            return otherwise


def _leave_alone(problem: Exception) -> None:
    now = monotonic()
    SharedCache.away_until = now + ALONE
    if now >= SharedCache.quiet_until:
        SharedCache.quiet_until = now + SAID
        logger.warning("the shared cache does not answer, so pages are made anew: %s", problem)
