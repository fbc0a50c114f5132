"""What every template knows: who publishes, and in which language names and mottoes are written."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    return {"site": settings.SITE, "site_url": settings.SITE_URL, "paper_language": settings.LANGUAGE_CODE}
