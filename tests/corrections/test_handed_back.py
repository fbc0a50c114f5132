"""Back to the desk: taken back by who handed it on, or handed back by a chief; notes for the next shift."""

import pytest
from post_office.models import Email

from corrections.actions import (
    NeedsReason,
    ask,
    call_off,
    claim,
    decline,
    escalate,
    hand_back,
    may_call_off,
    note,
    state,
)
from corrections.actions.privacy import held_of
from corrections.actions.reader import add_evidence
from corrections.lifecycle import IllegalMove
from corrections.models import Case
from corrections.rights import EDITORS, NotAllowed
from corrections.severity import Tier
from tests.conftest import person


@pytest.fixture
def report(unrest, send):
    return send(unrest, "Kazzym", "Kassym", email="aysel@example.org", sender="a")


@pytest.fixture
def case(report) -> Case:
    return report.case


def test_who_escalated_takes_it_back(case, nigar):
    escalate(case, "Hard.", by=nigar)
    assert may_call_off(case, nigar)
    call_off(case, by=nigar)
    step = case.steps.last()
    assert (case.state, step.verb, step.by) == ("open", "call off", nigar)


def test_a_question_taken_back_is_asked_no_more(case, nigar):
    ask(case, "Where did you see it?", by=nigar)
    assert Email.objects.count() == 1
    call_off(case, by=nigar)
    assert (case.state, case.reason, Email.objects.count()) == ("open", "", 0)


@pytest.mark.parametrize("hand_on", [escalate, ask])
def test_nobody_elses_is_taken_back(case, nigar, elchin, hand_on):
    hand_on(case, "Why?", by=nigar)
    with pytest.raises(NotAllowed):
        call_off(case, by=person("ilham", EDITORS))
    with pytest.raises(NotAllowed):
        call_off(case, by=elchin)


def test_what_a_colleague_works_on_is_not_taken_back(case, nigar, elchin):
    escalate(case, "Hard.", by=nigar)
    claim(case, by=elchin)
    assert not may_call_off(case, nigar)


def test_a_readers_word_and_a_note_are_no_act_of_a_colleague(case, report, nigar, elchin):
    escalate(case, "Hard.", by=nigar)
    add_evidence(report, "On his card.")
    note(case, "He will call tonight.", by=elchin)
    assert may_call_off(case, nigar)


def test_of_two_escalations_only_the_last_counts(case, nigar, elchin):
    escalate(case, "Hard.", by=nigar)
    hand_back(case, "You can do this.", by=elchin)
    with pytest.raises(NotAllowed):
        call_off(case, by=nigar)
    escalate(case, "Still hard.", by=nigar)
    call_off(case, by=nigar)
    assert case.state == "open"


def test_what_a_retraction_escalated_is_not_an_editors_to_take_back(unrest, case, nigar, elchin):
    state(unrest, Tier.RETRACTION, "Made up.", dated=unrest.dated, by=elchin)
    case.refresh_from_db()
    assert not may_call_off(case, nigar)


def test_a_chief_hands_an_escalated_case_back_with_a_reason(case, nigar, elchin):
    escalate(case, "Hard.", by=nigar)
    with pytest.raises(NeedsReason):
        hand_back(case, " ", by=elchin)
    with pytest.raises(NotAllowed):
        hand_back(case, "No.", by=nigar)
    hand_back(case, "Look at his passport.", by=elchin)
    assert (case.state, case.steps.last().why) == ("open", "Look at his passport.")
    decline(case, "It is right.", by=nigar)


def test_only_an_escalated_case_is_handed_back(case, elchin):
    with pytest.raises(IllegalMove):
        hand_back(case, "Here.", by=elchin)


def test_an_escalated_case_is_held_by_nobody_and_claimed_by_chiefs(case, nigar, elchin):
    claim(case, by=nigar)
    escalate(case, "Hard.", by=nigar)
    assert not case.is_claimed
    with pytest.raises(NotAllowed):
        claim(case, by=nigar, take_over=True)
    assert claim(case, by=elchin)


def test_the_page_of_an_escalated_case_shows_an_editor_no_address(as_nigar, case, nigar):
    escalate(case, "Hard.", by=nigar)
    address = f"/admin/corrections/case/{case.pk}/claim/"
    answer = as_nigar.post(address, follow=True)
    assert (answer.status_code, "aysel@example.org" in answer.content.decode()) == (200, False)
    renewed = as_nigar.post(address, headers={"accept": "application/json"}).json()
    assert renewed == {
        "held": False,
        "said": "Only a chief editor may do this. Escalate the case to hand it over.",
    }


def test_a_note_is_a_step_and_nothing_else(case, report, nigar, aysel):
    before = Case.objects.values().get()
    note(case, " Ask the Astana desk. ", by=nigar)
    step = case.steps.last()
    assert (step.verb, step.from_state, step.to_state, step.why) == (
        "note",
        "new",
        "new",
        "Ask the Astana desk.",
    )
    assert (Case.objects.values().get(), Email.objects.count()) == (before, 0)
    assert "Astana desk" not in aysel.get(report.private_url()).content.decode()
    assert "Astana desk" not in str(list(held_of("aysel@example.org")))


def test_a_note_on_a_settled_case_leaves_it_settled(case, nigar):
    decline(case, "It is right.", by=nigar)
    note(case, "He called again.", by=nigar)
    assert Case.objects.get().state == "declined"


def test_an_empty_note_is_none_and_a_reader_leaves_none(case, nigar, rauf):
    with pytest.raises(NeedsReason):
        note(case, " ", by=nigar)
    with pytest.raises(NotAllowed):
        note(case, "Hello.", by=rauf)
