"""Who may ask what: every address of the site, by every role, with every method, against one table.

An address that is not in the table fails: whoever adds one says here who may use it. A row holds what GET and
what an empty POST is answered with, for each role in turn; HEAD is answered as GET, every other method with 405.
"""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Permission, User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from corrections.actions import apply_fix

ROLES = ("reader", "rauf", "nigar", "elchin", "root")
REFUSED = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FORM = "application/x-www-form-urlencoded"

PAGE = ("200", "405")
READERS_FORM = ("200", "422")
READERS_VERB = ("405", "422")
READERS_KEY = ("405", "302/409")

#:            reader rauf nigar elchin root
STAFF = ("     302    200  200   200   200", "302 200 200 200 200")
STAFF_PAGE = ("302    200  200   200   200", "302 405 405 405 405")
EDITORS = ("   302    403  200   200   200", "302 405 405 405 405")
EDITORS_LIST = ("302  403  200   200   200", "302 403 200 200 200")
WRITERS = ("   302    403  200   200   200", "302 403 200 200 200")
CHIEFS = ("    302    403  403   200   200", "302 403 403 200 200")
ROOT = ("      302    403  403   403   200", "302 403 403 403 200")
NOBODY = ("    302    403  403   403   403", "302 403 403 403 403")
VERB = ("      302    405  405   405   405", "302 403 422 422 422")
ARTICLE_HISTORY = ("302 403 302 302 302", "302 403 302 302 302")
ELSEWHERE = (" 302    302  302   302   302", "302 302 302 302 302")


def of_a_model(path: str, *, seen, added, changed, history=None) -> dict[str, tuple[str, str]]:
    """Return the rows of a model's own admin pages; nothing is ever deleted there."""
    return {
        f"admin/{path}/": seen,
        f"admin/{path}/add/": added,
        f"admin/{path}/<path:object_id>/": ELSEWHERE,
        f"admin/{path}/<path:object_id>/change/": changed,
        f"admin/{path}/<path:object_id>/history/": history or seen,
        f"admin/{path}/<path:object_id>/delete/": NOBODY,
    }


TABLE: dict[str, tuple[str, str]] = {
    "": PAGE,
    "healthz": PAGE,
    "robots.txt": PAGE,
    "search/": PAGE,
    "feed.atom": PAGE,
    "sitemap.xml": PAGE,
    "sitemap-<int:part>.xml": PAGE,
    "sections/<slug:slug>/": PAGE,
    "sections/<slug:slug>/feed.atom": PAGE,
    "articles/<slug:slug>/": PAGE,
    "articles/<slug:slug>/history/": PAGE,
    "articles/<slug:slug>/report/": READERS_FORM,
    "articles/<slug:slug>/report/known/": PAGE,
    "articles/<slug:slug>/report/voice/": READERS_VERB,
    "reports/<str:token>/": PAGE,
    **{f"reports/<str:token>/{verb}/": READERS_VERB for verb in ("add",)},
    **{f"reports/<str:token>/{verb}/": READERS_KEY for verb in "appeal wrong withdraw right erase credit".split()},
    "policy/": PAGE,
    "corrections/": PAGE,
    "corrections/<int:number>/": PAGE,
    "corrections.csv": PAGE,
    **{f"corrections/feed.{kind}": PAGE for kind in ("atom", "rss", "json")},
    "admin/": STAFF,
    "admin/login/": ("200 200/302 200/302 200/302 200/302", "200"),
    "admin/logout/": ("302 405 405 405 405", "302 200 200 200 200"),
    "admin/password_change/": STAFF,
    "admin/password_change/done/": STAFF_PAGE,
    "admin/autocomplete/": ("302 403 403 403 403", "302 405 405 405 405"),
    "admin/jsi18n/": STAFF_PAGE,
    "admin/r/<path:content_type_id>/<path:object_id>/": ("302", "302"),
    "admin/^(?P<app_label>…)/$": ("302 404 200 200 200", "302 404 200 200 200"),
    "admin/(?P<url>.*)$": ("302 404 404 404 404", "302 404 404 404 404"),
    "admin/corrections/case/<int:pk>/change/": EDITORS,
    **{
        f"admin/corrections/case/<int:pk>/{verb}/": VERB
        for verb in "apply decline right duplicate spam escalate ask approve return undo".split()
    },
    "admin/corrections/case/<int:pk>/claim/": ("302 405 405 405 405", "302 403 302 302 302"),
    **of_a_model("corrections/case", seen=EDITORS_LIST, added=NOBODY, changed=EDITORS),
    **of_a_model("articles/article", seen=EDITORS_LIST, added=WRITERS, changed=WRITERS, history=ARTICLE_HISTORY),
    **of_a_model("articles/section", seen=EDITORS_LIST, added=CHIEFS, changed=("302 403 200 200 200", CHIEFS[1])),
    **of_a_model("auth/user", seen=ROOT, added=ROOT, changed=ROOT),
    **of_a_model("auth/group", seen=ROOT, added=ROOT, changed=ROOT),
    "admin/auth/user/<path:object_id>/delete/": ROOT,
    "admin/auth/group/<path:object_id>/delete/": ROOT,
    "admin/auth/user/<id>/password/": ROOT,
}


