"""The house's rules: who may import whom, who may write, what a file may hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.test import RequestFactory

from articles.models import Section

ROOT = Path(__file__).resolve().parents[1]
APPS = ("newsroom", "corrections", "articles")

#: From left to right; a file imports only what stands to its left, or beside it.
ROOMS = (
    "text diff paragraphs markup pictures words merge formats reading anchoring lifecycle".split()
    + "severity figures numerals clause".split(),
    "apps models masthead prepared search trouble".split()
    + "wording policy rights placing record remarks said structured telling".split(),
    "actions intake senders passages showing".split(),
    "freshness forms admin_forms record_forms desk_forms receipt_forms templatetags".split(),
    "feeds sitemaps views public_views receipt_views desk admin import_admin urls management".split(),
)
PURE = frozenset(ROOMS[0])
WRITERS = frozenset({"actions", "migrations"})

#: A library so slow to load that only the function that needs it brings it in.
SLOW = frozenset({"trafilatura"})

WRITING = frozenset(
    {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
)

MISNAMED = frozenset({"utils", "helpers", "services", "managers", "signals", "common", "misc"})


class Code:
    """One Python file of ours: where it stands, what it imports, what it does."""

    def __init__(self, path: Path, source: str | None = None) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text() if source is None else source)
        self.app = path.parts[0]
        self.room = path.parts[1].removesuffix(".py") if len(path.parts) > 1 else ""

    def imports(self) -> Iterator[tuple[str, int]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (
                    (name if name.split(".")[0] in APPS else node.module, node.lineno) for name in names
                )
            elif isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)

    def faults(self) -> Iterator[str]:
        for rule in (
            up_the_house,
            to_the_right,
            django_in_a_pure_file,
            hidden_imports,
            writing,
            ours_in_migrations,
        ):
            yield from (f"{self.path}:{line}: {what}" for line, what in rule(self))


def up_the_house(code: Code) -> Iterator[tuple[int, str]]:
    """Imports only go down: newsroom, corrections, articles."""
    if code.app not in APPS:
        return
    for name, line in code.imports():
        app = name.split(".")[0]
        if app in APPS and APPS.index(app) < APPS.index(code.app):
            yield line, f"{code.app} may not import {app}"


def shelf(room: str) -> int | None:
    return next((i for i, rooms in enumerate(ROOMS) if room in rooms), None)


def to_the_right(code: Code) -> Iterator[tuple[int, str]]:
    """Inside an app a file imports only what stands on its own shelf or to its left."""
    mine = shelf(code.room)
    if mine is None or code.room == "migrations":
        return
    for name, line in code.imports():
        app, _, rest = name.partition(".")
        theirs = shelf(rest.split(".")[0])
        if app == code.app and theirs is not None and theirs > mine:
            yield line, f"{code.room} may not import {rest.split('.')[0]}, which stands to its right"


def django_in_a_pure_file(code: Code) -> Iterator[tuple[int, str]]:
    """A pure file has never heard of Django, the network or the settings."""
    if code.room not in PURE:
        return
    for name, line in code.imports():
        if name.split(".")[0] in {"django", "urllib.request", "socket", "requests", "newsroom"}:
            yield line, f"{code.room} is pure and may not import {name}"


def hidden_imports(code: Code) -> Iterator[tuple[int, str]]:
    """Imports stand at the top; only a named slow library may hide in the function that needs it."""
    for function in ast.walk(code.tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            name = getattr(node, "module", None) or (
                node.names[0].name if isinstance(node, ast.Import) else ""
            )
            if isinstance(node, ast.Import | ast.ImportFrom) and str(name).split(".")[0] not in SLOW:
                yield node.lineno, f"{name} is imported inside {function.name}"


def writing(code: Code) -> Iterator[tuple[int, str]]:
    """Only actions and migrations write to the database."""
    if code.room in WRITERS or code.room in PURE or code.app not in APPS:
        return
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb, holder = node.func.attr, ast.unparse(node.func.value)
            by_manager = verb in {*WRITING, "update"} and ("objects" in holder or "filter(" in holder)
            of_columns = verb == "update" and node.keywords and not node.args
            if (
                by_manager
                or of_columns
                or (verb in {"save", "full_clean"} and holder not in {"super()", "self"})
            ):
                yield node.lineno, f"{code.room} may not write: {holder}.{verb}"


def ours_in_migrations(code: Code) -> Iterator[tuple[int, str]]:
    """A migration imports none of our code, so that it still runs when that code has changed."""
    if code.room != "migrations":
        return
    for name, line in code.imports():
        if name.split(".")[0] in APPS:
            yield line, f"a migration may not import {name}"


def our_code() -> list[Code]:
    return [
        Code(path.relative_to(ROOT), path.read_text())
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
    ]


CODE = our_code()


def test_every_file_keeps_the_house():
    assert [fault for code in CODE for fault in code.faults()] == []


def test_every_room_has_its_shelf():
    rooms = {code.room for code in CODE if code.app != "newsroom"}
    assert {room for room in rooms if shelf(room) is None} <= {"migrations", "__init__"}


def test_no_room_is_named_for_nothing():
    assert [
        str(code.path) for code in CODE if MISNAMED & {part.removesuffix(".py") for part in code.path.parts}
    ] == []


def test_articles_never_mention_corrections():
    assert [
        code.path for code in CODE if code.app == "articles" and "corrections" in imported_apps(code)
    ] == []


def imported_apps(code: Code) -> set[str]:
    return {name.split(".")[0] for name, _line in code.imports()}


def test_no_two_rooms_of_an_app_import_each_other():
    pairs = {
        (f"{code.app}.{code.room}", ".".join(name.split(".")[:2]))
        for code in CODE
        if code.room not in {"__init__", "migrations", "apps"}
        for name, _line in code.imports()
        if name.split(".")[0] in APPS
    }
    assert sorted(pair for pair in pairs if pair[0] < pair[1] and pair[::-1] in pairs) == []


def test_no_receivers_and_no_save_overrides():
    sources = {code.path: (ROOT / code.path).read_text() for code in CODE}
    assert [path for path, text in sources.items() if "@receiver" in text or "def save(" in text] == []


def saves_by_itself(admin_of: ModelAdmin) -> bool:
    """Say whether Django's own form would write here, for whoever may do everything."""
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_active=True)
    may_write = admin_of.has_add_permission(request) or admin_of.has_change_permission(request)
    return may_write and type(admin_of).save_model is ModelAdmin.save_model


