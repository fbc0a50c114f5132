"""Many writers at one instant: no change of an article is lost or doubled."""

from functools import partial

import pytest

from articles.actions import ChangedSince, import_draft, revise
from articles.formats.draft import Draft
from articles.models import Article, Revision, Source
from articles.words import Words
from tests.conftest import published
from tests.racing import race, shared_database, until_done

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WRITERS = 13
NAMES = [f"Ad{number:02}" for number in range(WRITERS)]


def list_of_names() -> Article:
    return published("Thirteen names", "<p>" + "</p><p>".join(f"{name} was here." for name in NAMES) + "</p>")


def rename(article: Article, name: str) -> Revision:
    """Read the article as it is now and put one name in capitals."""
    read = Article.objects.select_related("current").get(pk=article.pk).current
    start = read.words.text.index(name)
    words = read.words.changed(start, start + len(name), name.upper())
    return revise(article, words, read=read, by=None, origin="edit")


def test_thirteen_changes_at_once_are_all_kept_once(tmp_path):
    with shared_database(tmp_path):
        article = list_of_names()
        race([until_done(partial(rename, article, name), ChangedSince) for name in NAMES])
        article.refresh_from_db()
        assert all(name.upper() in article.current.words.text for name in NAMES)
        numbers = [revision.number for revision in article.revisions.order_by("number")]
        assert numbers == list(range(1, WRITERS + 2))


def test_of_thirteen_who_read_the_same_revision_one_may_write(tmp_path):
    with shared_database(tmp_path):
        article = list_of_names()
        read = article.current
        new = [Words.of(f"Headline {n}", "", read.body) for n in range(WRITERS)]
        found = race([partial(revise, article, words, read=read, by=None, origin="edit") for words in new])
        assert sorted(type(one).__name__ for one in found) == ["ChangedSince"] * (WRITERS - 1) + ["Revision"]
        assert article.revisions.count() == 2


def test_a_draft_imported_by_many_at_once_is_one_article(tmp_path):
    draft = Draft(
        source="test", key="one", headline="One draft", body="<p>Words.</p>", section="New", language="en"
    )
    with shared_database(tmp_path):
        found = race([partial(import_draft, draft) for _ in range(WRITERS)])
        assert [one for one in found if isinstance(one, Exception)] == []
        assert (Article.objects.count(), Source.objects.count(), Revision.objects.count()) == (1, 1, 1)


def test_drafts_of_one_headline_imported_at_once_get_addresses_of_their_own(tmp_path):
    drafts = [
        Draft(
            source="test",
            key=name,
            headline="One headline",
            body=f"<p>{name}.</p>",
            section="New",
            language="en",
        )
        for name in NAMES
    ]
    with shared_database(tmp_path):
        found = race([partial(import_draft, draft) for draft in drafts])
        assert [one for one in found if isinstance(one, Exception)] == []
        assert Article.objects.values("slug").distinct().count() == WRITERS
