"""The desk's sums: every open case is counted once by its state, and once by its weight."""

import pytest

from corrections.actions import ask, escalate
from corrections.models import Case
from corrections.showing import Desk, desk


@pytest.fixture
def mixed(unrest, send, nigar, elchin):
    """Five open cases: a typo, a number, two without a suggestion, a place described."""
    send(unrest, "spread", "spreads")
    escalate(send(unrest, "4,000", "5,000").case, "Grave.", by=nigar)
    ask(send(unrest, "calm").case, "What else?", by=nigar)
    send(unrest, "Banks", "Banks")
    described = send(unrest, "Airport", "Harbour").case
    Case.objects.filter(pk=described.pk).update(exact="", start=0, end=0)
    return Desk(nigar)


def test_every_open_case_has_its_weight(mixed):
    assert [(str(name), n) for name, n in mixed.weights] == [
        ("Typo", 1),
        ("Correction", 1),
        ("No suggestion yet", 2),
        ("A place described in words", 1),
    ]


def test_both_sums_are_the_number_of_open_cases(mixed):
    by_state = sum(n for _state, _name, n in mixed.states)
    assert by_state == sum(n for _name, n in mixed.weights) == mixed.open == 5


def test_what_is_too_far_back_to_be_weighed_is_counted_too(mixed, monkeypatch):
    monkeypatch.setattr(desk, "WEIGHED", 2)
    assert mixed.weights[-1] == ("Not weighed: further back", 3)
    assert sum(n for _name, n in mixed.weights) == 5


def test_an_empty_desk_says_so(as_nigar):
    page = as_nigar.get("/admin/").content.decode()
    assert page.count("<dt>None open</dt><dd>0</dd>") == 2
