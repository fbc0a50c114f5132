"""Floods and robots: counted by the hour, held for review, only then refused; nobody's address is kept."""

import uuid
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from corrections.actions.day_key import key_of
from corrections.actions.privacy import purge
from corrections.actions.weigh import TooMany, drop_old_tallies, weigh
from corrections.models import DayKey, Report, Tally
from corrections.senders import address, around_of, has_read, network_of, opened, sender_of
from tests.corrections.test_report_door import form, post


@pytest.fixture
def small_buckets(settings):
    settings.POLICY = {
        **settings.POLICY,
        "reports_per_hour": {
            **settings.POLICY["reports_per_hour"],
            "sender_held": 2,
            "sender_refused": 4,
            "network_held": 6,
            "network_refused": 9,
            "article_held": 50,
            "article_refused": 60,
            "site_held": 70,
            "site_refused": 80,
        },
    }


def opened_at(client, article, moment: str) -> str:
    with time_machine.travel(moment, tick=False):
        return client.get(f"{article.get_absolute_url()}report/known/").json()["opened"]


@pytest.fixture
def read(aysel, unrest):
    """A form that has been open for a minute."""
    return opened_at(aysel, unrest, "2026-11-24T10:00Z")


@time_machine.travel("2026-11-24T10:01Z", tick=False)
def test_a_reader_who_took_a_moment_is_not_held(aysel, unrest, read):
    assert not post(aysel, unrest, opened=read).json()["held"]


@time_machine.travel("2026-11-24T10:00:01Z", tick=False)
def test_whoever_sends_within_two_seconds_is_held(aysel, unrest, read):
    answer = post(aysel, unrest, opened=read).json()
    assert (answer["held"], Report.objects.get().held) == (True, True)
    assert "looked at later" in answer["say"]


@pytest.mark.parametrize("note", ["", "nonsense", "WzEsMV0:1:x"])
def test_a_note_that_we_did_not_sign_is_held(aysel, unrest, note):
    assert post(aysel, unrest, opened=note).json()["held"]


@time_machine.travel("2026-11-24T10:01Z", tick=False)
def test_the_note_of_another_article_does_not_count(unrest, read):
    assert has_read(read, unrest.pk)
    assert not has_read(opened(unrest.pk + 1), unrest.pk)


@time_machine.travel("2026-12-24T10:01Z", tick=False)
def test_a_note_of_last_month_does_not_count(unrest, read):
    assert not has_read(read, unrest.pk)


def test_the_hidden_field_is_for_robots(aysel, unrest, read):
    assert post(aysel, unrest, opened=read, website="https://spam.example").json()["held"]


