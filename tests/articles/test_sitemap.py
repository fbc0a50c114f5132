"""The site map: an index, and parts with a fixed range of articles each."""

import re

import pytest
from django.utils import timezone

from articles import sitemaps
from articles.actions import retract, revise
from articles.words import Words
from tests.conftest import published


def rows(client, address, tag="loc"):
    return re.findall(f"<{tag}>(.*?)</{tag}>", client.get(address).content.decode())


def test_the_index_lists_every_part(aysel, unrest, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_PART", 1)
    article = published("Second", "<p>Words.</p>")
    parts = rows(aysel, "/sitemap.xml")
    assert parts[0] == "http://127.0.0.1:8000/sitemap-0.xml"
    assert rows(aysel, f"/sitemap-{article.pk}.xml") == ["http://127.0.0.1:8000/articles/second/"]


def test_the_first_part_holds_front_page_and_sections(aysel, unrest):
    assert rows(aysel, "/sitemap-0.xml") == [
        "http://127.0.0.1:8000/",
        "http://127.0.0.1:8000/sections/world/",
    ]


@pytest.mark.parametrize("significant", [False, True])
def test_lastmod_moves_only_with_a_significant_change(aysel, unrest, nigar, significant, time_machine):
    time_machine.move_to(timezone.now())
    before = rows(aysel, "/sitemap-1.xml", "lastmod")
    time_machine.shift(60)
    words = Words.of("Unrest", "", "<p>New.</p>")
    revise(unrest, words, read=unrest.current, by=nigar, origin="edit", significant=significant)
    assert (rows(aysel, "/sitemap-1.xml", "lastmod") != before) is significant


def test_a_part_that_is_not_there_is_not_found(aysel, unrest):
    assert aysel.get("/sitemap-99999999999999999999.xml").status_code == 404


def test_a_retracted_article_is_not_in_the_map(aysel, unrest):
    other = published("Second", "<p>Words.</p>")
    retract(unrest)
    assert rows(aysel, "/sitemap-1.xml") == [f"http://127.0.0.1:8000{other.get_absolute_url()}"]
    retract(other)
    assert aysel.get("/sitemap-1.xml").status_code == 404


def test_robots_are_sent_to_the_map_and_kept_from_the_desk(aysel, db):
    text = aysel.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert {"Disallow: /admin/", "Disallow: /reports/"} <= set(text.splitlines())


def test_a_part_of_nothing_but_retracted_articles_is_in_no_map(aysel, unrest):
    retract(unrest)
    assert [address[-13:] for address in rows(aysel, "/sitemap.xml")] == ["sitemap-0.xml"]
