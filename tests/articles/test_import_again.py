"""Imports repeated, interrupted, doubled and shuffled: each article once, and the same in the end."""

import json
import os
import random
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions import ChangedSince, revise
from articles.formats.draft import Draft
from articles.intake import Order, lines, storing
from articles.intake.identity import identity
from articles.models import Article, Revision, Section, Source
from articles.words import Words
from tests.racing import race, shared_database

ROOT = Path(__file__).resolve().parents[2]
NUMBER = 40


def stories(path: Path, first=0, number=NUMBER, words="It sailed.") -> str:
    """Write so many stories, one a line, each third under the same headline."""
    rows = [
        {
            "id": n,
            "title": f"Ferry {n if n % 3 else 'again'}",
            "body": f"Story {n}. {words}",
            "section": f"Port {n % 4}",
        }
        for n in range(first, first + number)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return str(path)


def imported(*paths: str, **said) -> list[str]:
    return [line.action for line in lines(Order(paths=paths, now=timezone.now(), **said))]


def state() -> list[tuple]:
    """Return all that readers and editors could tell apart, but for who came first to a shared address."""
    rows = Revision.objects.order_by("article__source__key", "number")
    values = rows.values_list(
        "article__source__key", "article__slug", "article__section__name", "number", "body"
    )
    return [(key.rpartition("/")[2], re.sub(r"-\d+$", "", slug), *rest) for key, slug, *rest in values]


@pytest.mark.django_db
def test_a_second_run_writes_nothing(tmp_path):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    with CaptureQueriesContext(connection) as queries:
        assert set(imported(path)) == {"unchanged"}
    assert {one["sql"].split()[0] for one in queries} <= {"SELECT", "SAVEPOINT", "RELEASE"}
    assert len(queries) == 3


@pytest.mark.django_db
def test_a_record_that_came_before_is_not_cleaned_again(tmp_path, monkeypatch):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    monkeypatch.setattr("articles.formats.raw.canonical", lambda html, **_: 1 / 0)
    assert set(imported(path)) == {"unchanged"}
    assert set(imported(path, namespace="other")) == {"error"}


@pytest.mark.django_db
def test_when_the_reading_has_changed_everything_is_read_again(tmp_path, monkeypatch):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    monkeypatch.setattr("articles.intake.memory.way_of_reading", lambda: "another way")
    monkeypatch.setattr("articles.formats.raw.canonical", lambda html, **_: "<p>Read otherwise.</p>")
    assert set(imported(path)) == {"updated"}


@pytest.mark.django_db
def test_what_was_read_anew_and_is_unchanged_is_not_read_again(tmp_path, monkeypatch):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    monkeypatch.setattr("articles.intake.memory.way_of_reading", lambda: "another way")
    with CaptureQueriesContext(connection) as queries:
        assert set(imported(path)) == {"unchanged"}
    assert len([one for one in queries if one["sql"].startswith("UPDATE")]) == 1
    monkeypatch.setattr("articles.formats.raw.canonical", lambda html, **_: 1 / 0)
    assert set(imported(path)) == {"unchanged"}


@pytest.mark.django_db
def test_what_came_first_with_a_dump_is_known_from_the_second_run_on(tmp_path, monkeypatch):
    path = stories(tmp_path / "a.jsonl")
    imported(path, whole=True)
    imported(path)
    monkeypatch.setattr("articles.formats.raw.canonical", lambda html, **_: 1 / 0)
    assert imported(path) == ["unchanged"] * NUMBER


@pytest.mark.django_db
def test_who_wants_to_see_every_article_sees_the_unchanged_ones_too(tmp_path):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    order = Order(paths=(path,), now=timezone.now(), whole=True)
    told = list(lines(order))
    assert len(told) == NUMBER
    assert all(line.action == "unchanged" and line.draft.body for line in told)


@pytest.mark.django_db
def test_file_order_does_not_matter(tmp_path):
    paths = [stories(tmp_path / f"{n}.jsonl", first=100 * n) for n in range(4)]
    imported(*paths)
    straight = state()
    assert set(imported(*random.sample(paths, 4))) == {"unchanged"}
    assert len(straight) == Article.objects.count() == 4 * NUMBER
    assert Article.objects.values("slug").distinct().count() == 4 * NUMBER


@pytest.mark.django_db
def test_an_address_once_given_stays(tmp_path):
    path = stories(tmp_path / "a.jsonl")
    imported(path)
    given = dict(Source.objects.values_list("key", "article__slug"))
    stories(tmp_path / "a.jsonl", words="It sailed at ten.")
    assert set(imported(path)) == {"updated"}
    assert dict(Source.objects.values_list("key", "article__slug")) == given


@pytest.mark.django_db
def test_a_key_that_comes_twice_in_a_run_is_taken_once(tmp_path):
    paths = [stories(tmp_path / "a.jsonl", number=2), stories(tmp_path / "b.jsonl", number=2, words="Other.")]
    assert imported(*paths, namespace="harbour") == ["created"] * 2 + ["skipped"] * 2
    assert imported(*paths, namespace="harbour") == ["unchanged"] * 2 + ["skipped"] * 2


@pytest.mark.django_db
def test_who_comes_second_with_a_key_is_told_of_the_first_and_how_to_have_both(tmp_path):
    paths = [stories(tmp_path / f"{name}.jsonl", number=1, words=name) for name in "ab"]
    order = Order(paths=tuple(paths), now=timezone.now(), namespace="harbour")
    (told,) = [line.message for line in lines(order) if line.action == "skipped"]
    assert told == (
        f"One of the same identity came before in this run, in “{paths[0]}”, and that was taken. "
        "If this is another article, rename its file or give it another --source."
    )
    assert imported(paths[1], namespace="quay") == ["created"]


@pytest.mark.django_db
@pytest.mark.parametrize("at", random.Random(5).sample(range(NUMBER), 6))
def test_killed_at_any_record_and_run_again_it_ends_the_same(tmp_path, monkeypatch, at):
    path = stories(tmp_path / "a.jsonl")
    monkeypatch.setattr("articles.intake.flow.MANY", 7)
    told = lines(Order(paths=(path,), now=timezone.now()))
    for _ in range(at):
        next(told)
    told.close()
    assert not Article.objects.filter(current=None).exists()
    imported(path)
    assert (len(state()), Article.objects.filter(current=None).count()) == (NUMBER, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_process_shot_dead_leaves_whole_articles_only(tmp_path):
    path = stories(tmp_path / "a.jsonl", number=3000)
    with shared_database(tmp_path):
        command = [sys.executable, "manage.py", "import_articles", path]
        process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL)
        wait_for(lambda: Article.objects.count() >= 250)
        process.kill()
        process.wait()
        assert (
            Article.objects.exclude(current=None).count() == Source.objects.count() == Article.objects.count()
        )
        imported(path)
        assert Article.objects.count() == 3000


def environment() -> dict[str, str]:
    settings = connection.settings_dict
    where = (
        "{USER}:{PASSWORD}@{HOST}:{PORT}/".format(**settings) if connection.vendor == "postgresql" else "/"
    )
    scheme = "postgres" if connection.vendor == "postgresql" else "sqlite"
    return os.environ | {"DATABASE_URL": f"{scheme}://{where}{settings['NAME']}"}


def wait_for(something) -> None:
    for _ in range(400):
        if something():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen in twenty seconds")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_imports_at_once_do_no_harm(tmp_path, monkeypatch):
    path = stories(tmp_path / "a.jsonl")
    monkeypatch.setattr("articles.intake.flow.MANY", 9)
    with shared_database(tmp_path):
        told = race([partial(imported, path) for _ in range(4)])
        assert (
            sorted(action for actions in told for action in actions)
            == ["created"] * NUMBER + ["unchanged"] * 3 * NUMBER
        )
        assert (Article.objects.count(), Revision.objects.count()) == (NUMBER, NUMBER)
        assert Section.objects.count() == 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_an_editor_and_an_import_at_once_lose_nothing(tmp_path, nigar, monkeypatch):
    path = stories(tmp_path / "a.jsonl", number=1)
    with shared_database(tmp_path):
        imported(path)
        stories(tmp_path / "a.jsonl", number=1, words="It sailed at ten.")

        def edit():
            article = Article.objects.select_related("current").get()
            words = Words("Ferry, again", "", article.current.body)
            return revise(article, words, read=article.current, by=nigar, origin="edit")

        told = race([partial(imported, path), edit])
        article = Article.objects.select_related("current").get()
        assert "at ten" in article.current.body
        assert isinstance(told[1], ChangedSince) or article.current.headline == "Ferry, again"


@pytest.mark.django_db
def test_one_bad_draft_does_not_spoil_its_batch(monkeypatch):
    good = [Draft("a", f"k{n}", f"Story {n}", f"<p>Words {n}</p>") for n in range(3)]
    bad = Draft("a", "k9", "Story 9", "<p>Words <script>alert(1)</script></p>")
    told = storing.stored([good[0], bad, *good[1:]], "queue")
    assert "is not clean" in told[1]
    assert Article.objects.count() == 3


URL = "https://port.example/1"


@pytest.mark.parametrize(
    ("key", "source", "namespace", "wanted"),
    [
        (URL, "in/feed.xml#1", "", URL),
        (URL, "in/feed.xml#1", "port", f"port:{URL}"),
        ("tag:port.example,2026:1", "in/feed.xml#1", "", "tag:port.example,2026:1"),
        ("17", "in/feed.xml#17", "", f"{Path.cwd()}/in/feed.xml#17"),
        ("17", "in/feed.xml#17", "port", "port:17"),
        ("in/feed.xml", "in/feed.xml", "", str(Path.cwd() / "in/feed.xml")),
        ("in/feed.xml", "in/feed.xml", "port", "port:feed.xml"),
        ("in/feed.xml#3", "in/feed.xml#3", "port", "port:feed.xml#3"),
    ],
)
def test_a_record_goes_by_its_own_name_and_its_sources(key, source, namespace, wanted):
    draft = Draft(source=source, key=key, headline="Ferry", body="")
    assert identity(draft, "in/feed.xml", namespace, ["in"]) == wanted


@pytest.mark.parametrize(
    ("path", "namespace", "wanted"),
    [
        ("in/feed.xml", "port", "port:feed.xml"),
        ("in/../in/feed.xml", "", str(Path.cwd() / "in/feed.xml")),
        ("../in/feed.xml", "", str(Path.cwd().parent / "in/feed.xml")),
        ("handed-in:feed.xml", "port", "port:feed.xml"),
        ("handed-in:feed.xml", "", "handed-in:feed.xml"),
    ],
)
def test_a_path_means_the_same_however_it_is_spelled(path, namespace, wanted):
    assert identity(Draft(path, path, "Ferry", ""), path, namespace, [path]) == wanted


def test_a_very_long_key_fits_and_stays_itself():
    keys = {identity(Draft("a", URL + "x" * 900 + end, "Ferry", ""), "a", "", ["a"]) for end in "12"}
    assert (len(keys), max(map(len, keys))) == (2, 500)


def test_a_way_there_and_back_leads_to_the_same_articles(db, tmp_path, monkeypatch):
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "ferry.md").write_text("# Ferry returns\n\nIt sails at nine.\n")
    for cwd, path in (
        (folder, "../stories"),
        (tmp_path, "stories"),
        (tmp_path, str(folder / ".." / "stories")),
    ):
        monkeypatch.chdir(cwd)
        call_command("import_articles", path, verbosity=0)
    assert Article.objects.count() == 1
