"""Requests that no browser of good will sends: each gets its own answer, none of them a 500."""

import json
import uuid
from io import BytesIO

import pytest
from django.db import OperationalError
from django.test import Client

from corrections.models import Report

FORM = "application/x-www-form-urlencoded"
DOOR = "/articles/unrest-in-almaty/report/"


@pytest.fixture
def stranger(unrest) -> Client:
    return Client(raise_request_exception=False)


def send(client, body=b"", *, said=None, kind=FORM, path=DOOR, **meta):
    """Send a body whose Content-Length says what we like."""
    length = str(len(body)) if said is None else said
    given = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": length, "wsgi.input": BytesIO(body), **meta}
    return client.generic("POST", path, **given)


def sound(unrest, **more):
    quote = {"exact": "Kazzym", "prefix": "", "suffix": "", "start": 1, "end": 7}
    fields = {"revision": 1, "once": uuid.uuid4(), "kind": "spelling", "quote": json.dumps(quote)}
    return {**fields, **more}


@pytest.mark.parametrize("charset", ["utf-16", "koi8-r", "ebcdic-cp-us"])
@pytest.mark.parametrize("path", [DOOR, "/admin/login/"])
def test_a_form_in_another_charset_is_a_bad_request(unrest, path, charset):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies["__Host-csrftoken"] = "a" * 32
    assert send(strict, b"a=b", kind=f"{FORM}; charset={charset}", path=path).status_code == 400


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "", "x"]
)
def test_the_report_door_takes_forms_only(stranger, kind):
    assert send(stranger, b"--x\r\n", kind=kind).status_code == 415


def test_a_broken_multipart_form_is_a_bad_request(stranger):
    kind = "multipart/form-data; boundary=" + "é" * 3
    assert send(stranger, b"--", kind=kind, path="/admin/login/").status_code == 400


def test_a_body_cut_short_is_a_bad_request_and_nothing_is_kept(stranger, unrest):
    whole = "&".join(f"{name}={value}" for name, value in sound(unrest).items()).encode()
    assert send(stranger, whole, said=str(len(whole) + 10)).status_code == 400
    assert not Report.objects.exists()


def test_a_body_that_breaks_off_is_a_bad_request(stranger):
    class Dropped:
        def read(self, *_):
            raise OSError("connection reset")

        readline = read

    assert send(stranger, said="9", **{"wsgi.input": Dropped()}).status_code == 400


@pytest.mark.parametrize("said", ["-1", "abc", "²", "1e3", "0x10", " "])
def test_a_length_that_is_no_number_is_a_bad_request(stranger, said):
    assert send(stranger, b"a=b", said=said).status_code == 400


@pytest.mark.parametrize("said", [str(128 * 1024 + 1), "9" * 12, "9" * 5000])
def test_a_body_too_large_is_refused_unread(stranger, said):
    assert send(stranger, b"a=b", said=said).status_code == 413


def test_staff_may_send_a_long_article_but_not_any_length(stranger):
    assert send(stranger, b"a=" + b"b" * 200_000, path="/admin/login/").status_code in {200, 403}
    refused = send(stranger, said=str(1024 * 1024 + 1), path="/admin/login/")
    assert (refused.status_code, b"the command import_articles" in refused.content) == (413, True)


def test_a_body_without_a_length_is_asked_for_one(stranger):
    meta = {"CONTENT_TYPE": FORM, "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": BytesIO(b"")}
    request = {**stranger._base_environ(), "REQUEST_METHOD": "POST", "PATH_INFO": DOOR, **meta}
    request.pop("CONTENT_LENGTH", None)
    assert stranger.request(**request).status_code == 411


@pytest.mark.parametrize(
    "path",
    [
        "/articles/a%00b/",
        "/reports/a%00b/",
        "/corrections/1%00/",
        "/%00",
        "/admin/articles/article/%00/change/",
    ],
)
def test_nul_in_an_address_finds_nothing(stranger, as_elchin, path):
    assert stranger.get(path).status_code in {302, 400, 404}
    assert as_elchin.get(path).status_code in {400, 404}


@pytest.mark.parametrize("query", ["?page=%00", "?from=%00&to=1", "?q=a%00", "?kind=%00", "?e=%00"])
@pytest.mark.parametrize("path", ["/", "/articles/unrest-in-almaty/history/", "/admin/corrections/case/"])
def test_nul_in_a_query_is_a_bad_request(as_elchin, unrest, path, query):
    assert as_elchin.get(path + query).status_code == 400


