"""What is known of a passage before it is reported."""

import uuid

import pytest
from django.test import Client

from articles.models import Article
from corrections.actions import decline, escalate, state
from corrections.actions.reader import withdraw
from corrections.models import Case, Report
from corrections.severity import Tier
from tests.corrections.test_report_door import post
from tests.corrections.test_submit import edited, fixed


def known(client, article, words: str, *, number: int = 0, text: str = "") -> dict:
    text = text or article.current.words.text
    start = text.index(words)
    asked = {"revision": number or article.current.number, "start": start, "end": start + len(words)}
    return client.get(f"{article.get_absolute_url()}report/known/", asked).json()


def test_nothing_is_known_of_words_nobody_reported(aysel, unrest):
    assert set(known(aysel, unrest, "Kazzym")) == {"token", "opened"}


@pytest.mark.parametrize(
    ("voices", "say"), [(1, "1 reader has reported this"), (2, "2 readers have reported this")]
)
def test_what_waits_is_counted(aysel, unrest, send, voices, say):
    for n in range(voices):
        case = send(unrest, "Kazzym", sender=f"{n}").case
    answer = known(aysel, unrest, "Kazzym")
    assert (answer["voice"], answer["voices"]) == (case.pk, voices)
    assert say in answer["say"]


def test_wider_words_are_known_too_and_half_of_them_are_not(aysel, unrest, send):
    send(unrest, "Kazzym")
    assert "say" in known(aysel, unrest, "President Kazzym-Jomart")
    assert "say" not in known(aysel, unrest, "President Ka")


def test_a_declined_report_is_told_with_its_reason(aysel, unrest, send, nigar):
    decline(send(unrest, "Kazzym").case, "He spells it so himself.", by=nigar)
    answer = known(aysel, unrest, "Kazzym")
    assert (answer["state"], answer["reason"]) == ("declined", "He spells it so himself.")
    assert answer["say"].endswith("He spells it so himself.")


def test_words_fixed_since_the_page_was_loaded_ask_to_reload(aysel, unrest, send, nigar):
    old = unrest.current.words.text
    fixed(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    answer = known(aysel, unrest, "Kazzym", number=1, text=old)
    assert (answer["state"], answer["reload"]) == ("fixed", True)
    assert "This was put right at" in answer["say"]


def test_words_edited_since_then_ask_to_reload_too(aysel, unrest, nigar):
    old = unrest.current.words.text
    edited(unrest, "was calm", "had become quiet again", by=nigar)
    answer = known(aysel, unrest, "was calm", number=1, text=old)
    assert (answer["state"], answer["reload"]) == ("changed", True)


def test_an_edit_elsewhere_asks_nothing(aysel, unrest, nigar):
    old = unrest.current.words.text
    edited(unrest, "was calm", "had become quiet again", by=nigar)
    assert "say" not in known(aysel, unrest, "Kazzym", number=1, text=old)


def test_a_case_of_an_older_revision_is_known_on_the_newest_page(aysel, unrest, send, nigar):
    send(unrest, "Kazzym")
    edited(unrest, "Residents fled", "On Tuesday night residents fled", by=nigar)
    assert known(aysel, unrest, "Kazzym")["voices"] == 1


def test_a_report_that_was_withdrawn_is_known_no_more(aysel, unrest, send):
    withdraw(send(unrest, "Kazzym"))
    assert "say" not in known(aysel, unrest, "Kazzym")
    assert not Case.objects.open().exists()


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"revision": "1", "start": "5"},
        {"revision": "x", "start": "0", "end": "1"},
        {"revision": "1", "start": "-1", "end": "2"},
        {"revision": "1", "start": "9", "end": "2"},
        {"revision": "99", "start": "0", "end": "2"},
        {"revision": "1", "start": "0", "end": "99999999"},
        {"revision": "²", "start": "0", "end": "1" * 40},
    ],
)
def test_a_question_that_makes_no_sense_gets_the_token_and_nothing_else(aysel, unrest, asked):
    answer = aysel.get(f"{unrest.get_absolute_url()}report/known/", asked)
    assert (answer.status_code, set(answer.json())) == (200, {"token", "opened"})


