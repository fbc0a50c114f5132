"""The articles' Atom feeds, by the letter of RFC 4287."""

from datetime import UTC, datetime, timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from articles.actions import describe, retract, revise
from articles.models import Article, Section
from articles.words import Words
from corrections.actions import state
from corrections.severity import Tier
from tests.conftest import published

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, address="/feed.atom"):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314 - made by us


def text(element, name):
    return element.findtext(ATOM + name)


def entries(client, address="/feed.atom"):
    return feed(client, address).findall(ATOM + "entry")


def test_a_feed_has_what_the_standard_asks_for(aysel, unrest):
    found = feed(aysel)
    assert all(text(found, name) for name in ("id", "title", "updated"))
    assert found.find(f"{ATOM}author/{ATOM}name").text == "The Caspian Courier"
    links = {link.get("rel"): link.get("href") for link in found.findall(ATOM + "link")}
    assert links["self"].endswith("/feed.atom")


def test_an_entry_names_its_article_and_language(aysel, unrest):
    entry = entries(aysel)[0]
    assert text(entry, "id") == "http://127.0.0.1:8000/articles/unrest-in-almaty/"
    assert (text(entry, "title"), text(entry, "summary")) == (
        "Unrest in Almaty",
        "Thousands held as protests spread.",
    )
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


@pytest.mark.parametrize("significant", [False, True])
def test_updated_moves_only_with_a_significant_change(aysel, unrest, nigar, significant, time_machine):
    time_machine.move_to(timezone.now())
    before = text(entries(aysel)[0], "updated")
    time_machine.shift(60)
    words = Words.of("Unrest", "", "<p>New.</p>")
    revise(unrest, words, read=unrest.current, by=nigar, origin="edit", significant=significant)
    assert (text(entries(aysel)[0], "updated") != before) is significant


def test_an_article_without_a_date_says_only_when_it_was_updated(aysel, unrest):
    assert (text(entries(aysel)[0], "published"), bool(text(entries(aysel)[0], "updated"))) == (None, True)
    describe(unrest, published_at=datetime(2026, 5, 17, 9, 30, tzinfo=UTC))
    assert text(entries(aysel)[0], "published") == "2026-05-17T09:30:00+00:00"


def test_a_section_has_its_own_feed(aysel, unrest):
    published("Regatta", "<p>Boats.</p>", section="Sport")
    assert [text(entry, "title") for entry in entries(aysel, "/sections/sport/feed.atom")] == ["Regatta"]


def test_a_retracted_article_leaves_the_feed(aysel, unrest):
    retract(unrest)
    assert entries(aysel) == []


def test_a_hostile_headline_cannot_break_the_feed(aysel, db):
    published("]]> <x> & \u0007", "<p>Words.</p>")
    assert text(entries(aysel)[0], "title") == "]]> <x> &"


@pytest.mark.parametrize("address", ["/feed.atom", "/sections/world/feed.atom"])
def test_a_row_of_before_cannot_break_the_feed(aysel, unrest, address):
    Article.objects.update(byline="Leyla\x0bAliyeva\ufffe", language="e\x0bn")
    Section.objects.update(name="Wor\x0bld")
    entry = entries(aysel, address)[0]
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "LeylaAliyeva"
    assert entry.find(f"{ATOM}category").get("term") == "World"


def test_a_feed_costs_a_few_queries(aysel, unrest, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        aysel.get("/feed.atom")


ODD = "Shares < 5% & <script>alert(1)</script> <b>fell</b>"


@pytest.mark.parametrize(
    ("address", "tag"),
    [
        ("/feed.atom", f"{ATOM}summary"),
        ("/corrections/feed.atom", f"{ATOM}summary"),
        ("/corrections/feed.rss", "item/description"),
    ],
)
def test_what_is_told_is_words_and_no_markup(aysel, unrest, elchin, address, tag):
    published("Odd", "<p>Words.</p>", standfirst=ODD)
    state(unrest, Tier.EDITORS_NOTE, ODD, dated=unrest.dated, by=elchin)
    document = ET.fromstring(aysel.get(address).content)  # noqa: S314 - made by us
    told = [element.text for element in document.iterfind(f".//{tag}")]
    assert ODD in [unescape(words) for words in told]
    assert not any("<" in words for words in told)


def test_nothing_is_updated_before_it_was_published(aysel, unrest, nigar):
    words = Words.of("Unrest", "", "<p>New.</p>")
    revise(unrest, words, read=unrest.current, by=nigar, origin="edit", significant=True)
    assert Article.objects.get().updated_at is not None
    later = timezone.now().replace(microsecond=0) + timedelta(minutes=3)
    describe(unrest, published_at=later)
    entry = entries(aysel)[0]
    assert Article.objects.get().updated_at is None
    assert text(entry, "updated") >= text(entry, "published")
