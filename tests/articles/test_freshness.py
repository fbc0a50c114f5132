"""Pages that have not changed are not sent again; pages that have are never kept back."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from articles.actions import describe, revise
from articles.freshness import latest_change
from articles.models import Article
from articles.words import Words

ADDRESSES = (
    "/",
    "/sections/world/",
    "/articles/unrest-in-almaty/",
    "/articles/unrest-in-almaty/history/",
    "/search/?q=calm",
    "/feed.atom",
    "/sections/world/feed.atom",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/sitemap-1.xml",
    "/corrections/",
    "/corrections/feed.atom",
    "/corrections/feed.rss",
    "/corrections/feed.json",
    "/corrections.csv",
    "/policy/",
    "/robots.txt",
)


def revised(article, body, *, by, **more):
    return revise(article, Words.of("Unrest", "", body), read=article.current, by=by, origin="edit", **more)


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_has_a_page_gets_304(aysel, unrest, address):
    first = aysel.get(address)
    assert first.status_code == 200
    again = aysel.get(address, headers={"If-None-Match": first["ETag"]})
    since = aysel.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert (again.status_code, again.content, since.status_code) == (304, b"", 304)


@pytest.mark.parametrize(
    "address", [a for a in ADDRESSES if "section" not in a and a not in ("/policy/", "/robots.txt")]
)
def test_a_304_costs_one_query(aysel, unrest, address, django_assert_num_queries):
    tag = aysel.get(address)["ETag"]
    with django_assert_num_queries(1):
        aysel.get(address, headers={"If-None-Match": tag})


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a not in ("/policy/", "/robots.txt")])
def test_a_change_of_any_kind_is_a_new_page(aysel, unrest, nigar, address):
    tag = aysel.get(address)["ETag"]
    revised(unrest, "<p>All was calm.</p>", by=nigar)
    assert aysel.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_kept_page_is_the_same_page(aysel, unrest):
    first, second = (aysel.get("/articles/unrest-in-almaty/") for _ in range(2))
    assert (first.content, first["Content-Type"]) == (second.content, second["Content-Type"])


def test_what_the_query_adds_is_not_kept(aysel, unrest):
    page = aysel.get("/?page=1&utm_source=evil").content
    assert (b"evil" in page, page) == (False, aysel.get("/").content)


def test_languages_are_kept_apart(aysel, unrest):
    english, russian = (aysel.get("/", headers={"Accept-Language": code}) for code in ("en", "ru"))
    assert english["ETag"] != russian["ETag"]
    assert "Accept-Language" in english["Vary"]


def test_a_new_day_is_a_new_page(aysel, unrest, time_machine):
    tag = aysel.get("/")["ETag"]
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert aysel.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_a_writer_who_began_first_and_ended_last_is_noticed(unrest, db):
    before = latest_change()
    Article.objects.filter(pk=unrest.pk).update(modified_at=before.at)
    describe(unrest, byline="Nigar")
    newest = latest_change()
    other = Article.objects.create(
        slug="late", shown_at=before.at, modified_at=before.at - timedelta(seconds=1)
    )
    after = latest_change()
    assert (after.at, after.state == newest.state, other.pk > 0) == (newest.at, False, True)


def test_a_page_not_found_is_not_kept(aysel, db):
    assert aysel.get("/?page=7").status_code == 404
    assert not cache._cache
