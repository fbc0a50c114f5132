"""Many cases are closed as spam at once: looked over first, then each by its own right."""

import re
from html import unescape

import pytest
from django.test import Client

from corrections.actions import ask, claim, decline, escalate, mark_spam, propose
from corrections.actions.reader import appeal
from corrections.admin import spam
from corrections.models import Case
from corrections.severity import Tier
from tests.conftest import person, published
from tests.corrections.test_queue import QUEUE, rows

SPAM = f"{QUEUE}spam/"


@pytest.fixture
def casino(db, send) -> list[Case]:
    """Three cases of nothing but advertising."""
    articles = [published(f"Story {n}", "<p>The volunteers came.</p>") for n in range(3)]
    return [send(article, "volunteers", "casino", comment="Best casino!").case for article in articles]


def read(*cases) -> list[str]:
    """Return what the boxes of cases send: the case, and the version that was seen."""
    return [f"{case.pk}.{case.version}" for case in cases]


def said(answer) -> list[str]:
    """Return the messages that a page brings."""
    found = re.findall(r'<p class="said[^>]*>(.*?)</p>', answer.content.decode())
    return [unescape(sentence) for sentence in found]


def closed(client, *cases, **more) -> list[str]:
    """Close cases, as the page sends it on which they were looked over, and return what is said."""
    return said(client.post(SPAM, {"sure": "1", "chosen": read(*cases), **more}, follow=True))


def states(cases) -> list[str]:
    for case in cases:
        case.refresh_from_db()
    return [case.state for case in cases]


def test_every_open_row_has_its_box(as_nigar, nigar, casino):
    mark_spam(casino[0], by=nigar)
    page = as_nigar.get(QUEUE + "?stand=all").content.decode()
    assert re.findall(r'name="chosen" value="([^"]+)"', page) == read(*casino[1:])
    assert f'formaction="{SPAM}?stand=all"' in page


def test_what_is_ticked_is_looked_over_before_anything_happens(as_nigar, casino):
    page = as_nigar.post(SPAM, {"chosen": read(*casino[:2])}).content.decode()
    assert re.findall(r'name="chosen" value="([^"]+)"', page) == read(*casino[:2])
    assert page.count("Best casino!") == 2
    assert states(casino) == ["new"] * 3


def test_all_of_a_page_are_looked_over_with_one_button(as_nigar, casino):
    page = as_nigar.post(SPAM, {"all": "1", "shown": read(*casino)}).content.decode()
    assert page.count('name="chosen"') == 3


def test_they_are_closed_and_counted_and_the_list_is_as_it_was(as_nigar, nigar, casino):
    sent = {"sure": "1", "chosen": read(*casino[:2])}
    answer = as_nigar.post(f"{SPAM}?q=casino&stand=all&p=2", sent)
    assert answer["Location"] == f"{QUEUE}?q=casino&stand=all"
    assert said(as_nigar.get(answer["Location"])) == ["2 cases closed as spam."]
    assert states(casino) == ["spam", "spam", "new"]
    assert (casino[0].decided_by, casino[0].steps.last().verb) == (nigar, "spam")


def test_one_is_counted_as_one(as_nigar, casino):
    assert closed(as_nigar, casino[0]) == ["1 case closed as spam."]


@pytest.mark.parametrize(
    ("moved", "why"),
    [
        (lambda case, by: mark_spam(case, by=by), "Spam"),
        (lambda case, by: decline(case, "It is right.", by=by), "Declined"),
        (lambda case, by: escalate(case, "Legal.", by=by), "With the chief editor"),
        (lambda case, by: ask(case, "Where?", by=by), "changed since you saw it"),
        (lambda case, by: claim(case, by=by), "elchin is working on this case now."),
    ],
)
def test_what_a_colleague_took_or_moved_meanwhile_is_left_and_named(moved, why, as_nigar, elchin, casino):
    seen = read(*casino)
    moved(casino[1], elchin)
    before = states(casino)[1]
    told = said(as_nigar.post(SPAM, {"sure": "1", "chosen": seen}, follow=True))
    assert told == ["2 cases closed as spam.", f"Left as they were: {casino[1]} ({why})"]
    assert states(casino) == ["spam", before, "spam"]


