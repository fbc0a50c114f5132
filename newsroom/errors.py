"""Error pages: one page for all, that never reads the request's body and comes even when templates fail."""

import logging
import sys
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.trouble import is_away
from corrections.rights import NotAllowed

RETRY_AFTER = 10

logger = logging.getLogger(__name__)


def page(request: HttpRequest, status: int, title: str, what_next: str) -> HttpResponse:
    """Return an error page: what happened and what to do next."""
    language = get_language() or settings.LANGUAGE_CODE
    context = {"status": int(status), "title": title, "what_next": what_next, "language": language}
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, 400, _("We could not read this request"), _("Go back, reload the page and send it again.")
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    why = (
        str(exception) if isinstance(exception, NotAllowed) else _("Log in with an account that may see it.")
    )
    return page(request, 403, _("This page is not open to you"), why)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, 404, _("There is no page here"), _("Check the address, or start from the front page.")
    )


def not_allowed(request: HttpRequest, methods: str) -> HttpResponse:
    """Return the answer to a method that this address does not know."""
    title = _("This address cannot be asked that way")
    response = page(request, 405, title, _("Open it in a browser, or start from the front page."))
    response["Allow"] = methods
    return response


def no_length(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        HTTPStatus.LENGTH_REQUIRED,
        _("The length of what you sent is missing"),
        _("Send it with a Content-Length."),
    )


def too_large(request: HttpRequest, limit: int, *, from_staff: bool = False) -> HttpResponse:
    advice = _("Send at most %(limit)s kB. Shorten your words, or send them in two parts.")
    if from_staff:
        advice = _("Send at most %(limit)s kB. Larger files come in with the command import_articles.")
    return page(
        request,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        _("This is too much at once"),
        advice % {"limit": limit // 1024},
    )


def wrong_type(request: HttpRequest) -> HttpResponse:
    return page(
        request,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        _("We do not take this kind of file"),
        _("Send the form as it stands on the page."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the last answer there is: busy when the database did not answer, else broken; never an error."""
    cause = sys.exc_info()[1]
    try:
        return busy(request, cause) if cause and is_away(cause) else _broken(request)
    except Exception:
        logger.exception("the error page could not be made")
        return HttpResponse("Something broke on our side. Try again in a minute.\n", "text/plain", 500)


def busy(request: HttpRequest, exception: BaseException) -> HttpResponse:
    """Return the answer for a database that is locked, full or gone: try again soon."""
    logger.warning("the database did not answer: %s", exception)
    what_next = _unsure() if request.method == "POST" else _("Try again in ten seconds.")
    response = page(request, 503, _("We are busy for a moment"), what_next)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request,
        403,
        _("Your page is too old to send from"),
        _("Reload it and send again. If that does not help, allow cookies for this site."),
    )


def _broken(request: HttpRequest) -> HttpResponse:
    what_next = _unsure() if request.method == "POST" else _("Try again in a minute.")
    return page(request, 500, _("Something broke on our side"), what_next)


def _unsure() -> str:
    """Return what to do about something sent: it may have broken before it was kept, or just after."""
    return _("We cannot say whether it was saved: reload the page and look.")
