"""Error pages: one page for all, that never reads the request's body again."""

from http import HTTPStatus

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from corrections.rights import NotAllowed

RETRY_AFTER = 10


def page(request: HttpRequest, status: int, title: str, what_next: str) -> HttpResponse:
    """Return an error page: what happened and what to do next."""
    html = render_to_string("error.html", {"status": status, "title": title, "what_next": what_next})
    return HttpResponse(html, status=status)


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Return why a request is not even looked at: its body says one length and has another."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method not in {"POST", "PUT", "PATCH"} or not length.isascii() or not length.isdigit():
        return None
    if int(length) > 20 * 1024 * 1024:
        return page(
            request,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            _("This is too much at once"),
            _("Send less than 20 MB."),
        )
    return None


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, 400, _("We could not read this request"), _("Go back, reload the page and send it again.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    why = str(exception) if isinstance(exception, NotAllowed) else _("Log in with an account that may see it.")
    return page(request, 403, _("This page is not open to you"), why)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, 404, _("There is no page here"), _("Check the address, or start from the front page.")
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return page(
        request, 500, _("Something broke on our side"), _("Nothing you sent was half-kept. Try again in a minute.")
    )


def busy(request: HttpRequest, exception: OperationalError) -> HttpResponse:
    """Return the answer for a database that is locked or gone: try again soon."""
    response = page(
        request, 503, _("We are busy for a moment"), _("Nothing was saved. Try again in ten seconds.")
    )
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request,
        403,
        _("Your page is too old to send from"),
        _("Reload it and send again. If that does not help, allow cookies for this site."),
    )
