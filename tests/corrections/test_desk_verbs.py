"""The editors' door: what happens when a decision is sent, and what is said when it cannot be."""

import pytest

from articles.actions import revise
from articles.words import Words
from corrections.actions import apply_fix, decline, undo
from corrections.models import Case, Notice
from corrections.showing import CasePage


def sending(client, case, verb, **data):
    case.refresh_from_db()
    return client.post(f"/admin/corrections/case/{case.pk}/{verb}/", {"version": case.version, **data})


def as_shown(case, by, words=""):
    """Return what the apply button of the page sends."""
    page = CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), by)
    return {
        "version": page.case.version,
        "revision": page.current.number,
        "start": page.span.start,
        "end": page.span.end,
        "expected": page.standing,
        "words": words or page.proposal,
    }


def apply(case, by, words):
    sent = as_shown(case, by, words)
    page = CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), by)
    return apply_fix(page.case, words, at=page.span, expected=sent["expected"], read=page.current, by=by)


def now(case):
    case.refresh_from_db()
    return case.state


def test_applying_goes_on_to_the_next_case_and_says_so(as_nigar, nigar, unrest, send):
    case, following = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport").case
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", as_shown(case, nigar), follow=True)
    assert answer.request["PATH_INFO"] == following.get_absolute_url()
    assert "Applied. 1 left. U to undo." in answer.content.decode()
    assert now(case) == "fixed"


def test_the_last_case_leads_back_to_the_queue(as_nigar, unrest, send):
    answer = sending(as_nigar, send(unrest, "Kazzym").case, "spam")
    assert answer["Location"] == Case.get_queue_url()


