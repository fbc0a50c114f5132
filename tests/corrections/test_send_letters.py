"""`manage.py send_letters`: what leaves, what waits, and what staff are told; no outage loses a letter."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from post_office.models import STATUS, Email

from corrections.actions import decline, undo
from corrections.actions.sending import send_again, send_letters
from corrections.management.alone import alone
from corrections.models import Case
from tests.corrections.test_apply import applied


@pytest.fixture
def letter(unrest, send, nigar, time_machine) -> Email:
    """A letter whose undo window is over."""
    send(unrest, "Kazzym", "Kassym", email="aysel@example.org", language="en")
    decline(Case.objects.get(), "It is spelled so on his card.", by=nigar)
    time_machine.move_to(timezone.now() + timedelta(minutes=6), tick=False)
    return Email.objects.get()


@pytest.fixture
def no_server(settings):
    """A mail server that nobody has started."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


@pytest.fixture
def picky(monkeypatch):
    """A mail server that takes no letter."""

    def refuse(*_):
        raise smtplib.SMTPRecipientsRefused({"aysel@example.org": (550, b"No such user")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)


def sent_after(hours, time_machine):
    time_machine.move_to(timezone.now() + timedelta(hours=hours), tick=False)
    return send_letters()


def test_a_letter_leaves_and_nothing_is_said(letter, capsys):
    call_command("send_letters")
    assert ([one.to for one in mail.outbox], capsys.readouterr()) == ([["aysel@example.org"]], ("", ""))
    call_command("send_letters")
    assert len(mail.outbox) == 1


def test_a_server_that_is_away_is_said_in_a_sentence_and_counts_no_try(letter, no_server):
    for _ in range(20):
        with pytest.raises(
            CommandError, match=r"127\.0\.0\.1:1 takes no letters .+ Waiting: 1; none is lost"
        ) as told:
            call_command("send_letters")
        assert told.value.returncode == 1
    letter.refresh_from_db()
    assert (letter.status, letter.number_of_retries) == (STATUS.queued, None)


def test_nobody_is_called_when_nothing_waits(db, no_server):
    call_command("send_letters")


def test_a_letter_that_is_refused_is_tried_again_later_and_said(letter, picky, time_machine):
    with pytest.raises(CommandError, match=r"refused, and tried again in an hour: 1\. The log says why"):
        call_command("send_letters")
    assert send_letters().refused == 0
    assert sent_after(1, time_machine).refused == 1


def given_up(time_machine) -> None:
    while not sent_after(1, time_machine).given_up:
        pass


def test_a_letter_that_was_given_up_leaves_when_staff_wish_it(letter, monkeypatch, time_machine, capsys):
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", lambda *_: 1 / 0)
        given_up(time_machine)
    call_command("send_letters")
    assert mail.outbox == []
    call_command("send_letters", again=True)
    assert (len(mail.outbox), capsys.readouterr().out) == (1, "Tried anew: 1.\n")


def test_a_letter_that_was_given_up_is_called_back_with_what_it_tells(
    unrest, send, nigar, picky, time_machine
):
    case = send(unrest, "Kazzym", "Kassym", email="aysel@example.org").case
    fix = applied(case, "Kassym", by=nigar)
    Email.objects.update(status=STATUS.failed)
    undo(fix, by=nigar)
    assert send_again() == 0


def test_two_runs_do_not_meet(letter):
    with alone() as first, alone() as second:
        assert (first, second) == (True, False)
        call_command("send_letters")
    assert mail.outbox == []
