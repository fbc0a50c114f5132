"""The fixed cast of every test: nigar edits, elchin is chief, aysel reads, rauf must not get in."""

import os
import uuid
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation

from articles.actions import import_draft
from articles.formats.draft import Draft
from articles.markup import canonical
from articles.models import Article
from corrections.actions import Sent, submit
from corrections.anchoring import quote
from corrections.models import Report
from corrections.rights import CHIEFS, EDITORS

#: Busy machines are slow at times: how long an example takes is no test of ours (benchmarks/ measure).
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

SHARED = Path(__file__).resolve().parents[2] / "shared"

UNREST = (
    "<p>Residents fled as unrest spread to <a href='https://example.org/almaty'>Almaty</a>, "
    "officials said.</p>"
    "<p>President Kazzym-Jomart Tokayev asked for help. Police said more than 4,000 people were held.</p>"
    "<h2>More than 4,000 detained</h2>"
    "<p>By evening the <b>city</b> was calm 🙂, and more than 4,400 people had been arrested.</p>"
    "<ul><li>Airport closed</li><li>Banks closed</li></ul>"
)


@pytest.fixture(autouse=True)
def plain_http(settings):
    """Tests speak plain HTTP to a server of their own; the header tests turn HTTPS on again."""
    settings.SECURE_SSL_REDIRECT = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    cache.clear()
    ContentType.objects.clear_cache()  # a test of real transactions leaves the tables empty behind it
    translation.activate("en")


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path_factory):
    """What a test keeps and locks lies in a folder of its own: tests run side by side."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("kept", numbered=True) / "pictures"
    settings.MEDIA_ROOT.mkdir()
    settings.LOCK_FILE = settings.MEDIA_ROOT.parent / "lock"
    settings.LOCK_FILE.touch()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let SQLite's tables be emptied between tests: it has no TRUNCATE, and the record refuses DELETE."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            never_deleted.unguard(apps, connection.schema_editor())


@pytest.fixture
def shared() -> Path:
    """The sample data that is not shipped; a test that needs it says so when it is missing."""
    if not SHARED.is_dir():
        pytest.skip("needs the sample data beside the repository, which is not shipped")
    return SHARED


never_deleted = import_module("corrections.migrations.0013_the_record_is_never_deleted")
make_groups = import_module("corrections.migrations.0002_groups").make_groups


def person(name: str, group: str = "", *, staff: bool = True) -> User:
    made = User.objects.create_user(name, password="correct horse battery", is_staff=staff)
    if group:
        make_groups(apps, None)  # a test of real transactions leaves the tables empty behind it
        made.groups.add(Group.objects.get(name=group))
    return User.objects.get(pk=made.pk)


@pytest.fixture
def nigar(db) -> User:
    return person("nigar", EDITORS)


@pytest.fixture
def elchin(db) -> User:
    return person("elchin", CHIEFS)


@pytest.fixture
def rauf(db) -> User:
    """On the staff, but no editor."""
    return person("rauf")


@pytest.fixture
def aysel(client) -> Client:
    """A reader: nobody we know."""
    return client


@pytest.fixture
def as_nigar(nigar) -> Client:
    client = Client()
    client.force_login(nigar)
    return client


@pytest.fixture
def as_elchin(elchin) -> Client:
    client = Client()
    client.force_login(elchin)
    return client


@pytest.fixture
def as_rauf(rauf) -> Client:
    client = Client()
    client.force_login(rauf)
    return client


def published(headline: str, body: str, *, standfirst: str = "", key: str = "", **facts) -> Article:
    """Publish an article as an import would."""
    draft = Draft(
        source="test",
        key=key or headline,
        headline=headline,
        standfirst=standfirst,
        body=canonical(body),
        **{"section": "World", "language": "en", **facts},
    )
    return import_draft(draft).article


@pytest.fixture
def unrest(db) -> Article:
    """An article with one phrase twice, a link, an emoji, and two honest mistakes."""
    return published("Unrest in Almaty", UNREST, standfirst="Thousands held as protests spread.")


@pytest.fixture
def send() -> Callable[..., Report]:
    return send_report


def send_report(article: Article, words: str, proposed: str = "", *, nth: int = 1, **more) -> Report:
    """Report the nth standing of some words in an article's current text."""
    text = article.current.words.text
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    sent = {"once": uuid.uuid4(), "kind": "spelling", "quote": quote(text, start, start + len(words))}
    return submit(article, article.current.number, Sent(**{**sent, "proposed": proposed, **more}))


def pytest_collection_modifyitems(items) -> None:
    """Browser tests run where a Chromium is; where it is required, a missing one is an error."""
    if os.environ.get("BROWSER_TESTS") == "required" or Path("/usr/bin/chromium").exists():
        return
    missing = pytest.mark.skip(reason="needs Chromium: apt install chromium")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(missing)