def test_what_is_known_costs_few_queries(aysel, unrest, send, django_assert_max_num_queries):
    for n, words in enumerate(("Kazzym", "calm", "Almaty", "help", "Airport", "Banks")):
        send(unrest, words, sender=f"{n}")
    with django_assert_max_num_queries(7):
        known(aysel, unrest, "Kazzym")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (["Kassym"], "Kassym"),
        (["Kassym", "Kassym", "Qasym"], "Kassym"),
        (["Kassym", "Qasym"], ""),
        (["Kassym", "", ""], ""),
        (["BUY PILLS at evil.example"], ""),
        ([""], ""),
    ],
)
def test_a_suggestion_is_shown_when_most_readers_agree_and_it_is_like_the_words(
    aysel, unrest, send, sent, shown
):
    for n, proposed in enumerate(sent):
        case = send(unrest, "Kazzym", proposed, sender=f"{n}").case
    wish = f"“Kazzym” → “{shown}”" if shown else "“Kazzym”"
    assert known(aysel, unrest, "Kazzym")["say"].endswith(f"editor. {wish}")
    assert known(aysel, unrest, "Kazzym")["proposed"] == shown
    assert voiced(aysel, unrest, case, shown).proposed == shown


def voiced(client, article, case: Case, proposed: str) -> Report:
    said = {"case": case.pk, "once": uuid.uuid4(), "proposed": proposed}
    return Report.objects.get(pk=post(client, article, said, "voice/").json()["number"])


@pytest.mark.parametrize("shown", ["", "Qasym", "BUY PILLS"])
def test_a_voice_is_given_no_words_that_its_reader_did_not_see(aysel, unrest, send, shown):
    case = send(unrest, "Kazzym", "Kassym", sender="another").case
    assert voiced(aysel, unrest, case, shown).proposed == ""


def test_a_voice_for_what_was_declined_proposes_nothing_as_nothing_was_shown(aysel, unrest, send, nigar):
    decline(send(unrest, "Kazzym", "Kassym").case, "He spells it so himself.", by=nigar)
    assert known(aysel, unrest, "Kazzym")["proposed"] == ""


def reporting(article) -> Client:
    """A reader whose browser has the cookie and who has reported the president's name."""
    reader = Client()
    known(reader, article, "Kazzym")
    post(reader, article)
    return reader


def test_readers_are_told_of_their_own_report_as_theirs(unrest):
    answer = known(reporting(unrest), unrest, "Kazzym")
    assert answer["say"].startswith("You have reported this already; it waits for an editor. “Kazzym”")
    assert (answer["own"], "voice" in answer) == (True, False)


def test_another_reader_is_told_of_it_as_anothers(aysel, unrest):
    reporting(unrest)
    for _ in range(2):
        answer = known(aysel, unrest, "Kazzym")
        assert ("own" in answer, answer["say"].startswith("1 reader has")) == (False, True)


def test_readers_whose_browser_keeps_no_cookie_are_not_taken_for_each_other(unrest):
    post(Client(), unrest)
    assert "own" not in known(Client(), unrest, "Kazzym")


def test_one_narrow_mark_does_not_speak_for_the_others(aysel, unrest, send):
    for n in range(3):
        send(unrest, "than 4,000 people", "than 4,400 people", sender=f"{n}")
    send(unrest, "4,000 people", "9 people", sender="x")
    assert known(aysel, unrest, "4,000 people")["say"].endswith(
        "4 readers have reported this; it waits for an editor. “4,000 people”"
    )


def test_words_that_cover_several_cases_back_none_of_them(aysel, unrest, send):
    send(unrest, "Kazzym", "Kassym")
    send(unrest, "4,000", "5,000")
    text = unrest.current.words.text
    start, end = sorted((text.index("Kazzym"), text.index("4,000")))
    assert "voice" not in known(aysel, unrest, text[start : end + len("Kazzym")])


def test_it_is_said_what_one_more_voice_would_stand_for(aysel, unrest, send):
    send(unrest, "Kazzym", "Kassym")
    assert known(aysel, unrest, "President Kazzym-Jomart")["say"].endswith("“Kazzym” → “Kassym”")


def test_who_decides_on_a_case_is_not_told(aysel, unrest, send, nigar):
    escalate(send(unrest, "Kazzym", "Kassym").case, "grave", by=nigar)
    assert known(aysel, unrest, "Kazzym")["state"] == "open"


def test_what_a_robot_may_have_sent_is_not_told(aysel, unrest, send):
    send(unrest, "Kazzym", "Kassym", held=True)
    assert "say" not in known(aysel, unrest, "Kazzym")
    send(unrest, "Kazzym", "Kassym", sender="b")
    assert known(aysel, unrest, "Kazzym")["say"].startswith("1 reader has")


def test_of_an_article_whose_words_are_withheld_nothing_is_told(aysel, unrest, send, elchin, settings):
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    send(unrest, "Kazzym", "Kassym")
    state(unrest, Tier.RETRACTION, "It is all wrong.", dated=Article.objects.get().dated, by=elchin)
    assert set(known(aysel, unrest, "Kazzym")) == {"token", "opened"}