@pytest.mark.parametrize("name", ["__Host-sessionid", "__Host-csrftoken", "django_language"])
def test_nul_escaped_in_a_cookie_is_a_bad_request(stranger, name):
    for path in ("/admin/", DOOR):
        assert stranger.get(path, headers={"cookie": f'{name}="aaaaaaaa\\000aaaa"'}).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost:x", "[::1", "", "\xff"])
def test_a_bad_host_is_a_bad_request(stranger, host):
    assert stranger.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("number", ["²", "١", "0", "-1", "9" * 6, "9" * 5000, "1.0", "%ED%A0%80", "x"])
def test_only_plain_numbers_are_pages(stranger, number):
    assert stranger.get(f"/?page={number}").status_code == 404
    assert stranger.get(f"/corrections/?page={number}").status_code == 404


@pytest.mark.parametrize("number", ["²", "0", "9" * 18, "9" * 19, "9" * 40])
def test_only_numbers_that_exist_are_notices(stranger, number):
    assert stranger.get(f"/corrections/{number}/").status_code == 404


@pytest.mark.parametrize("number", ["²", "-1", "9" * 30, "%ED%A0%80", ""])
def test_a_passage_without_sound_offsets_is_unknown(stranger, number):
    answer = stranger.get(f"{DOOR}known/?revision=1&start={number}&end={number}")
    assert (answer.status_code, "case" in answer.json()) == (200, False)


@pytest.mark.parametrize("words", ["\x00", "\ud800", "a\x00b", "\udfff\ud800"])
def test_nul_and_lone_surrogates_never_reach_the_database(stranger, unrest, words):
    quote = json.dumps({"exact": words, "prefix": "", "suffix": "", "start": 0, "end": len(words)})
    assert stranger.post(DOOR, sound(unrest, quote=quote), FORM_AS_DICT).status_code == 415
    body = "&".join(f"{n}={v}" for n, v in sound(unrest, quote=quote).items()).encode()
    assert send(stranger, body).status_code == 422


FORM_AS_DICT = "multipart/form-data; boundary=BoUnDaRyStRiNg"


@pytest.mark.parametrize(
    "field", ["words", "proposed", "comment", "source", "name", "once", "revision", "kind", "website"]
)
@pytest.mark.parametrize("value", ["%00", "%ED%A0%80%00", "%C2%9B%00"])
def test_nul_in_a_field_is_refused_in_words(stranger, field, value):
    assert send(stranger, f"revision=1&{field}={value}".encode()).status_code == 422


@pytest.mark.urls("tests.newsroom.breaking_urls")
@pytest.mark.parametrize(
    ("how", "status"),
    [("locked", 503), ("gone", 503), ("untabled", 500), ("broken", 500), ("refused", 403)],
)
def test_what_breaks_is_said_in_its_own_words(stranger, how, status):
    answer = stranger.get(f"/breaks/{how}/")
    assert answer.status_code == status
    assert answer.get("Retry-After") == ("10" if status == 503 else None)
    assert ("Only chiefs do this." in answer.content.decode()) == (how == "refused")


@pytest.mark.urls("tests.newsroom.breaking_urls")
@pytest.mark.parametrize("how", ["locked", "broken"])
def test_nobody_is_told_what_became_of_something_sent_when_we_cannot_know(stranger, how):
    asked, sent = (
        answer.content.decode()
        for answer in (stranger.get(f"/breaks/{how}/"), send(stranger, path=f"/breaks/{how}/"))
    )
    assert ("Try again in" in asked, "whether it was saved" in asked) == (True, False)
    assert ("Try again in" in sent, "We cannot say whether it was saved" in sent) == (False, True)


def test_a_database_that_is_gone_before_any_view_is_busy_too(stranger, monkeypatch):
    def gone(*_):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", gone)
    assert stranger.get("/").status_code == 503


def test_the_last_error_page_needs_no_template(stranger, monkeypatch):
    monkeypatch.setattr("articles.views.get_object_or_404", None)
    monkeypatch.setattr("newsroom.errors.render_to_string", None)
    answer = stranger.get("/articles/unrest-in-almaty/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "text/plain")


def test_a_stale_form_is_told_to_reload(unrest):
    answer = Client(enforce_csrf_checks=True).post(DOOR, b"a=b", FORM)
    assert answer.status_code == 403
    assert "Reload it and send again" in answer.content.decode()
