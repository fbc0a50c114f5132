"""Pages that have not changed are not sent again; pages that have are never kept back."""

import os
import time
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.http import http_date

from articles.actions import change_section, describe, revise, touch
from articles.freshness import _folders, latest_change, release
from articles.masthead import KEPT, forget, sections_now
from articles.models import Article
from articles.words import Words
from tests.conftest import published

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
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_knows_only_dates_gets_304_for_the_very_date(aysel, unrest, address, time_machine):
    date = aysel.get(address)["Last-Modified"]
    time_machine.move_to(timezone.now() + timedelta(seconds=2))
    page = aysel.get(address, headers={"If-Modified-Since": date})
    kept = "search" not in address and "csv" not in address
    assert (page.status_code, page["Last-Modified"] == date, page.has_header("ETag")) == (
        (304, True, True) if kept else (200, False, True)
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_other_date_is_taken_for_a_page(aysel, unrest, address):
    aysel.get(address)
    since = aysel.get(address, headers={"If-Modified-Since": http_date(time.time() + 60)})
    before = aysel.get(address, headers={"If-Unmodified-Since": http_date(0)})
    assert (since.status_code, before.status_code) == (200, 200)


def test_a_day_that_passed_is_a_new_page_to_who_knows_only_dates(aysel, unrest, time_machine):
    date = aysel.get("/")["Last-Modified"]
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert aysel.get("/", headers={"If-Modified-Since": date}).status_code == 200


def test_a_site_changed_and_changed_back_is_told_from_the_one_between(aysel, unrest, settings, time_machine):
    dates = []
    for name in ("The Courier", "The Other Paper", "The Courier"):
        settings.SITE = {**settings.SITE, "name": name}
        time_machine.move_to(timezone.now() + timedelta(seconds=2))
        dates.append(aysel.get("/")["Last-Modified"])
    assert aysel.get("/", headers={"If-Modified-Since": dates[1]}).status_code == 200
    assert aysel.get("/", headers={"If-Modified-Since": dates[2]}).status_code == 304


@pytest.mark.parametrize("address", ["/?page=99", "/sitemap-77.xml", "/corrections/?month=x"])
def test_whoever_has_any_page_is_told_when_there_is_none(aysel, unrest, address):
    assert aysel.get(address, headers={"If-None-Match": "*"}).status_code in {400, 404}


def test_who_asks_for_another_page_than_there_is_gets_412(aysel, unrest):
    assert aysel.get("/", headers={"If-Match": '"other"'}).status_code == 412


@pytest.mark.parametrize("address", ["/articles/unrest-in-almaty/", "/feed.atom"])
def test_a_second_change_in_one_second_is_a_new_page(aysel, unrest, nigar, address, time_machine):
    time_machine.move_to((timezone.now() + timedelta(days=1)).replace(microsecond=0))
    touch(unrest)
    first = aysel.get(address)
    time_machine.shift(0.5)
    revised(unrest, "<p>All was calm.</p>", by=nigar)
    dated = {"If-Modified-Since": first["Last-Modified"]}
    assert aysel.get(address, headers=dated).status_code == 200
    assert aysel.get(address, headers={"If-None-Match": first["ETag"], **dated}).status_code == 200


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


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_asks_each_time_and_only_shared_caches_wait(aysel, unrest, address):
    assert aysel.get(address)["Cache-Control"] == "public, max-age=0, s-maxage=30"


def test_a_cache_that_breaks_after_a_section_was_changed_does_no_harm(
    unrest, monkeypatch, django_capture_on_commit_callbacks, caplog
):
    monkeypatch.setattr("articles.actions.masthead.forget", lambda: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        change_section(unrest.section, name="Planet")
    assert (str(unrest.section), "ZeroDivisionError" in caplog.text) == ("Planet", True)


def test_languages_are_kept_apart(aysel, unrest):
    english, russian = (aysel.get("/", headers={"Accept-Language": code}) for code in ("en", "ru"))
    assert english["ETag"] != russian["ETag"]
    assert "Accept-Language" in english["Vary"]


def test_a_new_day_is_a_new_page(aysel, unrest, time_machine):
    tag = aysel.get("/")["ETag"]
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert aysel.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_a_writer_who_began_first_and_ended_last_is_noticed(unrest, db):
    began = unrest.modified_at
    describe(unrest, byline="Nigar")
    newest = latest_change()
    Article.objects.create(slug="late", shown_at=began, modified_at=began - timedelta(seconds=1))
    assert latest_change() != newest


def test_a_page_not_found_is_not_kept(aysel, db):
    assert aysel.get("/?page=7").status_code == 404
    assert [key for key in cache._cache if "masthead" not in key] == []


def tags(client):
    return {address: client.get(address)["ETag"] for address in ADDRESSES}


def kept_by_readers(client, known):
    """Return the addresses whose page a reader who has it is told to keep."""
    asked = {
        address: client.get(address, headers={"If-None-Match": tag}).status_code
        for address, tag in known.items()
    }
    return [address for address, status in asked.items() if status == 304]


@pytest.mark.parametrize("facts", [{"name": "Planet"}, {"position": 3}])
def test_a_section_changed_is_a_new_page_everywhere(
    as_elchin, aysel, unrest, facts, django_capture_on_commit_callbacks
):
    known, path = tags(aysel), f"/admin/articles/section/{unrest.section_id}/change/"
    with django_capture_on_commit_callbacks(execute=True):
        as_elchin.post(path, {"name": "World", "slug": "world", "position": 0, **facts})
    assert kept_by_readers(aysel, known) == ["/robots.txt"]


def test_no_page_leads_to_the_old_address_of_a_section(aysel, unrest, django_capture_on_commit_callbacks):
    assert b'href="/sections/world/"' in aysel.get(unrest.get_absolute_url()).content
    with django_capture_on_commit_callbacks(execute=True):
        change_section(unrest.section, slug="planet")
    assert b'href="/sections/world/"' not in aysel.get(unrest.get_absolute_url()).content
    assert aysel.get("/sections/world/").status_code == 404


def test_a_section_that_an_import_makes_is_noticed_soon(aysel, unrest, time_machine):
    known = tags(aysel)
    published("Regatta", "<p>Boats.</p>", section="Sport")
    time_machine.move_to(timezone.now() + timedelta(seconds=KEPT + 1))
    assert kept_by_readers(aysel, known) == ["/robots.txt"]
    assert all(b"/sections/sport/" in aysel.get(page).content for page in ("/", unrest.get_absolute_url()))


def test_a_section_changed_by_another_process_is_noticed_soon(aysel, unrest, time_machine):
    known = aysel.get("/")["ETag"]
    change_section(unrest.section, name="Planet")
    time_machine.move_to(timezone.now() + timedelta(seconds=KEPT + 1))
    page = aysel.get("/", headers={"If-None-Match": known})
    assert (page.status_code, b"Planet" in page.content) == (200, True)


def test_a_section_renamed_and_named_back_is_no_page_of_before(unrest, db):
    before = sections_now()
    for name in ("Planet", "World"):
        change_section(unrest.section, name=name)
    forget()
    assert sections_now() != before


def test_the_sections_are_not_asked_for_at_every_page(aysel, unrest, django_assert_num_queries):
    aysel.get("/policy/")
    with django_assert_num_queries(0):
        aysel.get("/policy/")


@pytest.mark.parametrize("name", ["POLICY", "SITE"])
def test_another_policy_or_site_file_is_a_new_page_everywhere(aysel, unrest, settings, name):
    known = tags(aysel)
    setattr(settings, name, {**getattr(settings, name), "name": "The Other Paper", "undo_minutes": 7})
    assert kept_by_readers(aysel, known) == []


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """Templates of ours, and no others; changing one is a release once the process has started again."""
    monkeypatch.setattr("articles.freshness._folders", lambda: [tmp_path])
    release.cache_clear()
    yield tmp_path
    release.cache_clear()


def test_a_release_is_a_new_page_everywhere(aysel, unrest, templates):
    known = tags(aysel)
    page = templates / "page.html"
    page.write_text("<h1>New</h1>")
    os.utime(page, (time.time() + 60,) * 2)
    release.cache_clear()
    assert kept_by_readers(aysel, known) == []


def test_what_makes_pages_is_ours_and_read_once():
    names = {path.name for path in _folders()}
    assert names == {"templates", "newsroom", "articles", "corrections"}
    assert release() is release()
