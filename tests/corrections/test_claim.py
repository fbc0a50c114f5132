"""A claim: a lease of five minutes that anybody may take over, on the record."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from corrections.actions import claim, release


def later(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False)


def test_a_claim_lasts_five_minutes(unrest, send, nigar, elchin):
    case = send(unrest, "Kazzym").case
    assert claim(case, by=nigar)
    assert not claim(case, by=elchin)
    with later(5.1):
        assert not case.is_claimed
        assert claim(case, by=elchin)


def test_work_renews_a_claim_without_a_step(unrest, send, nigar):
    case = send(unrest, "Kazzym").case
    claim(case, by=nigar)
    with later(4):
        assert claim(case, by=nigar)
        assert case.claimed_until > timezone.now() + timedelta(minutes=4.9)
    assert [step.verb for step in case.steps.all()] == ["report", "claim"]


def test_a_claim_is_taken_over_on_the_record(unrest, send, nigar, elchin):
    case = send(unrest, "Kazzym").case
    claim(case, by=nigar)
    assert claim(case, by=elchin, take_over=True)
    assert (case.steps.last().verb, case.steps.last().by) == ("take over", elchin)


def test_a_released_case_is_free(unrest, send, nigar, elchin):
    case = send(unrest, "Kazzym").case
    claim(case, by=nigar)
    release(case, by=nigar)
    assert claim(case, by=elchin)


def test_the_page_says_who_holds_the_case_and_offers_to_take_it(as_nigar, elchin, unrest, send):
    case = send(unrest, "Kazzym").case
    claim(case, by=elchin)
    page = as_nigar.get(case.get_absolute_url()).content.decode()
    assert "elchin is working on it until" in page
    assert 'name="take_over" value="1"' in page


def test_a_script_that_renews_is_told_when_the_case_was_taken(as_nigar, nigar, elchin, unrest, send):
    case = send(unrest, "Kazzym").case
    claim(case, by=nigar)
    claim(case, by=elchin, take_over=True)
    answer = as_nigar.post(
        f"/admin/corrections/case/{case.pk}/claim/", headers={"accept": "application/json"}
    )
    assert answer.json() == {"held": False, "said": "elchin is working on this case now."}


def test_a_settled_case_cannot_be_claimed(as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    as_nigar.post(f"/admin/corrections/case/{case.pk}/spam/", {"version": case.version})
    assert not claim(case, by=nigar)
