"""Reports that a robot may have sent: kept, answered like any other, and no voice."""

import pytest

from corrections.actions.reader import withdraw
from corrections.models import Case, Report


def test_a_held_report_is_no_voice(unrest, send):
    case = send(unrest, "fled", "ran", held=True, sender="a").case
    assert Case.objects.get(pk=case.pk).voices == 0
    send(unrest, "fled", "ran", held=True, sender="b")
    send(unrest, "fled", "ran", sender="c")
    assert Case.objects.get(pk=case.pk).voices == 1


def test_cases_with_no_voice_come_last(unrest, send):
    for robot in "abc":
        send(unrest, "fled", f"ran {robot}", held=True, sender=robot)
    person = send(unrest, "calm", "quiet", sender="d")
    assert Case.objects.open().in_queue_order().first() == person.case


def test_a_case_stays_open_while_a_held_report_stands(unrest, send):
    send(unrest, "fled", "ran", held=True, sender="a")
    mine = send(unrest, "fled", "ran", sender="b")
    withdraw(Report.objects.get(pk=mine.pk))
    case = Case.objects.get()
    assert (case.state, case.voices) == ("new", 0)


def test_regrouping_counts_no_robot(unrest, send):
    send(unrest, "Police said more than", sender="a")
    send(unrest, "than 4,000 people were held", held=True, sender="b")
    case = send(unrest, "than", "then", sender="c").case
    assert Case.objects.get(pk=case.pk).voices == 2
    assert case.reports.count() == 3


WIDE, NARROW = "more than 4,000 people were held", "4,000 people"


def known(client, article, words):
    start = article.current.words.text.index(words)
    asked = {"revision": 1, "start": start, "end": start + len(words)}
    return client.get(f"{article.get_absolute_url()}report/known/", asked).json()


def test_a_held_report_takes_no_case_over_and_its_words_are_told_nobody(unrest, send, client):
    case = send(unrest, WIDE, "more than 4,400 people were held", sender="a").case
    send(unrest, WIDE, "more than 4,400 people were held", sender="b")
    before = Case.objects.get(pk=case.pk)
    send(unrest, NARROW, "BUY PILLS", sender="r", held=True)
    case.refresh_from_db()
    assert (case.exact, case.voices, case.version) == (WIDE, 2, before.version)
    assert "PILLS" not in str(known(client, unrest, WIDE)) + str(known(client, unrest, NARROW))
    send(unrest, f"said {WIDE}", sender="c")
    case.refresh_from_db()
    assert (case.exact, case.voices) == (WIDE, 3)


@pytest.mark.parametrize(("robot", "reader"), [(NARROW, WIDE), (WIDE, NARROW), (NARROW, NARROW)])
def test_readers_who_come_after_a_robot_are_heard_for_themselves(unrest, send, client, robot, reader):
    send(unrest, robot, "BUY PILLS", sender="r", held=True)
    case = Case.objects.get(pk=send(unrest, reader, f"{reader}!", sender="a").case_id)
    assert (case.exact, case.proposed, case.voices) == (reader, f"{reader}!", 1)
    assert f"{reader}!" in known(client, unrest, reader)["say"]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)])
def test_the_order_in_which_robots_and_readers_come_plays_no_part(unrest, send, order):
    marks = [(WIDE, False), (NARROW, True), ("than 4,000 people", False), ("4,000", True)]
    for n in order:
        words, held = marks[n]
        send(unrest, words, held=held, sender=str(n))
    found = Case.objects.open().order_by("start", "end").values_list("exact", "voices")
    assert sorted(found) == [("4,000", 0), (NARROW, 0), ("than 4,000 people", 2)]
