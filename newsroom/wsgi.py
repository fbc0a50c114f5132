"""The door for a production server; it stays shut while what a server needs is not set."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from newsroom.fitness import why_not

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

if problem := why_not():
    raise ImproperlyConfigured(problem)

application = get_wsgi_application()
