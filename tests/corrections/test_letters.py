"""Letters to reporters: written with the decision, sent after the undo window, called back by an undo."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from post_office.mail import send_queued
from post_office.models import Email

from corrections.actions import ask, decline, mark_spam, reopen, undo
from corrections.actions.reader import add_evidence, appeal
from corrections.anchoring import Quote
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
    assert report.private_url() in letter.message


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
    assert report.private_url() in letter.message


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
    case = send(unrest, "Kazzym", email="a@example.org", name="{{ SECRET_KEY }}{% now 'Y' %}").case
    applied(case, "Kassym", by=nigar)
    assert "Dear {{ SECRET_KEY }}{% now 'Y' %}," in Email.objects.get().message


BOMBED = {"email": "bombed@example.org", "name": "Bomb"}


def decided(case):
    decline(Case.objects.get(pk=case.pk), "It is right.", by=User.objects.get(username="nigar"))


def test_an_address_is_told_of_a_case_once_however_it_is_written(unrest, send, nigar):
    reports = [
        send(unrest, "calm", f"quiet {n}", sender=f"{n}", email=f"{who}@Example.org")
        for n, who in enumerate(["aysel", "Aysel", "AYSEL", "leyla"])
    ]
    decided(reports[0].case)
    assert sorted(letter.to[0] for letter in Email.objects.all()) == [
        "aysel@Example.org",
        "leyla@Example.org",
    ]
    assert reports[0].private_url() in Email.objects.get(to="aysel@Example.org").message


def test_what_a_robot_may_have_sent_is_not_answered(unrest, send, nigar):
    send(unrest, "calm", "quiet", sender="a", held=True, **BOMBED)
    decided(send(unrest, "calm", "quiet", sender="b").case)
    assert not Email.objects.exists()


def test_an_address_is_written_so_many_letters_a_day(unrest, send, nigar, settings):
    settings.POLICY = {**settings.POLICY, "letters_per_address_and_day": 2}
    cases = [send(unrest, words, sender=words, **BOMBED).case for words in ("calm", "Airport", "Banks")]
    for case in cases:
        decided(case)
    assert Email.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        reopen(Case.objects.get(pk=cases[0].pk), "", by=nigar)
        Email.objects.update(status=0)
        decided(cases[0])
        assert Email.objects.filter(created__gt=timezone.now() - timedelta(hours=1)).count() == 1


@pytest.mark.parametrize(
    "address", ['"x@a.example,victim@v.example,y"@b.example', '"a b"@c.example', "a@b.example,c@d.example"]
)
def test_an_address_that_could_be_several_is_written_nothing(unrest, send, nigar, address):
    decided(send(unrest, "calm", email=address).case)
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "customer\n\nURGENT: confirm",
        "Win: call now",
        "see evil.example",
        "https://evil.example/x",
        "a@evil.example",
    ],
)
def test_nobody_is_greeted_by_what_is_no_name(unrest, send, nigar, name):
    decided(send(unrest, "calm", email="aysel@example.org", name=name).case)
    message = Email.objects.get().message
    assert message.startswith("Dear reader,\n")
    assert "evil" not in message


@pytest.mark.parametrize("name", ["Aysel", "J. R. R. Tolkien", "Seán O’Casey", "Әлия", "Jean-Luc"])
def test_a_reader_is_greeted_by_name(unrest, send, nigar, name):
    decided(send(unrest, "calm", email="aysel@example.org", name=name).case)
    assert f"Dear {name},\n" in Email.objects.get().message


def test_only_words_of_the_article_are_quoted(unrest, send, nigar):
    lie = "URGENT: your account is locked, log in at evil.example"
    quote = Quote(exact=lie, prefix="", suffix="", start=0, end=len(lie))
    decided(send(unrest, "calm", quote=quote, email="aysel@example.org").case)
    decided(send(unrest, "Banks", email="leyla@example.org").case)
    told = {letter.to[0]: letter.message for letter in Email.objects.all()}
    assert "URGENT" not in told["aysel@example.org"]
    assert "The words: “Banks”" in told["leyla@example.org"]


def test_spam_is_not_answered(report, nigar):
    mark_spam(Case.objects.get(pk=report.case_id), by=nigar)
    assert not Email.objects.exists()


def test_who_left_no_address_gets_no_letter(unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    assert not Email.objects.exists()


def test_twenty_letters_cost_no_more_than_one(unrest, send, nigar, django_assert_max_num_queries):
    for n in range(20):
        send(unrest, "calm", "quiet", sender=f"{n}", email=f"{n}@example.org")
    with django_assert_max_num_queries(16):
        decline(Case.objects.get(), "It is right.", by=nigar)
    assert {email.to[0] for email in Email.objects.all()} == {f"{n}@example.org" for n in range(20)}