def test_no_admin_of_ours_saves_by_itself():
    ours = [one for model, one in admin.site._registry.items() if model._meta.app_label in APPS]
    assert len(ours) > 2
    assert [type(one).__name__ for one in ours if saves_by_itself(one)] == []
    assert saves_by_itself(ModelAdmin(Section, admin.site))


BROKEN = [
    ("articles/models.py", "import corrections.models", "may not import corrections"),
    ("articles/actions/x.py", "from newsroom import settings", "may not import newsroom"),
    ("corrections/models.py", "from corrections import views", "to its right"),
    ("articles/text.py", "from django.db import models", "is pure"),
    ("articles/views.py", "def f():\n    import json", "inside f"),
    ("corrections/views.py", "Case.objects.create()", "may not write"),
    ("corrections/desk.py", "case.save()", "may not write"),
    ("corrections/admin.py", "Case.objects.filter(pk=1).update(state='fixed')", "may not write"),
    ("corrections/views.py", "cases.update(state='fixed')", "may not write"),
    ("corrections/migrations/0009_x.py", "from corrections.models import Case", "a migration may not import"),
]


@pytest.mark.parametrize(("path", "source", "sentence"), BROKEN)
def test_each_rule_is_caught_when_it_is_broken(path, source, sentence):
    assert any(sentence in fault for fault in Code(Path(path), source).faults())
