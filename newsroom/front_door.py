"""The front door: what every answer carries, and what no request may do."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError

from articles.trouble import is_away
from corrections.rights import NotAllowed
from newsroom import errors, health

Answer = Callable[[HttpRequest], HttpResponse]

METHODS = ("GET", "HEAD", "POST")
FORM = "application/x-www-form-urlencoded"

#: The most a reader may send at once, in bytes: the longest report in the longest letters takes 80 kB.
READERS_LIMIT = 128 * 1024

#: The most that staff may send, but for pictures: what they may have there is Django's own limit.
STAFF_LIMIT = 1024 * 1024
PICTURES = "/admin/articles/picture/"

#: What machines ask by number instead of name, so that they are answered before the host is looked at.
PROBES: dict[str, Answer] = {"/healthz": health.healthz, "/readyz": health.readyz}

#: The address of a reader's own page is its key. Its style sheets, and whoever it links to, are told the site
#: alone; to be told nothing would take the origin from its forms, too, and they would be refused.
PRIVATE, TELL_SITE = "/reports/", "strict-origin"

#: Powers no page of ours uses.
POWERS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class FrontDoor:
    """Refuses what cannot be read, and dresses every answer, even those of an error in another middleware."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.headers = _headers()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        response = (refusal(request) or probe(request)) if probe else self.get_response(request)
        if response.status_code == 405 and not response.content:
            response = errors.not_allowed(request, response["Allow"])
        if request.path.startswith(PRIVATE):
            response["Referrer-Policy"] = TELL_SITE
        for name, value in self.headers.items():
            response.setdefault(name, value)
        response.setdefault("Content-Security-Policy", _policy(request))
        if request.is_secure() and settings.SECURE_HSTS_SECONDS:
            response.setdefault("Strict-Transport-Security", _strict_transport())
        _say_who_may_keep(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Answer at once what no view should see; runs before the CSRF check reads the body."""
        return refusal(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 when the database is locked or gone, 403 when somebody may not do what they tried."""
        if is_away(exception):
            return errors.busy(request, exception)
        return errors.forbidden(request, exception) if isinstance(exception, NotAllowed) else None


def refusal(request: HttpRequest) -> HttpResponse | None:
    """Return why a request is not even looked at, or None when it can be read."""
    if request.method not in METHODS:
        return errors.not_allowed(request, ", ".join(METHODS))
    if _holds_nul(request):
        return errors.bad_request(request)
    return _body_refusal(request) if request.method == "POST" else None


def _body_refusal(request: HttpRequest) -> HttpResponse | None:
    """Return why a body cannot be taken: its length, its kind, or that less of it came than was said."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    from_staff = _is_the_staffs(request)
    limit = _limit(request)
    if "HTTP_TRANSFER_ENCODING" in request.META and "CONTENT_LENGTH" not in request.META:
        return errors.no_length(request)
    if not (length.isascii() and length.isdigit()):
        return errors.bad_request(request)
    if len(length) > 12 or int(length) > limit:
        return errors.too_large(request, limit, from_staff=from_staff)
    if int(length) and not from_staff and request.content_type != FORM:
        return errors.wrong_type(request)
    return None if _came_whole(request, int(length)) else errors.bad_request(request)


def _limit(request: HttpRequest) -> int:
    """Return how much may come: pictures are large, and only staff who have logged in send any."""
    if not _is_the_staffs(request):
        return READERS_LIMIT
    sends_pictures = request.path.startswith(PICTURES) and request.user.is_staff
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE if sends_pictures else STAFF_LIMIT


def _came_whole(request: HttpRequest, length: int) -> bool:
    """Say whether all of the body came: a dropped connection would else pass as a short, complete form."""
    try:
        return len(request.body) == length
    except UnreadablePostError:
        return False


def _holds_nul(request: HttpRequest) -> bool:
    """Say whether a NUL, which no database keeps, hides in the address or, escaped, in a cookie."""
    addressed = "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")
    return addressed or ("HTTP_COOKIE" in request.META and "\0" in "".join(request.COOKIES.values()))


def _is_the_staffs(request: HttpRequest) -> bool:
    return request.path.startswith("/admin/")


def _headers() -> dict[str, str]:
    return {
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": POWERS,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }


def _policy(request: HttpRequest) -> str:
    """Return what a page may load: Django's own admin runs jQuery, which trusted types would stop."""
    return settings.PAGE_POLICY if _is_the_staffs(request) else settings.PAGE_POLICY + settings.TRUSTED_TYPES


def _strict_transport() -> str:
    parts = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    parts += ["includeSubDomains"] if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else []
    return "; ".join(parts + (["preload"] if settings.SECURE_HSTS_PRELOAD else []))


def _say_who_may_keep(request: HttpRequest, response: HttpResponse) -> None:
    """Let no cache keep an error or what is one person's: staff's, a reporter's, whatever sets a cookie."""
    personal = request.path.startswith(("/admin/", PRIVATE)) or response.cookies
    if personal or response.status_code >= 400:
        response["Cache-Control"] = "no-store"
    elif settings.LANGUAGE_COOKIE_NAME in request.COOKIES and "public" in response.get("Cache-Control", ""):
        response["Cache-Control"] = "private, no-cache"
    response.setdefault("Cache-Control", "no-store")
