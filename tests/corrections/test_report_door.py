"""The door where reports come in: each answer a clear sentence with the right status, nothing lost."""

import json
import uuid
from dataclasses import asdict
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from corrections.anchoring import quote
from corrections.models import Case, Report
from corrections.senders import opened


def form(article, **more) -> dict[str, object]:
    """What the dialog sends for the president's name, a minute after it was opened."""
    text = article.current.words.text
    start = text.index("Kazzym")
    marked = json.dumps(asdict(quote(text, start, start + 6)))
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        read = opened(article.pk)
    sent = {"revision": article.current.number, "once": uuid.uuid4(), "kind": "name", "opened": read}
    return {**sent, "quote": marked, "proposed": "Kassym", **more}


def post(client, article, said=None, to="", accept="application/json", **more):
    body = urlencode(said or form(article, **more))
    address = f"{article.get_absolute_url()}report/{to}"
    return client.post(
        address, body, content_type="application/x-www-form-urlencoded", headers={"accept": accept}
    )


def test_a_report_is_answered_with_its_number_and_private_page(aysel, unrest):
    answer = post(aysel, unrest)
    report = Report.objects.get()
    assert (answer.status_code, answer.json()["number"]) == (201, report.pk)
    assert (answer.json()["url"], answer.json()["say"]) == (
        report.private_url(),
        "You are the first to say so.",
    )


def test_the_second_reader_is_told_of_the_first(aysel, unrest, send):
    send(unrest, "Kazzym", sender="another")
    assert post(aysel, unrest).json()["say"] == "With you, 2 readers have said so."


def test_without_javascript_the_answer_is_the_receipt(aysel, unrest):
    answer = post(aysel, unrest, accept="text/html")
    assert answer.status_code == 302
    assert answer["Location"] == f"{Report.objects.get().private_url()}?sent=1"


