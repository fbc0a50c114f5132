"""Who may look at cases and decide them, address by address."""

import pytest

from corrections.actions import escalate
from corrections.desk.decisions import VERBS
from corrections.models import Case
from corrections.policy import tiers
from corrections.rights import needs_second, tiers_open_to

PLACES = ("", "{pk}/change/", "{pk}/history/", "{pk}/delete/", "add/", "{pk}/", "?stand=all", "autocomplete/")


@pytest.fixture
def case(unrest, send):
    return send(unrest, "Kazzym", "Kassym", email="aysel@example.org").case


@pytest.mark.parametrize("place", PLACES)
def test_staff_without_rights_open_nothing_of_a_case(place, as_rauf, case):
    answer = as_rauf.get("/admin/corrections/case/" + place.format(pk=case.pk), follow=True)
    assert answer.status_code in {403, 404}
    assert b"Kazzym" not in answer.content


@pytest.mark.parametrize("verb", [*VERBS, "claim"])
def test_staff_without_rights_send_nothing(verb, as_rauf, case):
    answer = as_rauf.post(f"/admin/corrections/case/{case.pk}/{verb}/", {"version": 1, "reason": "Mine."})
    case.refresh_from_db()
    assert (answer.status_code, case.state, case.version) == (403, "new", 1)


@pytest.mark.parametrize("verb", [*VERBS, "claim"])
def test_a_reader_is_sent_to_the_login(verb, aysel, case):
    answer = aysel.post(f"/admin/corrections/case/{case.pk}/{verb}/", {"version": 1})
    assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("verb", [*VERBS, "claim"])
def test_nothing_is_decided_by_looking(verb, as_elchin, case):
    before = Case.objects.values().get(pk=case.pk)
    answer = as_elchin.get(f"/admin/corrections/case/{case.pk}/{verb}/")
    assert (answer.status_code, answer["Location"]) == (302, case.get_absolute_url())
    assert Case.objects.values().get(pk=case.pk) == before


def test_staff_without_rights_see_no_desk(as_rauf, case):
    page = as_rauf.get("/admin/").content.decode()
    assert "/admin/corrections/" not in page
    assert "open case" not in page


@pytest.mark.parametrize("place", ["add/", "{pk}/delete/"])
def test_nobody_adds_or_deletes_a_case(place, admin_client, case):
    assert admin_client.get("/admin/corrections/case/" + place.format(pk=case.pk)).status_code == 403
    assert (
        admin_client.post("/admin/corrections/case/" + place.format(pk=case.pk), {"post": "yes"}).status_code
        == 403
    )
    assert Case.objects.count() == 1


def test_a_forged_inline_changes_nothing(admin_client, case):
    forged = {
        "state": "fixed",
        "reports-TOTAL_FORMS": 1,
        "reports-INITIAL_FORMS": 0,
        "reports-0-comment": "x",
    }
    assert admin_client.post(case.get_absolute_url(), forged).status_code == 405
    assert case.reports.count() == 1


def test_an_escalated_case_is_the_chiefs(as_nigar, as_elchin, nigar, case):
    escalate(case, "Ask the lawyer.", by=nigar)
    sent = {"version": case.version, "reply": "right"}
    assert as_nigar.post(f"/admin/corrections/case/{case.pk}/decline/", sent).status_code == 403
    assert as_elchin.post(f"/admin/corrections/case/{case.pk}/decline/", sent).status_code == 302


def test_each_tier_has_who_decides_it(nigar, elchin, rauf):
    assert [rule.tier for rule in tiers_open_to(nigar)] == ["typo", "update", "correction"]
    assert [rule.tier for rule in tiers().values() if needs_second(nigar, rule)] == ["clarification", "major"]
    assert len(tiers_open_to(elchin)) == len(tiers())
    assert not any(needs_second(rauf, rule) for rule in tiers().values())
