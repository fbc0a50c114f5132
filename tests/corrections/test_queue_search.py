"""The queue's search: the words of a case and of its readers in any spelling, and numbers."""

import pytest

from corrections.actions import decline
from corrections.models import Report
from corrections.showing import queue
from tests.conftest import published
from tests.corrections.test_queue import QUEUE, rows


@pytest.fixture
def tram(db):
    return published("Xalça günü", "<p>Трамвай теряет скорсоть на мосту.</p>", language="ru")


@pytest.mark.parametrize(
    "question", ["СКОРСОТЬ", "скорсоть", "Скорость", "xalca", "XALÇA gunu", "мост ТЕРЯЮТ", "скорс"]
)
def test_marks_case_and_width_make_no_difference(question, as_nigar, tram, send):
    case = send(tram, "скорсоть", "скорость", comment="Теряют буквы, мост.").case
    assert rows(as_nigar, f"?q={question}") == [case.pk]


def test_what_any_reader_of_a_case_wrote_or_proposed_finds_it(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    send(unrest, "Kazzym", "Qasım", comment="See the dam’s own page.")
    send(unrest, "calm")
    for question in ("DAM", "qasim", "dam kazzym"):
        assert rows(as_nigar, f"?q={question}") == [case.pk]


def test_what_a_reader_took_back_finds_nothing(as_nigar, unrest, send):
    send(unrest, "Kazzym", sender="a")
    said = send(unrest, "Kazzym", comment="See the dam.", sender="b")
    Report.objects.filter(pk=said.pk).update(withdrawn_at=said.created_at)
    assert rows(as_nigar, "?q=dam") == []


def test_who_reported_is_not_searched(as_nigar, unrest, send):
    send(unrest, "Kazzym", name="Aysel Quliyeva", email="aysel@example.org")
    assert rows(as_nigar, "?q=aysel") == rows(as_nigar, "?q=example") == []


@pytest.mark.parametrize("asked", ["{}", "No. {}", "№ {}", "№{}", "#{}", "Case {}", "Report {}", "Отчёт {}"])
def test_a_number_finds_the_case_of_it_and_the_case_of_the_report_of_it(asked, as_nigar, unrest, send):
    for _ in range(2):
        case = send(unrest, "Kazzym").case
    other = send(unrest, "calm")
    assert case.pk in rows(as_nigar, "?q=" + asked.format(case.pk).replace("#", "%23"))
    assert other.case.pk in rows(as_nigar, "?q=" + asked.format(other.pk).replace("#", "%23"))


def test_a_short_word_is_looked_for_as_it_is_a_longer_one_anywhere(as_nigar, unrest, send):
    here = send(unrest, "Banks", comment="That is so.").case
    there = send(unrest, "calm", comment="At 10, not at 8.").case
    assert rows(as_nigar, "?q=at") == [there.pk]
    assert rows(as_nigar, "?q=hat") == [here.pk]


@pytest.mark.parametrize("question", ["…", "%25", "_", "9999999999999999999999", "No. 0", "²²²²²²²", "'"])
def test_a_question_without_an_answer_is_no_error(question, as_nigar, unrest, send):
    send(unrest, "Kazzym", "Kassym")
    assert as_nigar.get(f"{QUEUE}?q={question}").status_code == 200
    assert rows(as_nigar, f"?q={question}") == []


def test_a_search_keeps_to_where_cases_stand_and_offers_the_rest(as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym", comment="Он не так пишется").case
    decline(case, "It is right.", by=nigar)
    page = as_nigar.get(f"{QUEUE}?q=пишется&kind=spelling").content.decode()
    assert "Look among the settled ones too" in page
    assert "stand=all" in page
    assert rows(as_nigar, "?q=пишется&kind=spelling&stand=all") == [case.pk]


def test_the_newest_are_searched_and_no_more(as_nigar, unrest, send, monkeypatch):
    monkeypatch.setattr(queue, "MOST_SEARCHED", 1)
    send(unrest, "Kazzym", comment="dam")
    case = send(unrest, "calm", comment="dam").case
    assert rows(as_nigar, "?q=dam") == [case.pk]


def test_twenty_cases_are_searched_with_as_many_queries_as_one(
    as_nigar, send, db, django_assert_max_num_queries
):
    for n in range(20):
        article = published(f"Story {n}", f"<p>The {n} voluntiers came.</p>")
        send(article, "voluntiers", "volunteers", comment="Spelling!")
    with django_assert_max_num_queries(11):
        as_nigar.get(f"{QUEUE}?q=SPELLING")
