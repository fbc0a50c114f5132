"""A bare Django site beside ours, to compare costs with: no apps, no middleware, two views over tables."""

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from serving import ROOT

BARE_PAGE = """<!doctype html><html lang="{{ row.language }}"><head><meta charset="utf-8">
<title>{{ row.headline }}</title><link rel="stylesheet" href="/static/site.css"></head><body><main><article>
<h1>{{ row.headline }}</h1><p>{{ row.standfirst }}</p><p><time>{{ row.created_at }}</time></p>
{{ row.body|safe }}</article></main></body></html>"""


def site(environ: dict[str, Any], start_response: Any) -> Any:
    """Answer as the bare site does."""
    return _bare_site()(environ, start_response)


@cache
def _bare_site() -> Callable[..., Any]:
    """Make the bare site on our database."""
    from django.conf import settings

    sys.path.insert(0, str(ROOT))
    import newsroom.settings as ours

    settings.configure(
        SECRET_KEY="bare",  # noqa: S106 - it signs nothing
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES=ours.DATABASES,
        USE_TZ=True,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    globals()["urlpatterns"] = [*_page(), *_sending()]
    return application


def _page() -> list[Any]:
    """Return a page of the words in one row, with one query, an ETag and a 304."""
    from django.db import models
    from django.http import HttpResponse
    from django.template import engines
    from django.urls import path
    from django.utils.cache import get_conditional_response

    class Row(models.Model):
        headline = models.TextField()
        standfirst = models.TextField()
        body = models.TextField()
        digest = models.TextField()
        created_at = models.DateTimeField()

        class Meta:
            app_label = "bare"
            managed = False
            db_table = "articles_revision"

    page = engines["django"].from_string(BARE_PAGE)

    def view(request: Any, pk: int) -> HttpResponse:
        row = Row.objects.get(pk=pk)
        etag = f'"{row.digest}"'
        answer = get_conditional_response(request, etag=etag) or HttpResponse(page.render({"row": row}))
        answer["ETag"] = etag
        return answer

    return [path("articles/<int:pk>/", view)]


def _sending() -> list[Any]:
    """Return a view that reads a form and writes one row."""
    from django.db import models
    from django.http import JsonResponse
    from django.urls import path
    from django.utils import timezone

    class Row(models.Model):
        bucket = models.CharField(max_length=80)
        hour = models.DateTimeField()
        count = models.PositiveIntegerField()

        class Meta:
            app_label = "bare_sending"
            managed = False
            db_table = "corrections_tally"

    def view(request: Any) -> JsonResponse:
        row = Row.objects.create(bucket=request.POST["once"], hour=timezone.now(), count=1)
        return JsonResponse({"number": row.pk}, status=201)

    return [path("send/", view)]
