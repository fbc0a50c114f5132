"""The site's addresses and some where something breaks, for the tests of the error pages."""

import sqlite3

from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from corrections.rights import NotAllowed
from newsroom import urls
from newsroom.urls import handler400, handler403, handler404, handler500


def untabled() -> OperationalError:
    """Return what Django makes of SQLite's word on a table that is not there."""
    problem = OperationalError("no such table: articles_article")
    problem.__cause__ = sqlite3.OperationalError(str(problem))
    problem.__cause__.sqlite_errorcode = sqlite3.SQLITE_ERROR
    return problem


RAISED = {
    "broken": RuntimeError("a\nforged line"),
    "locked": OperationalError("database is locked"),
    "untabled": untabled(),
    "gone": InterfaceError("connection already closed"),
    "closed": PermissionDenied(),
    "refused": NotAllowed("Only chiefs do this."),
}


def breaks(request: HttpRequest, how: str) -> HttpResponse:
    raise RAISED[how]


urlpatterns = [path("breaks/<str:how>/", breaks), *urls.urlpatterns]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
