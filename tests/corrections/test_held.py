"""Reports that a robot may have sent: kept, answered like any other, and no voice."""

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
