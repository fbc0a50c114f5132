"""What belongs to the address itself: its word to robots."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.freshness import fresh

#: What robots need not see: the desk, readers' private pages, forms and endless lists of results.
CLOSED = ("/admin/", "/reports/", "/articles/*/report/", "/search/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    text = "\n".join([*lines, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""])
    made = HttpResponse(text, content_type="text/plain")
    return fresh(request, text, lambda: made, masthead=False)
