"""Who may ask what: every address of the site, by every role, with every method, against one table.

An address that is not in tests/route_table.py fails: whoever adds one says there who may use it.
"""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from articles.actions import keep_picture
from articles.models import ImportConflict
from corrections.actions import apply_fix
from corrections.rights import EDITORS
from tests.conftest import UNREST, published
from tests.pictures import photograph
from tests.route_table import ROLES, TABLE

REFUSED = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FORM = "application/x-www-form-urlencoded"


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
    published("Unrest in Almaty", UNREST.replace("Kazzym", "Qasim"), standfirst=unrest.current.standfirst)
    root = User.objects.create_superuser("root")
    picture = keep_picture(photograph(), "almaty.jpg")
    return {
        "article": unrest,
        "importconflict": ImportConflict.objects.get(),
        "case": report.case,
        "section": unrest.section,
        "picture": picture,
        "user": root,
        "group": Group.objects.get(name=EDITORS),
        "token": report.token,
    }


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
    object_id = (world.get(model[1], world["article"]) if model else world["article"]).pk
    values = {
        "<slug:slug>": "world" if address.startswith("sections") else world["article"].slug,
        "<int:pk>": object_id,
        "<int:article>": world["article"].pk,
        "<str:token>": world["token"],
        "<str:name>": world["picture"].file.name,
        "<int:number>": 1,
        "<int:part>": 1,
        "<path:object_id>": object_id,
        "<id>": object_id,
        "^(?P<app_label>…)/$": "articles/",
        "(?P<url>.*)$": "nowhere/",
    }
    for pattern, value in values.items():
        address = address.replace(pattern, str(value))
    return f"/{address}"


def asked(client: Client, method: str, path: str) -> int:
    """Return how a request is answered; what it changed, in the database or the browser, is changed back."""
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
    own = [address for address in TABLE if address.startswith("reports/<str:token>")]
    paths = [filled(address, {**world, "token": guessed}) for address in own]
    assert {
        asked(cast[role], method, path) for role in ROLES for method in ("GET", "POST") for path in paths
    } <= {404, 405}


def test_no_group_may_delete_anything(db):
    may = Permission.objects.filter(codename__startswith="delete_", group__isnull=False)
    assert not may.exists()
