"""The door for a production server; it stays shut while what a server needs is not set."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

LOCAL = {"localhost", "127.0.0.1", "[::1]"}

if not settings.SECRET_KEY_GIVEN:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, so nobody's log-in would survive a restart. Set it to 50 random characters."
    )

if settings.DEBUG and not LOCAL.issuperset(settings.ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        "DEBUG shows errors and settings to everybody, and its key is known. Unset it, or serve only you."
    )

application = get_wsgi_application()
