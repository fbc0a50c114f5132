"""The buttons between desk, chief and readers: taken back, handed back, noted, said in other words."""

import pytest

from corrections.actions import apply_fix, ask, decline, escalate
from corrections.models import Case, Notice
from corrections.showing import CasePage
from tests.corrections.test_desk_verbs import now, sending


def page_of(client, case) -> str:
    return client.get(case.get_absolute_url()).content.decode()


@pytest.fixture
def case(unrest, send):
    return send(unrest, "Kazzym", "Kassym").case


@pytest.fixture
def fixed(case, nigar):
    page = CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), nigar)
    apply_fix(page.case, "Kassym", at=page.span, expected="Kazzym", read=page.current, by=nigar)
    return case


@pytest.mark.parametrize("handed", [escalate, ask])
def test_who_handed_it_on_takes_it_back_with_a_button(handed, as_nigar, nigar, case):
    handed(case, "Please.", by=nigar)
    assert f"/{case.pk}/call-off/" in page_of(as_nigar, case)
    assert sending(as_nigar, case, "call-off")["Location"] == case.get_absolute_url()
    assert now(case) == "open"


@pytest.mark.parametrize("handed", [escalate, ask])
def test_what_another_handed_on_has_no_such_button(handed, as_nigar, elchin, case):
    handed(case, "Please.", by=elchin)
    assert f"/{case.pk}/call-off/" not in page_of(as_nigar, case)
    assert sending(as_nigar, case, "call-off").status_code == 403


def test_a_chief_hands_a_case_back_with_a_reason(as_nigar, as_elchin, nigar, case):
    escalate(case, "Grave?", by=nigar)
    assert f"/{case.pk}/hand-back/" in page_of(as_elchin, case)
    assert f"/{case.pk}/hand-back/" not in page_of(as_nigar, case)
    assert sending(as_elchin, case, "hand-back").status_code == 422
    assert sending(as_elchin, case, "hand-back", reason="You can decide this.").status_code == 302
    assert now(case) == "open"
    assert "You can decide this." in page_of(as_nigar, case)


def test_only_what_is_with_the_chief_is_handed_back(as_elchin, case):
    assert "hand-back" not in page_of(as_elchin, case)
    assert sending(as_elchin, case, "hand-back", reason="Decide.").status_code == 409


def test_a_note_stands_among_the_steps_as_internal_and_no_reader_sees_it(as_nigar, aysel, case):
    assert 'data-key="n"' in page_of(as_nigar, case)
    version = case.version
    answer = sending(as_nigar, case, "note", reason="The press office calls back at five.")
    case.refresh_from_db()
    assert (answer["Location"], now(case), case.version) == (case.get_absolute_url(), "new", version)
    page = page_of(as_nigar, case)
    assert 'left a note <span class="tag">internal</span>' in page
    assert "calls back at five" in page
    assert "calls back at five" not in aysel.get(case.reports.get().private_url()).content.decode()


def test_settled_escalated_and_waiting_cases_take_notes_too(as_nigar, nigar, elchin, case, unrest, send):
    escalate(case, "Grave.", by=elchin)
    settled = send(unrest, "Airport").case
    decline(settled, "It is closed.", by=nigar)
    assert all('data-key="n"' in page_of(as_nigar, one) for one in (case, settled))
    assert sending(as_nigar, settled, "note").status_code == 422


def test_a_chief_says_a_notice_in_other_words(as_nigar, as_elchin, fixed):
    notice = Notice.objects.get()
    words = {"notice": notice.number, "text": "His name is Kassym-Jomart, not Kazzym-Jomart."}
    assert 'data-key="w"' in page_of(as_elchin, fixed)
    assert 'data-key="w"' not in page_of(as_nigar, fixed)
    assert sending(as_elchin, fixed, "reword", **words).status_code == 422
    said = as_elchin.post(
        f"/admin/corrections/case/{fixed.pk}/reword/",
        {"version": fixed.version, **words, "why": "Clearer."},
        follow=True,
    ).content.decode()
    assert "Published: Correction 2." in said
    assert Notice.objects.standing().get().text == words["text"]
    assert "Clearer." in said


def test_a_refused_rewording_keeps_what_was_typed(as_elchin, fixed):
    number = Notice.objects.get().number
    page = sending(as_elchin, fixed, "reword", notice=number, text="Other words.").content.decode()
    assert "Other words.</textarea>" in page
    assert sending(as_elchin, fixed, "reword", notice=999, text="x", why="y").status_code == 422


def test_two_who_reword_alike_are_both_told_and_otherwise_the_second_is(as_elchin, fixed):
    first = {"notice": Notice.objects.get().number, "text": "It is Kassym-Jomart.", "why": "Clearer."}
    codes = [sending(as_elchin, fixed, "reword", **first).status_code for _ in range(2)]
    assert codes == [302, 302]
    assert sending(as_elchin, fixed, "reword", **first | {"text": "Else."}).status_code == 409
    assert Notice.objects.count() == 2


def test_a_notice_of_another_case_is_not_reworded_from_here(as_elchin, fixed, unrest, send):
    other = send(unrest, "Airport").case
    sent = {"notice": Notice.objects.get().number, "text": "x", "why": "y"}
    assert sending(as_elchin, other, "reword", **sent).status_code == 404
