"""The queue: what stands in it, in which order, and what it costs."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corrections.actions import Sent, claim, decline, escalate, mark_spam, submit
from corrections.actions.reader import appeal
from corrections.models import Case
from tests.conftest import published

QUEUE = "/admin/corrections/case/"


def rows(client, query=""):
    html = client.get(QUEUE + query).content.decode()
    return [
        int(number) for number in re.findall(r'class="row-link" href="/admin/corrections/case/(\d+)/', html)
    ]


def test_most_voices_come_first_then_the_longest_wait(as_nigar, unrest, send):
    first, second = send(unrest, "calm", "quiet").case, send(unrest, "Airport").case
    loud = send(unrest, "Kazzym", "Kassym").case
    send(unrest, "Kazzym", "Kassym")
    assert rows(as_nigar) == [loud.pk, first.pk, second.pk]


def test_a_row_shows_the_change_word_by_word(as_nigar, unrest, send):
    send(unrest, "Kazzym", "Kassym")
    page = as_nigar.get(QUEUE).content.decode()
    assert "<del>" in page
    assert "<b>zz</b>" in page
    assert "Unrest in Almaty" in page


@pytest.mark.parametrize(
    ("stand", "shown"),
    [("", {"calm", "Banks", "Kazzym"}), ("settled", {"Airport"}), ("mine", {"calm"}), ("chief", {"Banks"})],
)
def test_the_queue_is_narrowed_by_where_a_case_stands(stand, shown, as_nigar, nigar, unrest, send):
    cases = {words: send(unrest, words).case for words in ("calm", "Airport", "Banks", "Kazzym")}
    claim(cases["calm"], by=nigar)
    decline(cases["Airport"], "It is right.", by=nigar)
    escalate(cases["Banks"], "Legal.", by=nigar)
    assert set(rows(as_nigar, f"?stand={stand}" if stand else "")) == {cases[word].pk for word in shown}


def test_appeals_are_found_by_themselves(as_nigar, nigar, unrest, send):
    send(unrest, "Banks")
    report = send(unrest, "calm", "quiet")
    decline(report.case, "It is right.", by=nigar)
    appeal(report, "It is not.")
    assert rows(as_nigar, "?stand=appeal") == [report.case_id]


def test_a_row_has_its_number_and_what_was_described(as_nigar, unrest):
    case = submit(
        unrest, 1, Sent(once=uuid.uuid4(), kind="other", comment="The caption under the second picture.")
    ).case
    page = as_nigar.get(QUEUE).content.decode()
    assert f'<span class="number">Case {case.pk}</span>' in page
    assert "The caption under the second picture" in page


def test_the_queue_is_narrowed_by_kind_section_and_language(as_nigar, unrest, send, db):
    az = published("Xalça", "<p>34 xalca nümayiş olunur.</p>", section="Culture", language="az")
    here, there = send(unrest, "calm", kind="fact").case, send(az, "xalca").case
    assert rows(as_nigar, "?kind=fact") == [here.pk]
    assert rows(as_nigar, "?section=culture") == [there.pk]
    assert rows(as_nigar, "?language=az") == [there.pk]


def test_the_queue_is_searched_by_marked_words_and_headline(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    assert rows(as_nigar, "?q=kassym") == rows(as_nigar, "?q=almaty") == [case.pk]
    assert rows(as_nigar, "?q=nowhere") == []


def test_an_empty_queue_says_so(as_nigar):
    assert "Nothing is waiting" in as_nigar.get(QUEUE).content.decode()


def test_fifty_rows_cost_as_many_queries_as_one(as_nigar, send, db):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            as_nigar.get(QUEUE)
        return len(queries)

    articles = [published(f"Story {n}", f"<p>The {n} voluntiers came.</p>") for n in range(50)]
    send(articles[0], "voluntiers", "volunteers")
    one = cost()
    for article in articles[1:]:
        send(article, "voluntiers", "volunteers")
    assert (Case.objects.count(), cost()) == (50, one)


def test_a_list_is_no_way_to_change_a_case(as_elchin, unrest, send):
    case = send(unrest, "Kazzym").case
    forged = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": case.pk,
        "form-0-state": "fixed",
        "_save": 1,
    }
    as_elchin.post(QUEUE, forged | {"action": "delete_selected", "_selected_action": case.pk})
    case.refresh_from_db()
    assert case.state == "new"


def test_a_case_that_a_robot_may_have_sent_is_marked_as_held(as_nigar, unrest, send):
    send(unrest, "Kazzym", "Kassym", held=True)
    assert '<span class="held">held</span>' in as_nigar.get(QUEUE).content.decode()
    send(unrest, "Kazzym", "Kassym")
    assert "held" not in as_nigar.get(QUEUE).content.decode().split("<table")[1]


def test_a_settled_case_without_voices_is_held_no_more(as_nigar, nigar, unrest, send):
    mark_spam(send(unrest, "Kazzym", "Kassym", held=True).case, by=nigar)
    page = as_nigar.get(QUEUE + "?stand=settled").content.decode()
    assert '<span class="voices">0<' in page