@pytest.mark.parametrize(
    ("more", "status", "sentence"),
    [
        ({"revision": "99"}, 409, "Reload it and mark the words again"),
        ({"proposed": "x" * 2001}, 413, "at most 2000 characters"),
        ({"email": "nobody"}, 422, "Enter a valid email address"),
        ({"kind": "nonsense"}, 422, "nonsense"),
        ({"quote": "{}"}, 422, "Mark them again"),
        ({"quote": "[[[["}, 422, "Mark them again"),
        ({"quote": '{"exact":1,"prefix":"","suffix":"","start":0,"end":1}'}, 422, "Mark them again"),
        ({"quote": "", "proposed": ""}, 422, "Type the words with the mistake, or choose their sentence"),
        ({"credit": "on"}, 422, "Name: By what name may we thank you?"),
        ({"once": "1"}, 422, "valid UUID"),
        ({"proposed": "ab\u202ecd"}, 422, "cannot be shown"),
        ({"comment": "a\x00b"}, 422, "Null characters are not allowed"),
        ({"revision": "²"}, 422, "Enter a whole number"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_written(aysel, unrest, more, status, sentence):
    answer = post(aysel, unrest, **more)
    assert (answer.status_code, Report.objects.count()) == (status, 0)
    assert sentence in answer.json()["say"]


def test_more_than_a_thousand_marked_characters_are_too_many(aysel, unrest):
    marked = {"exact": "x" * 1001, "prefix": "", "suffix": "", "start": 0, "end": 1001}
    answer = post(aysel, unrest, quote=json.dumps(marked))
    assert answer.status_code == 413
    assert "You marked 1001 characters; at most 1000" in answer.json()["say"]


def test_a_thousand_are_not(aysel, unrest):
    marked = {"exact": "x" * 1000, "prefix": "", "suffix": "", "start": 0, "end": 1000}
    assert post(aysel, unrest, quote=json.dumps(marked)).status_code == 201


def test_each_fault_is_told_by_its_field_in_plain_words(aysel, unrest):
    answer = post(aysel, unrest, email="nobody", credit="on").json()
    assert answer["say"].startswith("Name: By what name may we thank you?")
    assert set(answer["errors"]) == {"email", "name"}
    assert answer["errors"]["email"] == "Enter a valid email address."


@pytest.mark.parametrize("field", ["comment", "proposed"])
def test_a_line_break_counts_once_as_the_browser_counts_it(aysel, unrest, field):
    """A browser counts a line break as one character and sends it as two."""
    words = "x" * 999 + "\r\n" + "x" * 1000
    assert post(aysel, unrest, **{field: words}).status_code == 201
    assert getattr(Report.objects.get(), field) == words.replace("\r\n", "\n")


def test_the_answer_tells_the_report_from_others(aysel, unrest):
    with time_machine.travel("2026-03-01T09:00Z", tick=False):
        title = post(aysel, unrest, opened="").json()["title"]
    assert title == "Unrest in Almaty · “Kazzym” → “Kassym” · 1 March 2026"


def test_words_that_are_not_changed_stand_once_in_its_title(aysel, unrest):
    title = post(aysel, unrest, proposed="Kazzym").json()["title"]
    assert title.startswith("Unrest in Almaty · “Kazzym” · ")


def test_a_refused_page_keeps_every_word(aysel, unrest):
    answer = post(aysel, unrest, accept="text/html", email="nobody", comment="as he writes it himself")
    assert answer.status_code == 422
    assert "as he writes it himself" in answer.content.decode()


def test_an_unknown_article_is_not_found(aysel, unrest):
    assert aysel.get("/articles/no-such-article/report/").status_code == 404


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json", "text/plain"])
def test_only_a_plain_form_is_read(aysel, unrest, kind):
    answer = aysel.post(f"{unrest.get_absolute_url()}report/", b"{}", content_type=kind)
    assert answer.status_code == 415


def test_a_report_without_a_token_is_refused(unrest):
    assert post(Client(enforce_csrf_checks=True), unrest).status_code == 403


def test_the_known_answer_brings_the_token_that_lets_a_report_in(unrest):
    strict = Client(enforce_csrf_checks=True)
    token = strict.get(f"{unrest.get_absolute_url()}report/known/").json()["token"]
    answer = post(strict, unrest, {**form(unrest), "csrfmiddlewaretoken": token})
    assert answer.status_code == 201


def test_words_typed_as_they_stand_are_found_in_the_article(aysel, unrest):
    post(aysel, unrest, quote="", words="Kazzym-Jomart")
    report = Report.objects.get()
    assert unrest.current.words.text[report.start : report.end] == "Kazzym-Jomart"


def test_words_that_stand_twice_are_kept_as_a_description(aysel, unrest):
    post(aysel, unrest, quote="", words="4,000", comment="the second one")
    report = Report.objects.get()
    assert (report.exact, report.comment) == ("", "4,000\nthe second one")


def test_on_the_page_words_that_stand_twice_are_asked_about_and_kept(aysel, unrest):
    more = {"quote": "", "words": "4,000", "proposed": "4,400"}
    answer = post(aysel, unrest, accept="text/html", **more)
    page = answer.content.decode()
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert "These words stand 2 times in this article. Choose the sentence from the list below" in page
    assert ("4,000</textarea>" in page, "4,400</textarea>" in page, "?at=" in page) == (True, True, False)
    answer = post(aysel, unrest, accept="text/html", **more | {"words": "more than 4,000 people"})
    assert (answer.status_code, Report.objects.get().exact) == (302, "more than 4,000 people")


def test_a_place_that_stands_nowhere_in_the_words_is_taken_as_described(aysel, unrest):
    answer = post(aysel, unrest, accept="text/html", quote="", words="the caption of the picture")
    assert (answer.status_code, Report.objects.get().comment) == (302, "the caption of the picture")


def test_one_press_adds_a_voice(aysel, unrest, send):
    case = send(unrest, "Kazzym", "Kassym", sender="another").case
    read = form(unrest)["opened"]
    answer = post(aysel, unrest, {"case": case.pk, "once": uuid.uuid4(), "opened": read}, to="voice/")
    assert (answer.status_code, answer.json()["voices"], Case.objects.count()) == (201, 2, 1)


def test_a_voice_for_a_case_of_another_article_is_not_found(aysel, unrest):
    assert post(aysel, unrest, {"case": 999, "once": uuid.uuid4()}, to="voice/").status_code == 404


@pytest.mark.parametrize("said", [{"case": "x", "once": "y"}, {"case": "1"}, {}])
def test_a_voice_that_cannot_be_read_is_told_so(aysel, unrest, said):
    answer = post(aysel, unrest, said or {"case": ""}, to="voice/")
    assert (answer.status_code, "press again" in answer.json()["say"]) == (422, True)


def test_the_article_page_sets_no_cookie_and_may_be_cached(aysel, unrest):
    answer = aysel.get(unrest.get_absolute_url())
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ["report/", "report/known/"])
def test_the_readers_door_is_never_cached(aysel, unrest, path):
    assert "no-store" in aysel.get(unrest.get_absolute_url() + path)["Cache-Control"]


def test_every_sentence_of_the_page_is_a_link_to_its_own_words(aysel, unrest):
    page = aysel.get(f"{unrest.get_absolute_url()}report/").content.decode()
    text = unrest.current.words.text
    for piece in (
        "President Kazzym-Jomart Tokayev asked for help.",
        "Police said more than 4,000 people were held.",
    ):
        start = text.index(piece)
        assert f"?at={start}-{start + len(piece)}" in page


@pytest.mark.parametrize("at", ["", "9-3", "0-99999999", "x-y", "-1-5", "5-5", "²-³", "0" * 500])
def test_an_address_that_names_no_words_is_the_plain_page(aysel, unrest, at):
    assert aysel.get(f"{unrest.get_absolute_url()}report/", {"at": at, "in": at}).status_code == 200


@pytest.mark.parametrize("language", ["az", "ru", "uk", "tr"])
def test_the_report_notes_the_readers_language(unrest, language):
    post(Client(headers={"accept-language": language}), unrest)
    assert Report.objects.get().language == language
