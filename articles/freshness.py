"""Pages that change seldom: made once, kept, and not sent again to whoever has them."""

from collections.abc import Callable
from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from articles.models import Article

#: How long a shared cache may hand a page out before it asks again, in seconds.
MAX_AGE = 30

#: How long our own cache keeps a page; a page that changes gets another key, so nothing stale is shown.
KEPT = 60 * 60


def fresh(
    request: HttpRequest, state: str, modified: datetime, make: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return the page in this state: 304 to whoever has it, from the cache when it was made before.

    `state` must change whenever anything on the page does; language and day are added here.
    """
    key = f"{request.path}?{request.GET.urlencode()}|{state}|{get_language()}|{timezone.localdate():%j}"
    etag = quote_etag(f"{state}-{get_language()}-{timezone.localdate():%j}")
    seconds = int(modified.timestamp())
    not_modified = get_conditional_response(request, etag=etag, last_modified=seconds)
    return _dressed(not_modified or _kept(key, make), etag, seconds)


def latest_change() -> datetime:
    """Return when anything published last changed: the state of every list of articles."""
    newest = Article.objects.order_by("-modified_at").values_list("modified_at", flat=True)[:1]
    return newest.first() or datetime.fromtimestamp(0, tz=timezone.get_current_timezone())


def _kept(key: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    kept = cache.get(key)
    if kept is None:
        made = make()
        if made.status_code != 200:
            return made
        kept = (bytes(made.content), made["Content-Type"])
        cache.set(key, kept, KEPT)
    return HttpResponse(kept[0], content_type=kept[1])


def _dressed(response: HttpResponse, etag: str, seconds: int) -> HttpResponse:
    response["ETag"] = etag
    response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    patch_vary_headers(response, ["Accept-Language"])
    return response
