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
    """Make the bare site: no apps, no middleware, one view over the same table."""
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
    globals()["urlpatterns"] = _bare_urls()
    return application


def _bare_urls() -> list[Any]:
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
