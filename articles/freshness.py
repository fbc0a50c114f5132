"""Pages that change seldom: made once, kept, and not sent again to whoever has them."""

from collections.abc import Callable
from functools import cache as once
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language

from articles.masthead import sections_now
from articles.models import Article, Edition
from articles.prepared import Prepared

#: How long a shared cache may hand a page out before it asks again, in seconds; a browser asks each time, so
#: that whoever reported a mistake sees it corrected at once.
SHARED_AGE = 30

#: How long our own cache keeps a page; a page that changes gets another key, so nothing stale is shown.
KEPT = 60 * 60

#: How many of the last changes are the state of a list, with the count of all. Of two writers at once the one
#: that began first may commit last; then the newest change stays the same, and the ones behind it do not.
LAST = 24
LAST_CHANGES = Prepared(
    lambda: (
        Article.objects.order_by("-modified_at")
        .annotate(edition=Subquery(Edition.objects.filter(pk=Edition.KEY).values("number")))
        .values_list("modified_at", "pk", "edition")[:LAST]
    )
)

#: What names the very page that somebody has; beside it a date is not read. A * names any page, so none.
BY_TAG = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")

#: What of ours makes pages and changes with a release: code, templates, translations, policy, site file.
MAKERS = frozenset({".py", ".html", ".mo", ".toml"})


def fresh(
    request: HttpRequest,
    state: str,
    make: Callable[[], HttpResponse],
    *,
    keep: bool = True,
    masthead: bool = True,
) -> HttpResponse:
    """Return the page in this state: 304 to whoever has it, from the cache when it was made before.

    `state` must change whenever anything on the page does, and name what the page takes from the query; what
    all pages share is added here: address, language, day, sections, policy, release.
    Pages of endless number are not kept; one without a masthead, which names the sections, needs no database.
    """
    mark = _digest(request.path, state, sections_now() if masthead else "", release())
    etag = quote_etag(mark)
    asked_by_tag = any(request.META.get(name, "*") != "*" for name in BY_TAG)
    told = get_conditional_response(request, etag=etag) if asked_by_tag else None
    since = "" if asked_by_tag else request.META.get("HTTP_IF_MODIFIED_SINCE", "")
    response = told or (_kept(mark, make, since) if keep else _made(make))
    return _dressed(response, etag) if response.status_code in {200, 304} else response


def latest_change() -> str:
    """Return the state of every list of articles and notices: a word that differs after every change."""
    return " ".join(f"{pk}.{when.timestamp():.6f}.{edition}" for when, pk, edition in LAST_CHANGES.rows())


@once
def release() -> str:
    """Return what makes our pages: a word that differs after every release, the same on every machine."""
    files = sorted(path for folder in _folders() for path in folder.rglob("*") if path.suffix in MAKERS)
    whole = sha256()
    for path in files:
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()


def _folders() -> list[Path]:
    """Return where our own templates and apps are, not those that are installed."""
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    return [settings.HERE, settings.BASE_DIR / "templates", *ours]


def _digest(*parts: str) -> str:
    """Return a short word for what a page depends on: the key it is kept under, and its ETag."""
    styles = getattr(staticfiles_storage, "manifest_hash", "")
    paper = repr((settings.POLICY, settings.SITE, settings.SITE_URL))
    whole = "\n".join([*parts, get_language() or "", f"{timezone.localdate():%Y-%m-%d}", styles, paper])
    return sha256(whole.encode()).hexdigest()[:32]


def _kept(mark: str, make: Callable[[], HttpResponse], since: str) -> HttpResponse:
    """Return the page that is kept, or 304 to who asks by its date; else make it and keep it.

    The date is when we made the page, and no other is taken for it: what a page shows changes with the day,
    a policy or a release too, which no row dates, and may change back.
    """
    kept = cache.get(mark)
    if kept and kept["headers"]["Last-Modified"] == since:
        return HttpResponseNotModified(headers={"Last-Modified": since})
    if kept:
        return HttpResponse(**kept)
    made = _made(make)
    if made.status_code == 200:
        cache.set(mark, {"content": bytes(made.content), "headers": dict(made.headers)}, KEPT)
    return made


def _made(make: Callable[[], HttpResponse]) -> HttpResponse:
    made = make()
    made["Last-Modified"] = http_date()
    return made


def _dressed(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age=0, s-maxage={SHARED_AGE}"
    patch_vary_headers(response, ["Accept-Language"])
    return response