def addresses(patterns=None, before: str = "") -> Iterator[str]:
    """Yield every address of the site as its pattern; the admin's list of apps without their names."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        address = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, address)
        else:
            yield re.sub(r"app_label>[^)]*", "app_label>…", address)


@pytest.fixture
def world(unrest, send, nigar, elchin, rauf) -> dict[str, object]:
    """What the addresses are filled with: an article, a notice, an open case and its reporter's link."""
    fixed = send(unrest, "Kazzym", "Kassym").case
    apply_fix(fixed, "Kassym", at=fixed.span, expected="Kazzym", read=unrest.current, by=nigar)
    unrest.refresh_from_db()
    report = send(unrest, "Banks", "Shops")
    root = User.objects.create_superuser("root")
    return {"article": unrest, "case": report.case, "section": unrest.section, "user": root, "token": report.token}


@pytest.fixture
def cast(world, nigar, elchin, rauf) -> dict[str, Client]:
    """A client for every role."""
    people = {"reader": None, "rauf": rauf, "nigar": nigar, "elchin": elchin, "root": world["user"]}
    clients = {role: Client(raise_request_exception=False) for role in ROLES}
    for role, person in people.items():
        if person:
            clients[role].force_login(person)
    return clients


def filled(address: str, world) -> str:
    """Return an address of the world that fits a pattern."""
    model = re.match(r"admin/\w+/(\w+)/", address)
    object_id = getattr(world.get(model[1]) if model else None, "pk", 1)
    values = {
        "<slug:slug>": "world" if address.startswith("sections") else world["article"].slug,
        "<int:pk>": world["case"].pk,
        "<str:token>": world["token"],
        "<int:number>": 1,
        "<int:part>": 1,
        "<path:object_id>": object_id,
        "<id>": object_id,
        "<path:content_type_id>": 1,
        "^(?P<app_label>…)/$": "articles/",
        "(?P<url>.*)$": "nowhere/",
    }
    for pattern, value in values.items():
        address = address.replace(pattern, str(value))
    return f"/{address}"


def asked(client: Client, method: str, path: str) -> int:
    """Return how a request is answered; whatever it changed, in the database or the browser, is changed back."""
    kept = dict(client.cookies)
    with transaction.atomic():
        status = client.generic(method, path, secure=True, CONTENT_TYPE=FORM).status_code
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(kept)
    return status


def expected(row: str) -> list[str]:
    """Return what each role is answered, `a/b` for either; a row of one value is for all."""
    values = row.split()
    return values if len(values) == len(ROLES) else values * len(ROLES)


def test_every_address_is_in_the_table_and_nothing_else():
    assert set(addresses()) ^ set(TABLE) == set()


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_this_role_as_the_table_says(world, cast, role):
    wrong = []
    for address, (get, post) in TABLE.items():
        path, of = filled(address, world), ROLES.index(role)
        wanted = {"GET": get, "HEAD": get, "POST": post, **dict.fromkeys(REFUSED, "405")}
        for method, row in wanted.items():
            status = asked(cast[role], method, path)
            if str(status) not in expected(row)[of].split("/"):
                wrong.append(f"{method} /{address}: {status}, not {expected(row)[of]}")
    assert wrong == []


def test_a_link_that_was_guessed_opens_nothing(cast, world):
    guessed = world["token"][:-1] + ("a" if world["token"][-1] != "a" else "b")
    own = [address for address in TABLE if address.startswith("reports/")]
    paths = [filled(address, {**world, "token": guessed}) for address in own]
    assert {asked(cast[role], method, path) for role in ROLES for method in ("GET", "POST") for path in paths} <= {404, 405}


def test_no_group_may_delete_anything(db):
    may = Permission.objects.filter(codename__startswith="delete_", group__isnull=False)
    assert not may.exists()
