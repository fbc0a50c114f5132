"""The front door: what every answer carries, and what no request may do."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from newsroom.errors import busy, refusal

Answer = Callable[[HttpRequest], HttpResponse]

#: Powers no page of ours uses.
POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": POWERS,
}


class FrontDoor:
    """Refuses bodies cut short, and sets the headers that Django and django-csp do not."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = refusal(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if _is_personal(request):
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 instead of 500 when the database is locked or gone."""
        return busy(request, exception) if isinstance(exception, OperationalError) else None


def _is_personal(request: HttpRequest) -> bool:
    """Say whether the page is for one person: the staff's, and a reporter's own."""
    return request.path.startswith(("/admin/", "/reports/"))
