"""Revising an article: compare-and-swap, numbered, written once."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from articles.actions import ChangedSince, describe, publish, retract, revise
from articles.models import Article, Revision
from articles.words import Words


def words(headline="Headline", body="<p>Words</p>"):
    return Words.of(headline, "", body)


@pytest.fixture
def article(db):
    return publish(words(), origin="edit")


def test_a_published_article_is_at_its_first_revision(article):
    assert (article.current.number, article.current.words.text) == (1, "Headline\nWords")
    assert article.get_absolute_url() == "/articles/headline/"


def test_revising_makes_the_next_revision_the_current_one(article, nigar):
    revision = revise(
        article, words(body="<p>Better words</p>"), read=article.current, by=nigar, origin="edit"
    )
    assert (article.current, revision.number, revision.author) == (revision, 2, nigar)


def test_the_same_words_make_no_revision(article, nigar):
    assert revise(article, words(), read=article.current, by=nigar, origin="edit") == article.current
    assert article.revisions.count() == 1


def test_who_read_an_older_revision_writes_nothing(article, nigar, elchin):
    read = article.current
    revise(article, words("First"), read=read, by=nigar, origin="edit")
    with pytest.raises(ChangedSince, match="changed after you opened it"):
        revise(Article.objects.get(pk=article.pk), words("Second"), read=read, by=elchin, origin="edit")
    assert [r.headline for r in article.revisions.newest_first()] == ["First", "Headline"]


def test_a_revision_cannot_be_changed_even_in_the_database(article):
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        Revision.objects.filter(pk=article.current.pk).update(headline="Other")


def test_only_a_significant_change_moves_the_visible_date(article, nigar):
    revise(article, words("Typo"), read=article.current, by=nigar, origin="fix")
    assert article.significant_at is None
    revise(article, words("Fact"), read=article.current, by=nigar, origin="fix", significant=True)
    assert article.significant_at == article.modified_at


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Əliyev Şuşada çıxış etdi", "eliyev-susada-cixis-etdi"),
        ("Хлеб и щи", "khleb-i-shchi"),
        ("🙂", "article"),
        ("İstanbul ışıkları", "istanbul-isiklari"),
    ],
)
def test_an_address_is_made_of_the_headline_in_latin_letters(db, headline, slug):
    assert publish(words(headline), origin="edit").slug == slug


def test_the_same_headline_gets_the_next_number(article, db):
    assert [publish(words(), origin="edit").slug for _ in range(2)] == ["headline-2", "headline-3"]


def test_describing_an_article_changes_its_state_for_caches(article):
    before = article.dated
    describe(article, byline="Aytaj Rzayeva")
    assert (article.byline, article.dated != before) == ("Aytaj Rzayeva", True)


EARLY = datetime(2020, 5, 17, 9, 30, tzinfo=UTC)


def test_another_fact_leaves_the_article_in_its_place(article):
    stale = Article.objects.get(pk=article.pk)
    describe(article, published_at=EARLY)
    describe(stale, byline="Aytaj Rzayeva")
    assert (stale.published_at, stale.shown_at) == (EARLY, EARLY)


def test_an_article_without_a_date_stands_where_it_came_in(article):
    describe(article, published_at=EARLY)
    describe(article, published_at=None)
    assert (article.published_at, article.shown_at) == (None, article.current.created_at)


def test_what_is_said_of_an_article_is_safe_and_on_one_line(article, nigar):
    describe(article, byline="Aytaj\x0b\nRzayeva\x07")
    made = publish(words("Other"), origin="edit", byline="\x0cRauf\x00 ")
    revision = revise(
        article, words("Third"), read=article.current, by=nigar, origin="edit", why="A\x0b\ttypo"
    )
    assert (article.byline, made.byline, revision.why) == ("Aytaj Rzayeva", "Rauf", "A typo")


def test_a_retracted_article_stays_at_its_address(article, client):
    retract(article)
    article.refresh_from_db()
    assert (article.is_retracted, client.get(article.get_absolute_url()).status_code) == (True, 200)
