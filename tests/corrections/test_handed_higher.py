"""What waits for more than one editor's word stays there, whatever readers send meanwhile."""

import pytest

from corrections.actions import decline, escalate, propose, state
from corrections.actions.reader import appeal, withdraw
from corrections.models import Case, Report
from corrections.severity import Tier


def fresh(case) -> Case:
    return Case.objects.select_related("article__current", "revision").get(pk=case.pk)


@pytest.fixture
def two(unrest, send):
    """Two cases of words that share one, which nobody has reported by itself so far."""
    first = send(unrest, "Police said more than", sender="a")
    second = send(unrest, "than 4,000 people were held", sender="b")
    assert first.case_id != second.case_id
    return first, second


def test_a_shorter_mark_does_not_take_a_case_from_the_chief(two, unrest, send, nigar):
    escalate(fresh(two[1].case), "grave", by=nigar)
    send(unrest, "than", "then", sender="c")
    assert (fresh(two[1].case).state, fresh(two[0].case).state) == ("escalated", "duplicate")
    assert fresh(two[1].case).voices == 3


def test_nor_from_a_second_editor(two, unrest, send, nigar):
    case = fresh(two[1].case)
    words, place = "than 4,500 people were held", {"at": case.span, "expected": case.exact}
    propose(case, words, **place, read=unrest.current, by=nigar, tier=Tier.MAJOR)
    send(unrest, "than", "then", sender="c")
    assert fresh(two[1].case).state == "awaiting_second"
    assert fresh(two[1].case).pending.words == words


def test_an_appeal_that_takes_such_a_case_in_goes_where_that_was(unrest, send, nigar):
    declined = send(unrest, "fled", "ran", sender="a")
    decline(declined.case, "They fled.", by=nigar)
    newer = send(unrest, "fled", "ran", sender="b")
    escalate(fresh(newer.case), "grave", by=nigar)
    appeal(Report.objects.get(pk=declined.pk), "They did not.")
    assert (fresh(declined.case).state, fresh(newer.case).state) == ("escalated", "duplicate")


@pytest.mark.parametrize("to", ["escalated", "awaiting_second"])
def test_nor_does_a_reader_who_withdraws(unrest, send, nigar, to):
    report = send(unrest, "fled", "ran", sender="a")
    if to == "escalated":
        escalate(fresh(report.case), "grave", by=nigar)
    else:
        place = {"at": report.case.span, "expected": "fled", "read": unrest.current}
        propose(fresh(report.case), "ran", **place, by=nigar, tier=Tier.MAJOR)
    withdraw(Report.objects.get(pk=report.pk))
    assert (fresh(report.case).state, fresh(report.case).voices) == (to, 0)


def test_what_is_reported_on_a_retracted_article_is_the_chiefs(unrest, send, elchin):
    state(unrest, Tier.RETRACTION, "It was made up.", dated=unrest.dated, by=elchin)
    unrest.refresh_from_db()
    case = fresh(send(unrest, "fled", "ran").case)
    assert (case.state, case.steps.last().why) == ("escalated", "Retraction 1")
