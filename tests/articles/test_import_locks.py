"""Who waits for whom when an import meets others: nothing is read half, and nobody waits in a ring."""

import time
from dataclasses import replace
from functools import partial
from io import StringIO
from threading import Event

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.module_loading import import_string

from articles.actions import (
    Outcome,
    SettledMeanwhile,
    describe,
    import_draft,
    import_drafts,
    plans,
    publish,
    revise,
    settle,
)
from articles.formats.draft import Draft
from articles.freshness import LAST, latest_change
from articles.models import Article, ImportConflict, Section
from articles.words import Words
from tests.racing import race

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write after the other"),
]


def draft(body="<p>It sails at nine.</p>", **facts) -> Draft:
    return Draft(**{"source": "a", "key": "ferry:1", "headline": "Ferry", "body": body} | facts)


def until_somebody_waits() -> None:
    """Return once another connection waits for a lock of this one."""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))"
            )
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waited for ten seconds")


def meanwhile(change, other):
    """Make a change, commit it once the other waits for it, and return what became of the other."""
    made = Event()

    def first():
        with transaction.atomic():
            change()
            made.set()
            until_somebody_waits()

    problem, told = race([first, lambda: made.wait(30) and other()])
    assert problem is None
    return told


def test_a_section_that_an_editor_chooses_at_that_instant_stays():
    article = import_draft(draft(byline="Aysel")).article
    culture = Section.objects.create(name="Culture", slug="culture")
    meanwhile(
        partial(describe, article, section=culture), partial(import_draft, draft(byline="A.", section="City"))
    )
    article = Article.objects.get()
    assert (str(article.section), article.byline) == ("Culture", "A.")


def test_an_article_that_is_revised_at_that_instant_is_found_all_the_same():
    article = import_draft(draft()).article
    words = Words("Steamer", "", article.current.body)
    told = StringIO()
    meanwhile(
        partial(revise, article, words, read=article.current, by=None, origin="edit"),
        partial(call_command, "rebuild_search", stdout=told),
    )
    assert told.getvalue() == "1 articles can be found.\n"


def test_lists_notice_an_import_that_began_first_and_ended_last():
    stale, others_done = [], Event()

    def first():
        with transaction.atomic():
            import_drafts([draft(key=f"early:{n}", headline=f"Early {n}") for n in range(LAST + 1)])
            began.set()
            others_done.wait(30)

    def second():
        began.wait(30)
        import_drafts([draft(key=f"late:{n}", headline=f"Late {n}") for n in range(LAST + 1)])
        stale.append(latest_change())
        others_done.set()

    began = Event()
    assert race([first, second]) == [None, None]
    assert latest_change() != stale[0]


def test_two_editors_may_publish_one_headline_at_that_instant():
    words = Words("Ferry returns", "", "<p>It sails at nine.</p>")
    told = meanwhile(partial(publish, words, origin="edit"), partial(publish, words, origin="edit"))
    assert isinstance(told, Article)
    assert set(Article.objects.values_list("slug", flat=True)) == {"ferry-returns", "ferry-returns-2"}


def test_the_index_is_rebuilt_while_an_import_changes_the_same_articles(monkeypatch):
    """The import comes to its articles in another order than the rebuilding, and has the last first."""
    drafts = [draft(key=f"ferry:{n}", headline=f"Ferry {n}") for n in range(2)]
    import_drafts(drafts)
    at_it, go_on = Event(), import_string("articles.actions.imports.revise")

    def once_somebody_waits(*args, **given):
        if not at_it.is_set():
            at_it.set()
            until_somebody_waits()
        return go_on(*args, **given)

    monkeypatch.setattr("articles.actions.imports.revise", once_somebody_waits)
    changed = [replace(one, body="<p>It sails at ten.</p>") for one in reversed(drafts)]
    told = StringIO()
    imported, rebuilt = race(
        [
            partial(import_drafts, changed),
            lambda: at_it.wait(30) and call_command("rebuild_search", stdout=told),
        ]
    )
    assert isinstance(imported, list)
    assert (rebuilt, told.getvalue()) == (None, "2 articles can be found.\n")


OURS, THEIRS = "<p>It sails at eight.</p>", "<p>It sails at ten.</p>"


@pytest.fixture
def conflict() -> ImportConflict:
    article = import_draft(draft(byline="Aysel")).article
    revise(article, Words("Ferry", "", OURS), read=article.current, by=None, origin="edit")
    import_draft(draft(THEIRS, byline="Aysel"))
    return ImportConflict.objects.select_related("source__article__current").get()


@pytest.mark.parametrize(
    ("step", "changed", "on_conflict"),
    [
        ("imports.withdraw", draft(OURS), "queue"),
        ("imports.rebase", draft("<p>It sails at eleven.</p>"), "take"),
        ("facts.describe", draft(byline="A."), "queue"),
    ],
)
def test_an_editor_may_settle_while_an_import_is_at_it(conflict, monkeypatch, step, changed, on_conflict):
    at_it = Event()
    go_on = import_string(f"articles.actions.{step}")

    def once_somebody_waits(*args, **given):
        at_it.set()
        until_somebody_waits()
        return go_on(*args, **given)

    monkeypatch.setattr(f"articles.actions.{step}", once_somebody_waits)
    read = conflict.source.article.current
    editor = partial(settle, conflict, read.words, how="kept", read=read, by=None)
    importer = partial(import_drafts, [changed], on_conflict=on_conflict)
    imported, settled = race([importer, lambda: at_it.wait(30) and editor()])
    assert isinstance(imported, list)
    assert isinstance(settled, SettledMeanwhile)


def test_a_conflict_that_is_settled_while_an_import_makes_its_plans_stays_settled(conflict, monkeypatch):
    planned, settled = Event(), Event()

    def slowly(*args):
        made = plans(*args)
        planned.set()
        settled.wait(30)
        return made

    def editor():
        planned.wait(30)
        read = conflict.source.article.current
        settle(conflict, conflict.kept(read.words), how="kept", read=read, by=None)
        settled.set()

    monkeypatch.setattr("articles.actions.imports.plans", slowly)
    imported, _ = race([partial(import_draft, draft(THEIRS, byline="Aysel")), editor])
    assert imported.outcome is Outcome.UNCHANGED
    assert not ImportConflict.objects.open().exists()
