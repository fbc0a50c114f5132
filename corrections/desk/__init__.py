"""The editors' door: a page per case and one short view per verb, mounted in the admin."""

from collections.abc import Callable
from typing import Any

from django.urls import path

from corrections.desk.claims import claim
from corrections.desk.decisions import VERBS
from corrections.desk.elsewhere import elsewhere
from corrections.desk.pages import case_page, keep_beat
from corrections.desk.statements import statement, take_back
from corrections.desk.verbs import view_of


def urls(wrap: Callable[..., Any]) -> list[Any]:
    """Return the desk's addresses for the admin to mount, each behind the admin's own log-in."""
    views = {name: view_of(verb) for name, verb in VERBS.items()} | {"claim": claim}
    verbs = [
        path(f"<int:pk>/{name}/", wrap(view), name=f"corrections_case_{name}") for name, view in views.items()
    ]
    return [
        *verbs,
        path("<int:pk>/change/", wrap(case_page), name="corrections_case_change"),
        path("<int:pk>/elsewhere/", wrap(elsewhere), name="corrections_case_elsewhere"),
        path("article/<int:article>/statement/", wrap(statement), name="corrections_statement"),
        path("statement/<int:number>/take-back/", wrap(take_back), name="corrections_take_back"),
    ]


__all__ = ["keep_beat", "urls"]
