"""How many readers say so: one browser is one reader, however often it sends, wherever it is counted."""

import pytest

from corrections.actions import mark_duplicate
from corrections.actions.reader import withdraw
from corrections.models import Case, Report
from corrections.showing.suggestions import agreed, suggestions
from corrections.telling import Receipt


def voices() -> int:
    return Case.objects.open().get().voices


def test_the_same_browser_twice_is_one_reader(unrest, send):
    send(unrest, "Kazzym", "Kassym", sender="a")
    report = send(unrest, "Kazzym", "Kassym", comment="Really.", sender="a")
    assert (voices(), Report.objects.count()) == (1, 2)
    assert Receipt(Report.objects.get(pk=report.pk)).voices == "You are the first to say so."


def test_browsers_nobody_knows_are_each_another(unrest, send):
    send(unrest, "Kazzym", sender="")
    send(unrest, "Kazzym", sender="")
    assert voices() == 2


def test_who_takes_one_of_two_back_is_heard_still(unrest, send):
    first = send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym", "Qasym", sender="a")
    withdraw(first)
    assert voices() == 1


def test_a_held_report_adds_no_voice_to_its_browser(unrest, send):
    send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym", "Qasym", sender="a", held=True)
    assert voices() == 1


def test_with_a_duplicate_the_same_reader_is_counted_once(unrest, send, nigar):
    original, twin = send(unrest, "Kazzym", sender="a").case, send(unrest, "calm", sender="a").case
    mark_duplicate(twin, original, by=nigar)
    assert voices() == 1


def test_sorted_anew_each_is_still_one(unrest, send):
    send(unrest, "President Kazzym", sender="a")
    send(unrest, "Kazzym-Jomart Tokayev", sender="a")
    send(unrest, "Kazzym", sender="b")
    assert sum(Case.objects.open().values_list("voices", flat=True)) == 2


@pytest.mark.parametrize("again", [("Kazzym", "Kassym"), ("President Kazzym", "President Kassym")])
def test_a_suggestion_counts_readers_too(unrest, send, again):
    case = send(unrest, "Kazzym", "Kassym", sender="a").case
    send(unrest, *again, comment="Again.", sender="a")
    send(unrest, "Kazzym", "Kassym", sender="b")
    [one] = suggestions(case, unrest.current)
    assert (one.voices, voices()) == (2, 2)


def test_one_reader_alone_is_no_majority_of_two(unrest, send):
    case = send(unrest, "Kazzym", "Kassym", sender="a").case
    send(unrest, "Kazzym", "Kassym", comment="Again.", sender="a")
    send(unrest, "Kazzym", "Qasym", sender="b")
    case = Case.objects.select_related("article__current", "revision").get(pk=case.pk)
    assert agreed(case) == ""