@pytest.mark.parametrize(
    ("verb", "data", "state"),
    [
        ("decline", {"reply": "style"}, "declined"),
        ("decline", {"reason": "Our own style."}, "declined"),
        ("right", {}, "fixed_elsewhere"),
        ("spam", {}, "spam"),
        ("escalate", {"reason": "Ask the lawyer."}, "escalated"),
        ("ask", {"reason": "Which Sunday do you mean?"}, "needs_info"),
    ],
)
def test_every_verb_moves_the_case(verb, data, state, as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    assert sending(as_nigar, case, verb, **data).status_code == 302
    assert now(case) == state


def test_a_canned_reason_reaches_the_reader_with_words_added(as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    sending(as_nigar, case, "decline", reply="style", reason="See page 12.")
    case.refresh_from_db()
    assert case.reason.startswith("Thank you. Both ways")
    assert case.reason.endswith("See page 12.")


@pytest.mark.parametrize(
    ("verb", "data", "said"),
    [
        ("decline", {}, "Give a reason"),
        ("escalate", {}, "Give a reason"),
        ("ask", {}, "Type the question"),
        ("duplicate", {"original": 999}, "There is no case with this number"),
        ("duplicate", {"original": ""}, "Type the number of the other case"),
    ],
)
def test_what_is_missing_is_asked_for(verb, data, said, as_nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    answer = sending(as_nigar, case, verb, **data)
    assert (answer.status_code, now(case)) == (422, "new")
    assert said in answer.content.decode()


def test_a_duplicate_names_the_other_case(as_nigar, unrest, send):
    case, other = send(unrest, "Kazzym").case, send(unrest, "Airport").case
    sending(as_nigar, case, "duplicate", original=other.pk)
    assert now(case) == "duplicate"
    assert case.duplicate_of == other


def test_a_lighter_tier_without_a_reason_keeps_what_was_typed(as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    sent = as_shown(case, nigar, "Kassim") | {"tier": "typo", "note": "A note of mine."}
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "at least a “Correction”" in page
    assert "Kassim</textarea>" in page
    assert "A note of mine." in page


def test_looking_first_changes_nothing(as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    sent = as_shown(case, nigar, "Qasim") | {"look": 1}
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
    assert (answer.status_code, now(case)) == (200, "new")
    assert "it is “Qasim-Jomart”" in answer.content.decode()


def test_two_editors_with_one_decision_are_both_told_it_is_done(as_nigar, elchin, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    sent = as_shown(case, nigar)
    apply(case, elchin, "Kassym")
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent, follow=True)
    assert answer.status_code == 200
    assert "was already decided like this" in answer.content.decode()
    assert unrest.revisions.count() == 2


def test_two_editors_with_different_words_get_a_conflict_and_lose_nothing(
    as_nigar, elchin, nigar, unrest, send
):
    case = send(unrest, "Kazzym", "Kassym").case
    sent = as_shown(case, nigar, "Qasim")
    apply(case, elchin, "Kassym")
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "is now “Fixed”" in page
    assert all(f"<blockquote>{words}</blockquote>" in page for words in ("Kazzym", "Kassym", "Qasim"))


def test_one_declines_what_another_has_fixed(as_nigar, elchin, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    version = case.version
    apply(case, elchin, "Kassym")
    answer = as_nigar.post(
        f"/admin/corrections/case/{case.pk}/decline/", {"version": version, "reason": "It is right as it is."}
    )
    assert answer.status_code == 409
    assert "It is right as it is." in answer.content.decode()
    assert now(case) == "fixed"


def test_an_article_changed_meanwhile_keeps_the_typed_words_on_the_new_revision(
    as_nigar, elchin, nigar, unrest, send
):
    case = send(unrest, "Kazzym", "Kassym").case
    sent = as_shown(case, nigar, "Qasim")
    words = unrest.current.words
    moved = Words(words.headline, "Many thousands held.", words.body)
    revise(unrest, moved, read=unrest.current, by=elchin, origin="edit")
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
    assert answer.status_code == 409
    assert 'name="revision" value="2"' in answer.content.decode()
    assert "Qasim</textarea>" in answer.content.decode()


def test_undo_takes_a_decline_back_too(as_nigar, nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    decline(case, "It is right.", by=nigar)
    answer = sending(as_nigar, case, "undo")
    assert (answer["Location"], now(case)) == (case.get_absolute_url(), "reopened")


def test_nobody_but_a_chief_reopens_what_another_decided(as_nigar, as_elchin, elchin, unrest, send):
    case = send(unrest, "Kazzym").case
    decline(case, "It is right.", by=elchin)
    answer = sending(as_nigar, case, "undo")
    assert (answer.status_code, now(case)) == (403, "declined")
    assert "Only a chief editor may do this" in answer.content.decode()


def test_a_chief_reopens_what_an_editor_decided(as_elchin, nigar, unrest, send):
    case = send(unrest, "Kazzym").case
    decline(case, "It is right.", by=nigar)
    sending(as_elchin, case, "undo")
    assert now(case) == "reopened"


def test_the_desk_shows_what_is_open_and_where_to_start(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    send(unrest, "calm", "quiet")
    page = as_nigar.get("/admin/").content.decode()
    assert f'data-key="j" href="{case.get_absolute_url()}"' in page
    assert "<dt>Typo</dt><dd>1</dd>" in page
    assert "<dt>Correction</dt><dd>1</dd>" in page


def test_an_undo_on_a_case_as_it_was_takes_back_no_later_fix(as_elchin, nigar, elchin, unrest, send):
    case = send(unrest, "fled", "ran").case
    undo(apply(case, nigar, "ran"), by=nigar)
    case.refresh_from_db()
    stale = case.version - 1
    apply(case, nigar, "hurried")
    answer = as_elchin.post(f"/admin/corrections/case/{case.pk}/undo/", {"version": stale})
    assert (answer.status_code, now(case)) == (409, "fixed")


def test_a_place_outside_the_text_is_a_conflict_too(as_nigar, nigar, unrest, send):
    case = send(unrest, "fled", "ran").case
    sent = as_shown(case, nigar) | {"start": 99_999, "end": 99_999, "expected": "x"}
    apply(case, nigar, "ran")
    assert as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent).status_code == 409


def test_a_word_processors_line_break_does_not_stop_the_feeds(as_nigar, nigar, unrest, send, aysel):
    case = send(unrest, "4,000", "5,000").case
    note = {"note": "We said 4,000.\x0bIt was 5,000."}
    as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", as_shown(case, nigar) | note)
    assert Notice.objects.get().text == "We said 4,000. It was 5,000."
    assert aysel.get("/corrections/feed.atom").status_code == 200
