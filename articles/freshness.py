"""Pages that change seldom: made once, kept, and not sent again to whoever has them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.contrib.staticfiles.storage import staticfiles_storage
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

#: How many of the last changes are the state of a list. Of two writers at once the one that began first may
#: commit last; then the newest change stays the same, and the ones behind it do not.
LAST = 24


@dataclass(frozen=True, slots=True)
class Change:
    """When anything published last changed, and a word that differs after every change."""

    at: datetime
    state: str


def fresh(
    request: HttpRequest,
    state: str,
    modified: datetime,
    make: Callable[[], HttpResponse],
    *,
    keep: bool = True,
) -> HttpResponse:
    """Return the page in this state: 304 to whoever has it, from the cache when it was made before.

    `state` must change whenever anything on the page does, and name what the page takes from the query;
    address, language, day and style sheets are added here. Pages of endless number are not kept.
    """
    mark = _digest(request.path, state)
    etag, seconds = quote_etag(mark), int(modified.timestamp())
    not_modified = get_conditional_response(request, etag=etag, last_modified=seconds)
    response = not_modified or (_kept(mark, make) if keep else make())
    return _dressed(response, etag, seconds) if response.status_code in {200, 304} else response


def latest_change() -> Change:
    """Return the state of every list of articles and notices."""
    last = list(Article.objects.order_by("-modified_at").values_list("modified_at", "pk")[:LAST])
    at = last[0][0] if last else datetime.fromtimestamp(0, tz=timezone.get_current_timezone())
    return Change(at, " ".join(f"{pk}.{when.timestamp():.6f}" for when, pk in last))


def _digest(*parts: str) -> str:
    """Return a short word for what a page depends on: the key it is kept under, and its ETag."""
    styles = getattr(staticfiles_storage, "manifest_hash", "")
    whole = "\n".join([*parts, get_language() or "", f"{timezone.localdate():%Y-%m-%d}", styles])
    return sha256(whole.encode()).hexdigest()[:32]


def _kept(mark: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    kept = cache.get(mark)
    if kept is None:
        made = make()
        if made.status_code != 200:
            return made
        kept = (bytes(made.content), made["Content-Type"])
        cache.set(mark, kept, KEPT)
    return HttpResponse(kept[0], content_type=kept[1])


def _dressed(response: HttpResponse, etag: str, seconds: int) -> HttpResponse:
    response["ETag"] = etag
    response["Last-Modified"] = http_date(seconds)
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    patch_vary_headers(response, ["Accept-Language"])
    return response
