"""What the log says: one event one line, and nobody's private address."""

import logging

import pytest
from django.conf import settings
from django.test import Client

from newsroom.logs import LONGEST_MESSAGE, LONGEST_TRACEBACK, OneLine, scrubbed
from tests.growth import growth


def line(message, *args, exc_info=None) -> str:
    return OneLine().format(logging.LogRecord("a.b", logging.ERROR, "f", 1, message, args, exc_info))


def test_nothing_a_visitor_sends_makes_a_second_line():
    said = line("Not Found: %s", "/a\r\n2026-01-01 ERROR forged\u2028\x1b[31m")
    assert len(said.splitlines()) == 1
    assert "\\n2026-01-01" in said
    assert "\x1b" not in said


def test_a_traceback_is_one_line_too():
    try:
        raise ValueError("a\nforged line")
    except ValueError as problem:
        said = line("broke", exc_info=(ValueError, problem, problem.__traceback__))
    assert len(said.splitlines()) == 1
    assert "ValueError: a\\nforged line" in said


def test_a_reports_private_address_is_not_written_down():
    said = line("Method Not Allowed (POST): %s", "/reports/XyDBji0FckWc/appeal/?a=b")
    assert said.endswith("/reports/…/appeal/?a=b")


@pytest.mark.django_db
def test_an_error_is_logged_once_without_what_was_sent(caplog):
    Client().post(
        "/articles/nothing/report/", b"email=aysel@example.org", "application/x-www-form-urlencoded"
    )
    assert len(caplog.records) == 1
    assert "aysel" not in caplog.text


def test_nobodys_address_is_written_down():
    said = line("Refused: %s", {"aysel.reader+news@example.org": (550, b"No <x@y.example> here")})
    assert "example" not in said
    assert said.count("…@…") == 2


def test_letters_that_leave_are_logged_like_all_else(caplog):
    ours = settings.LOGGING["loggers"]["post_office"]
    assert (ours["handlers"], ours["level"]) == (["stderr"], "WARNING")
    assert OneLine in {type(handler.formatter) for handler in logging.getLogger("post_office").handlers}


@pytest.mark.parametrize("sent", ["/{}", "/reports/{}", "/a@{}", "{}@", "'{}"])
def test_a_long_address_costs_no_more_than_its_length(sent):
    assert growth(lambda size: scrubbed(sent.format("a" * size)), 16_000) < 9


def test_a_long_message_is_cut_and_keeps_both_ends():
    said = line("Not Found: %s", f"/{'a' * 30_000}/end")
    assert len(said) < LONGEST_MESSAGE + 100
    assert "Not Found: /aaa" in said
    assert said.endswith("a/end")


def test_a_long_traceback_is_cut_and_says_what_broke():
    try:
        raise ValueError("x" * 90_000 + " the cause")
    except ValueError as problem:
        said = line("broke", exc_info=(ValueError, problem, problem.__traceback__))
    assert len(said) < LONGEST_MESSAGE + LONGEST_TRACEBACK + 100
    assert said.endswith("the cause")


def test_nobodys_address_is_left_where_a_message_is_cut():
    said = line(" ".join(["aysel@example.org"] * 1_000))
    assert "aysel" not in said
