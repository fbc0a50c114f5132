"""The admin under our name."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class NewsroomAdmin(AdminSite):
    site_header = settings.SITE["name"]
    site_title = settings.SITE["name"]
    index_title = _("The desk")
    enable_nav_sidebar = False
