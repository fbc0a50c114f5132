"""The head of every page names the sections: what they are now, known without asking for each page."""

from django.core.cache import cache

from articles.models import Section

#: Where the cache has it, and for how many seconds: another process with a cache of its own may change them.
KEY = "masthead-sections"
KEPT = 10


def sections_now() -> str:
    """Return the state of all sections: a word that never comes again once it has changed."""
    known: str | None = cache.get(KEY)
    if known is None:
        known = _asked()
        cache.set(KEY, known, KEPT)
    return known


def forget() -> None:
    """Ask again for the next page."""
    cache.delete(KEY)


def _asked() -> str:
    rows = list(Section.objects.order_by("pk").values_list("pk", "modified_at"))
    return " ".join(f"{pk}.{when.timestamp():.6f}" for pk, when in rows)