@time_machine.travel("2026-11-24T10:20Z", tick=False)
def test_over_the_bucket_is_held_and_far_over_it_is_told_when_to_come_back(
    aysel, unrest, small_buckets, read
):
    answers = [post(aysel, unrest, opened=read, proposed=f"{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 201, 429]
    assert [answer.json().get("held") for answer in answers] == [False, False, True, True, None]
    assert answers[-1]["Retry-After"] == "2400"
    assert "Nothing is lost: send this one in 41 minutes." in answers[-1].json()["say"]


@time_machine.travel("2026-11-24T10:20Z", tick=False)
def test_a_page_without_javascript_keeps_the_words_of_one_too_many(aysel, unrest, small_buckets):
    for n in range(5):
        answer = post(aysel, unrest, accept="text/html", proposed=f"proposal {n}")
    assert (answer.status_code, "proposal 4" in answer.content.decode()) == (429, True)


def test_an_office_behind_one_address_is_not_locked_out(unrest, small_buckets):
    readers = [Client() for _ in range(6)]
    for client in readers:
        client.get(f"{unrest.get_absolute_url()}report/known/")
    answers = [post(client, unrest, proposed=f"{n}") for n, client in enumerate(readers)]
    assert [answer.status_code for answer in answers] == [201] * 6
    assert Report.objects.values("sender").distinct().count() == 6


def test_one_address_with_many_cookies_is_stopped_by_its_network(unrest, small_buckets):
    statuses = [post(Client(), unrest, form(unrest, proposed=f"{n}")).status_code for n in range(10)]
    assert statuses[-1] == 429


def test_the_buckets_are_the_hours(unrest, small_buckets):
    with time_machine.travel("2026-11-24T10:59Z", tick=False):
        for _ in range(4):
            weigh("browser", "network", unrest.pk)
        with pytest.raises(TooMany, match="in 2 minutes"):
            weigh("browser", "network", unrest.pk)
    with time_machine.travel("2026-11-24T11:00Z", tick=False):
        assert not weigh("browser", "network", unrest.pk)


def test_yesterdays_counts_are_dropped(unrest):
    with time_machine.travel("2026-11-22T10:00Z", tick=False):
        weigh("browser", "network", unrest.pk)
    assert drop_old_tallies(timezone.now()) == 4
    assert not Tally.objects.exists()


def test_counting_takes_one_query(unrest, django_assert_num_queries):
    with django_assert_num_queries(1):
        weigh("browser", "network", unrest.pk)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 5.6.7.8", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_proxies_are_believed_as_far_as_they_are_ours(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert address(rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)) == expected


def test_a_household_is_one_network():
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")


def test_every_process_of_the_site_hashes_alike_and_none_after_the_day(rf, db):
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    with time_machine.travel("2026-11-24T10:00Z", tick=False):
        key_of.cache_clear()
        today = sender_of(request)
        key_of.cache_clear()
        assert sender_of(request) == today
    with time_machine.travel("2026-11-25T10:00Z", tick=False):
        sender_of(request)
        purge()
    assert [f"{kept.day}" for kept in DayKey.objects.all()] == ["2026-11-25"]
    with time_machine.travel("2026-11-24T10:00Z", tick=False):
        key_of.cache_clear()
        assert sender_of(request) != today
    key_of.cache_clear()


def test_no_address_is_stored_and_the_hash_is_another_tomorrow(rf, db):
    request = rf.get("/", REMOTE_ADDR="192.0.2.7")
    with time_machine.travel("2026-11-24T10:00Z", tick=False):
        today = sender_of(request)
    with time_machine.travel("2026-11-25T10:00Z", tick=False):
        assert sender_of(request) != today
    assert "192.0.2.7" not in f"{today}"


@pytest.mark.parametrize(
    ("raw", "home", "block"),
    [
        ("2001:db8:1:2ff::1", "2001:db8:1:200::/56", "2001:db8:1::/48"),
        ("[2001:db8:1:2ff::1]:443", "2001:db8:1:200::/56", "2001:db8:1::/48"),
        ("192.0.2.77", None, "192.0.2.0/24"),
        ("::ffff:192.0.2.77", None, "192.0.2.0/24"),
        ("unknown", None, None),
    ],
)
def test_around_a_network_are_those_one_sender_may_have_whole(raw, home, block):
    assert (around_of(raw).get("home"), around_of(raw).get("block")) == (home, block)


def from_home(article, n: int, *, home: int = 0) -> bool:
    """Send one report from the nth network of a home; return whether it was held."""
    nets = {"home": f"home {home}", "block": f"block {home}"}
    return weigh(f"browser {home} {n}", f"network {home} {n}", article.pk, nets)


def test_the_networks_of_one_home_are_one_sender(unrest, small_buckets, settings):
    settings.POLICY["reports_per_hour"] |= {"home_held": 5, "home_refused": 8}
    assert [from_home(unrest, n) for n in range(8)] == [False] * 5 + [True] * 3
    with pytest.raises(TooMany, match="from your network"):
        from_home(unrest, 9)


def test_a_flooded_article_still_hears_who_had_not_sent_before(unrest, small_buckets, settings):
    settings.POLICY["reports_per_hour"] |= {"article_held": 5, "article_refused": 8}
    for n in range(8):
        from_home(unrest, 0, home=n)
    assert not from_home(unrest, 0, home=20)
    with pytest.raises(TooMany, match="Very many reports of this article"):
        from_home(unrest, 1, home=20)


def test_of_a_flooded_article_who_sent_before_is_held(unrest, small_buckets, settings):
    settings.POLICY["reports_per_hour"] |= {"article_held": 3}
    assert not any(from_home(unrest, 0, home=n) for n in range(6))
    assert from_home(unrest, 1, home=0)


def voiced(article, case, **said):
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        read = opened(article.pk)
    said = {"case": case.pk, "once": uuid.uuid4(), "opened": read, **said}
    client = Client()
    client.get(f"{article.get_absolute_url()}report/known/")
    return post(client, article, said, "voice/").json()["held"]


def test_a_voice_that_came_without_the_page_is_held(unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    assert voiced(unrest, case, opened="")
    assert not voiced(unrest, case)


def test_so_many_voices_for_a_case_are_heard_from_one_network(unrest, send, settings):
    settings.POLICY = {**settings.POLICY, "voices_per_network_and_case": 3}
    case = send(unrest, "Kazzym", "Kassym", sender="x").case
    assert [voiced(unrest, case) for _ in range(5)] == [False, False, False, True, True]
    case.refresh_from_db()
    assert case.voices == 4
    assert not voiced(unrest, send(unrest, "calm", "quiet", sender="x").case)


def test_reports_of_one_case_are_no_cheaper_voices(unrest, send, settings):
    settings.POLICY = {**settings.POLICY, "voices_per_network_and_case": 3}
    for n in range(6):
        report = send(unrest, "Kazzym", "Kassym", sender=f"{n}", network="one")
    assert (report.held, report.case.voices) == (True, 4)


def added(client, report, words: str):
    body = urlencode({"words": words})
    return client.post(f"{report.private_url()}add/", body, content_type="application/x-www-form-urlencoded")


def test_answers_from_a_reports_page_have_a_limit(aysel, unrest, send, settings):
    settings.POLICY = {**settings.POLICY, "answers_per_hour": 3}
    report = send(unrest, "Kazzym")
    with time_machine.travel("2026-11-24T10:20Z", tick=False):
        answers = [added(aysel, report, f"{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
    assert answers[-1]["Retry-After"] == "2400"
    assert "send this one in 41 minutes" in answers[-1].content.decode()
    assert report.evidence.count() == 3


def test_a_household_is_one_network_however_its_address_is_written():
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1:5000") == network_of("192.0.2.1")
    assert network_of("::ffff:192.0.2.1") != network_of("::ffff:192.0.2.2")
    assert network_of("[2001:db8::1]:443") == network_of("[2001:db8::1]") == network_of("2001:db8::1")


@pytest.mark.parametrize("raw", ["unknown", "", "[", "[]:1", "1.2.3:80", "[fe80::1", "1.2.3.4:x"])
def test_what_is_no_address_is_still_a_network(raw):
    assert network_of(raw) == raw
