"""The admin under our name: its front page is the desk."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from corrections.rights import is_editor
from corrections.showing import Desk, last_decision
from newsroom.log_in import LogInForm


class NewsroomAdmin(AdminSite):
    site_header = settings.SITE["name"]
    site_title = settings.SITE["name"]
    index_title = _("The desk")
    login_form = LogInForm
    enable_nav_sidebar = False
    password_change_template = "admin/password_change.html"  # noqa: S105 - a page, not a password

    def get_urls(self) -> list[Any]:
        """Leave out Django's shortcut to any object by its number: every account on the staff may use it."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Let staff in; who tried too often is told when to come back."""
        answer = super().login(request, extra_context)
        refused = (getattr(answer, "context_data", None) or {}).get("form")
        if isinstance(refused, LogInForm) and refused.refused:
            answer.status_code = HTTPStatus.TOO_MANY_REQUESTS
            answer["Retry-After"] = str(refused.refused.seconds)
        return answer

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show editors what is open and where to start; other staff, their lists."""
        seen: dict[str, Any] = {}
        if is_editor(request.user):  # type: ignore[arg-type]
            seen = {"desk": Desk(request.user), "last": last_decision(request.user)}  # type: ignore[arg-type]
        return super().index(request, seen | (extra_context or {}))
