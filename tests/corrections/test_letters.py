"""Letters to reporters: written with the decision, sent after the undo window, called back by an undo."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from post_office.mail import send_queued
from post_office.models import Email

from corrections.actions import ask, decline, mark_spam, undo
from corrections.actions.reader import add_evidence, appeal
from corrections.models import Case
from tests.corrections.test_apply import applied


@pytest.fixture
def report(unrest, send):
    return send(
        unrest,
        "Kazzym",
        "Kassym",
        email="aysel@example.org",
        name="Aysel\nBcc: all@example.org",
        language="en",
    )


def test_a_decision_writes_a_letter_that_waits_for_the_undo_window(report, nigar):
    applied(report.case, "Kassym", by=nigar)
    letter = Email.objects.get()
    assert letter.to == ["aysel@example.org"]
    assert timedelta(minutes=4) < letter.scheduled_time - timezone.now() <= timedelta(minutes=5)


def test_before_the_window_has_passed_nothing_leaves(report, nigar):
    applied(report.case, "Kassym", by=nigar)
    send_queued()
    assert mail.outbox == []


def test_an_undo_calls_the_letter_back(report, nigar):
    undo(applied(report.case, "Kassym", by=nigar), by=nigar)
    assert not Email.objects.exists()


def test_a_decline_tells_the_reason_and_the_private_page(report, nigar):
    decline(Case.objects.get(pk=report.case_id), "It is spelled so on his card.", by=nigar)
    letter = Email.objects.get()
    assert "It is spelled so on his card." in letter.message
    assert report.get_absolute_url() in letter.message


def test_the_second_answer_invites_nobody_to_appeal_again(report, nigar, elchin):
    decline(Case.objects.get(), "It is spelled so on his card.", by=nigar)
    assert "you can answer once, with new evidence:\nhttp" in Email.objects.get().message
    appeal(report, "Not on his passport.")
    decline(Case.objects.get(), "We asked him.", by=elchin)
    assert "The reason:\nWe asked him.\n\nhttp" in Email.objects.get().message


def test_a_question_goes_to_who_reported_and_leads_to_their_page(report, nigar):
    ask(Case.objects.get(pk=report.case_id), "Which card did you see?", by=nigar)
    letter = Email.objects.get()
    assert "Before we decide we would like to know:\nWhich card did you see?" in letter.message
    assert report.get_absolute_url() in letter.message


def test_a_question_that_has_not_left_is_called_back_by_the_decision(report, nigar):
    ask(Case.objects.get(pk=report.case_id), "Which card did you see?", by=nigar)
    decline(Case.objects.get(pk=report.case_id), "It is spelled so on his card.", by=nigar)
    assert "Which card" not in Email.objects.get().message


def test_a_question_that_was_answered_first_is_called_back(report, nigar):
    ask(Case.objects.get(pk=report.case_id), "Which card did you see?", by=nigar)
    add_evidence(report, words="His passport.", source="")
    assert not Email.objects.exists()


def test_the_subject_and_the_addresses_hold_none_of_the_readers_words(report, nigar):
    applied(report.case, "Kassym", by=nigar)
    letter = Email.objects.get()
    assert letter.subject == f"Your report No. {report.pk} to The Caspian Courier"
    assert (letter.to, letter.cc, letter.bcc, letter.headers) == (["aysel@example.org"], [], [], None)


def test_a_readers_words_are_no_template(unrest, send, nigar):
    case = send(unrest, "Kazzym", email="a@example.org", name="{{ settings.SECRET_KEY }}{% now 'Y' %}").case
    applied(case, "Kassym", by=nigar)
    assert "Dear {{ settings.SECRET_KEY }}{% now 'Y' %}," in Email.objects.get().message


def test_spam_is_not_answered(report, nigar):
    mark_spam(Case.objects.get(pk=report.case_id), by=nigar)
    assert not Email.objects.exists()


def test_who_left_no_address_gets_no_letter(unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    assert not Email.objects.exists()


def test_twenty_letters_cost_no_more_than_one(unrest, send, nigar, django_assert_max_num_queries):
    for n in range(20):
        send(unrest, "calm", "quiet", sender=f"{n}", email=f"{n}@example.org")
    with django_assert_max_num_queries(14):
        decline(Case.objects.get(), "It is right.", by=nigar)
    assert {email.to[0] for email in Email.objects.all()} == {f"{n}@example.org" for n in range(20)}