def test_a_proposal_that_waits_for_a_second_editor_is_left(as_nigar, nigar, unrest, send):
    case = send(unrest, "calm").case
    change = {"expected": "calm", "read": unrest.current, "tier": Tier.MAJOR}
    propose(case, "quiet", at=case.span, by=person("zaur", "Editors"), **change)
    assert closed(as_nigar, case) == [f"Left as they were: {case} (Awaiting a second editor)"]


def test_an_appeal_against_ones_own_decline_is_left(as_nigar, nigar, unrest, send):
    report = send(unrest, "fled")
    decline(report.case, "They fled.", by=nigar)
    appeal(report, "He walked.")
    report.case.refresh_from_db()
    assert "The reader appealed against your decision" in closed(as_nigar, report.case)[0]


def test_what_is_with_the_chief_is_the_chiefs_to_close(as_elchin, nigar, casino):
    escalate(casino[0], "Legal.", by=nigar)
    assert closed(as_elchin, casino[0]) == ["1 case closed as spam."]


def test_those_left_for_one_reason_are_named_together(as_nigar, elchin, casino):
    seen = read(*casino)
    for case in casino[:2]:
        mark_spam(case, by=elchin)
    told = said(as_nigar.post(SPAM, {"sure": "1", "chosen": seen}, follow=True))
    assert told[1:] == [f"Left as they were: {casino[0]}, {casino[1]} (Spam)"]


def test_whoever_looks_over_sees_what_will_be_left(as_nigar, elchin, casino):
    seen = read(*casino)
    mark_spam(casino[0], by=elchin)
    page = as_nigar.post(SPAM, {"chosen": seen}).content.decode()
    assert page.count('name="chosen"') == 2
    assert f"Left as they were: {casino[0]} (Spam)" in page


def test_at_most_so_many_are_closed_at_once(as_nigar, casino, monkeypatch):
    monkeypatch.setattr(spam, "MOST", 2)
    assert closed(as_nigar, *casino)[0] == "At most 2 at a time: the others are as they were."
    assert states(casino).count("spam") == 2


@pytest.mark.parametrize(
    "sent",
    [{}, {"sure": "1"}, {"chosen": "x"}, {"chosen": "-1.1"}, {"chosen": "9" * 40}, {"chosen": ["1", "²."]}],
)
def test_without_a_choice_nothing_happens_and_it_is_said(sent, as_nigar, casino):
    assert said(as_nigar.post(SPAM, sent, follow=True)) == ["Tick the cases first."]
    assert states(casino) == ["new"] * 3


def test_a_case_that_never_was_is_no_error(as_nigar, casino):
    assert as_nigar.post(SPAM, {"chosen": "999999999.1"}).status_code == 302
    assert as_nigar.post(SPAM, {"chosen": "999999999.1", "sure": "1"}).status_code == 302


def test_only_editors_close_and_only_with_a_token(as_rauf, aysel, nigar, casino):
    sent = {"sure": "1", "chosen": read(*casino)}
    assert as_rauf.post(SPAM, sent).status_code == 403
    assert aysel.post(SPAM, sent).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(nigar)
    assert strict.post(SPAM, sent).status_code == 403
    assert states(casino) == ["new"] * 3


def test_hostile_words_are_shown_as_they_came(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", "<i>x</i>", comment="<script>alert(1)</script>").case
    page = as_nigar.post(f"{SPAM}?q=%22%3E%3Cscript%3E", {"chosen": read(case)}).content.decode()
    assert "<script>alert" not in page
    assert '"><script>' not in page


def test_looking_over_many_costs_as_many_queries_as_one(as_nigar, casino, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        as_nigar.post(SPAM, {"chosen": read(*casino)})


def test_the_spam_of_a_search_is_gone_in_three_steps(as_nigar, casino, unrest, send):
    other = send(unrest, "calm", comment="Not this.").case
    page = as_nigar.get(f"{QUEUE}?q=CASINO").content.decode()
    shown = re.findall(r'name="shown" value="([^"]+)"', page)
    as_nigar.post(SPAM, {"all": "1", "shown": shown})
    as_nigar.post(SPAM, {"sure": "1", "chosen": shown})
    assert rows(as_nigar) == [other.pk]
