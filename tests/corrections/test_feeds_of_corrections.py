"""The corrections for machines: Atom, RSS, JSON Feed and a table."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from corrections.actions import undo
from corrections.feeds import COLUMNS
from tests.conftest import published
from tests.corrections.test_apply import applied

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = "http://127.0.0.1:8000/corrections/1/"


@pytest.fixture
def name(unrest, send, nigar):
    return applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)


def xml(client, kind):
    return ET.fromstring(client.get(f"/corrections/feed.{kind}").content)  # noqa: S314 - made by us


def entry(client):
    found = xml(client, "atom").find(f"{ATOM}entry")
    return {part: found.findtext(ATOM + part) for part in ("id", "title", "summary", "published", "updated")}


def table(client):
    text = client.get("/corrections.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_atom_tells_a_correction(aysel, name):
    found = entry(aysel)
    assert (found["id"], found["title"]) == (FIRST, "Correction: Unrest in Almaty")
    assert found["summary"].startswith("An earlier version of this article said “President Kazzym-Jomart")


def test_a_superseding_notice_keeps_the_identity_and_is_newer(aysel, name, time_machine):
    before = entry(aysel)
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    undo(name, by=name.by)
    after = entry(aysel)
    assert (after["id"], after["published"]) == (FIRST, before["published"])
    assert after["updated"] > before["updated"]


def test_a_correction_taken_back_is_called_so_until_there_is_a_new_one(aysel, name, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    undo(name, by=name.by)
    assert entry(aysel)["title"] == "Correction withdrawn: Unrest in Almaty"
    assert (table(aysel)[0]["tier"], table(aysel)[0]["label"]) == (
        "correction_withdrawn",
        "Correction withdrawn",
    )
    applied(name.cases.get(), "Kassym", by=name.by)
    assert entry(aysel)["title"] == "Correction: Unrest in Almaty"


def test_rss_has_a_permanent_identity(aysel, name):
    guid = xml(aysel, "rss").find("channel/item/guid")
    assert (guid.text, guid.get("isPermaLink")) == (FIRST, "true")


def test_json_feed_is_as_its_standard_asks(aysel, name):
    response = aysel.get("/corrections/feed.json")
    feed = response.json()
    assert response["Content-Type"] == "application/feed+json"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["items"][0]["id"], feed["items"][0]["language"]) == (FIRST, "en")


@pytest.mark.parametrize("address", ["/corrections/feed.json", "/corrections.csv"])
def test_a_feed_can_be_narrowed_like_the_list(aysel, name, address):
    assert b"Kazzym" in aysel.get(address, {"section": "world"}).content
    assert b"Kazzym" not in aysel.get(address, {"q": "regatta"}).content


def test_the_table_has_every_column(aysel, name):
    row = table(aysel)[0]
    assert list(row) == COLUMNS
    assert (row["number"], row["was"], row["now"]) == ("1", "Kazzym-Jomart", "Kassym-Jomart")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"])
def test_no_cell_of_the_table_is_a_formula(aysel, send, nigar, words):
    article = published(f"{words} in the headline", "<p>He said 4.</p>")
    applied(send(article, "4").case, "5", by=nigar)
    assert table(aysel)[0]["article"] == f"'{words} in the headline"


def test_a_typo_is_in_no_feed(aysel, unrest, send, nigar):
    applied(send(unrest, "calm").case, "quiet", by=nigar)
    assert aysel.get("/corrections/feed.json").json()["items"] == []


@pytest.mark.parametrize("address", ["feed.atom", "feed.rss", "feed.json"])
def test_a_feed_costs_the_same_however_long(aysel, name, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        aysel.get(f"/corrections/{address}")
