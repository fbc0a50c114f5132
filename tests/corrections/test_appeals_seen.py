"""A reader's appeal is called one: on the case, and as a number on the desk."""

import pytest

from corrections.actions import ask, decline
from corrections.actions.reader import appeal
from corrections.models import Case
from corrections.showing import CasePage, Desk
from corrections.showing.readers import appealed


@pytest.fixture
def case(unrest, send, nigar):
    report = send(unrest, "fled", "ran")
    decline(report.case, "They fled.", by=nigar)
    appeal(report, "They ran.")
    return Case.objects.get(pk=report.case_id)


def test_the_case_says_so(as_elchin, case, unrest, send):
    assert (
        '<span class="state state-appeal">Appeal</span>'
        in as_elchin.get(case.get_absolute_url()).content.decode()
    )
    other = send(unrest, "Airport").case
    assert "state-appeal" not in as_elchin.get(other.get_absolute_url()).content.decode()


def test_the_desk_counts_them_and_leads_to_them(as_elchin, elchin, case):
    page = " ".join(as_elchin.get("/admin/").content.decode().split())
    assert '?stand=appeal">Another editor: appeals</a></dt><dd>1</dd>' in page
    assert Desk(elchin).appeals == 1


def test_it_stays_one_while_a_question_waits_and_ends_with_a_decision(case, elchin):
    ask(case, "Where?", by=elchin)
    assert list(appealed()) == [case]
    decline(case, "They fled.", by=elchin)
    assert (list(appealed()), CasePage(case, elchin).is_appealed) == ([], False)
