"""The door for a production server."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()

if not settings.SECRET_KEY_GIVEN:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set, so nobody's log-in would survive a restart. Set it to 50 random characters."
    )
