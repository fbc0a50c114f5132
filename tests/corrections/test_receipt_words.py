"""The receipt shows the reader's own argument, and no case is opened again without one."""

from datetime import UTC, datetime

import pytest
from lxml import html

from corrections.actions import decline
from corrections.models import Case, Report
from corrections.telling import Receipt
from tests.corrections.test_receipt import declined, page, press
from tests.corrections.test_submit import fixed


def moments(report) -> list[tuple[str, str]]:
    return [(moment.words, moment.why) for moment in Receipt(Report.objects.get(pk=report.pk)).moments]


def test_an_appeal_is_shown_with_its_words(aysel, unrest, send, nigar, elchin):
    report = declined(send(unrest, "Kazzym"), nigar)
    press(aysel, report, "appeal", why="His passport says Kassym.")
    decline(Case.objects.get(), "We asked him.", by=elchin)
    assert ("You asked for another editor.", "His passport says Kassym.") in moments(report)
    assert "His passport says Kassym." in page(aysel, report)


def test_what_is_still_wrong_is_shown_after_every_further_fix(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    fixed(report.case, "Kasym", by=nigar)
    press(aysel, report, "wrong", why="Two s, please.")
    fixed(Case.objects.get(), "Kassim", by=nigar)
    press(aysel, report, "wrong", why="And a y.")
    said = [why for words, why in moments(report) if words == "You said that it is not right yet."]
    assert said == ["Two s, please.", "And a y."]


def test_the_words_of_another_reader_are_not_shown(aysel, unrest, send, nigar):
    report, other = send(unrest, "Kazzym", sender="a"), send(unrest, "Kazzym", sender="b")
    fixed(report.case, "Kasym", by=nigar)
    press(aysel, other, "wrong", why="My uncle is the president.")
    assert "My uncle" in page(aysel, other)
    assert "My uncle" not in page(aysel, report)


def test_it_is_right_now_and_erasing_leave_a_moment(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel")
    fixed(report.case, "Kassym", by=nigar)
    press(aysel, report, "right")
    press(aysel, report, "erase")
    told = [words for words, _why in moments(report)]
    assert told[-2:] == ["You said that it is right now.", "You erased your name and e-mail."]


@pytest.mark.parametrize("words", ["", "  \n "])
def test_an_empty_press_opens_no_case_again(aysel, unrest, send, nigar, words):
    report = send(unrest, "Kazzym", "Kassym")
    fixed(report.case, "Kasym", by=nigar)
    answer = press(aysel, report, "wrong", why=words)
    field = html.fromstring(answer.content.decode()).get_element_by_id("wrong-why")
    assert (answer.status_code, Case.objects.get().state) == (422, "fixed")
    assert "Say what is still wrong." in answer.content.decode()
    assert ("autofocus" in field.attrib, field.get("aria-describedby")) == (True, "wrong-why_error")


def test_an_appeal_says_what_was_missed(aysel, unrest, send, nigar):
    report = declined(send(unrest, "Kazzym"), nigar)
    answer = press(aysel, report, "appeal")
    assert (answer.status_code, Case.objects.get().state) == (422, "declined")
    assert (
        html.fromstring(answer.content.decode()).get_element_by_id("appeal-why").get("autofocus") is not None
    )


def test_who_is_the_first_is_told_only_while_it_is_open(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym")
    assert "You are the first to say so." in page(aysel, report)
    assert "You are the first to say so." not in page(aysel, declined(report, nigar))


def test_times_are_written_as_people_here_write_them(aysel, unrest, send):
    report = send(unrest, "Kazzym")
    Report.objects.filter(pk=report.pk).update(created_at=datetime(2026, 12, 1, 4, 30, tzinfo=UTC))
    answer = aysel.get(report.private_url(), headers={"Accept-Language": "az"})
    assert "1 dekabr 2026, 08:30 UTC+4</time>" in answer.content.decode()
