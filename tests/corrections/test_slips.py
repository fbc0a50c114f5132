"""A slip that is taken back within the undo window is listed nowhere; it keeps its number and its address."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from corrections.actions import state, take_back, undo
from corrections.policy import undo_window
from corrections.record import figures, months
from corrections.severity import Tier
from tests.corrections.test_apply import applied

LISTS = ("/corrections/", "/corrections/feed.atom", "/corrections/feed.rss", "/corrections/feed.json")


@pytest.fixture
def frozen(time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    return time_machine


@pytest.fixture
def name(frozen, unrest, send, nigar):
    return applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)


def later(frozen, length: timedelta) -> None:
    frozen.move_to(timezone.now() + length, tick=False)


def told(client) -> list[str]:
    """Return the public places that tell of the first notice or of the second."""
    places = [*LISTS, "/", "/corrections.csv", "/articles/unrest-in-almaty/"]
    return [place for place in places if re.search('/corrections/[12]/|"notice-[12]"', read(client, place))]


def read(client, place: str) -> str:
    return client.get(place).content.decode()


def test_a_slip_taken_back_within_the_window_is_listed_nowhere(aysel, frozen, name):
    later(frozen, undo_window())
    undo(name, by=name.by)
    assert told(aysel) == []
    assert (figures().in_all, months()) == (0, [])


def test_one_taken_back_later_is_told_of_everywhere(aysel, frozen, name):
    later(frozen, undo_window() + timedelta(seconds=1))
    undo(name, by=name.by)
    assert len(told(aysel)) == 7


def test_a_slip_keeps_its_address_and_stands_in_the_history(aysel, frozen, name):
    undo(name, by=name.by)
    assert 'Superseded by <a href="/corrections/2/">' in aysel.get("/corrections/1/").content.decode()
    assert aysel.get("/corrections/2/").status_code == 200
    assert "Undo: Correction" in aysel.get("/articles/unrest-in-almaty/history/").content.decode()


def test_what_comes_after_a_slip_is_told_under_the_next_number(aysel, frozen, name):
    undo(name, by=name.by)
    applied(name.cases.get(), "Kassym", by=name.by)
    page = read(aysel, "/corrections/")
    assert ('id="notice-3"' in page, "No. 2" in page, "No. 1" in page) == (True, False, False)
    assert read(aysel, "/corrections.csv").splitlines()[1].endswith(",")
    assert figures().in_all == 1


def test_a_statement_is_taken_back_in_public_however_soon(aysel, frozen, unrest, elchin):
    note = state(unrest, Tier.EDITORS_NOTE, "We look into it.", dated=unrest.dated, by=elchin)
    later(frozen, timedelta(seconds=30))
    take_back(note, "It was right.", dated=Article.objects.get().dated, by=elchin)
    assert "It was right." in read(aysel, "/corrections/")
