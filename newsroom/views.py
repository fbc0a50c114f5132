"""What belongs to the address itself: its health and its word to robots."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.freshness import fresh

#: What robots need not see: the desk, readers' private pages, forms and endless lists of results.
CLOSED = ("/admin/", "/reports/", "/articles/*/report/", "/search/")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say whether the site can answer: 200 when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    text = "\n".join([*lines, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""])
    made = HttpResponse(text, content_type="text/plain")
    return fresh(request, text, lambda: made, masthead=False)
