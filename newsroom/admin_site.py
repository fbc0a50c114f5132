"""The admin under our name: its front page is the desk."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from corrections.rights import is_editor
from corrections.showing import Desk, last_decision


class NewsroomAdmin(AdminSite):
    site_header = settings.SITE["name"]
    site_title = settings.SITE["name"]
    index_title = _("The desk")
    enable_nav_sidebar = False
    password_change_template = "admin/password_change.html"  # noqa: S105 - a page, not a password

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show editors what is open and where to start; other staff, their lists."""
        seen: dict[str, Any] = {}
        if is_editor(request.user):  # type: ignore[arg-type]
            seen = {"desk": Desk(request.user), "last": last_decision(request.user)}  # type: ignore[arg-type]
        return super().index(request, seen | (extra_context or {}))
