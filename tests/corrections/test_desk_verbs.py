"""The editors' door: what happens when a decision is sent, and what is said when it cannot be."""

import pytest

from articles.actions import revise
from articles.words import Words
from corrections.actions import apply_fix, ask, decline, escalate, propose, send_back, undo
from corrections.actions.reader import say_wrong, withdraw
from corrections.models import Case, Notice
from corrections.rights import EDITORS
from corrections.severity import Tier
from corrections.showing import CasePage
from tests.conftest import person


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
    assert "it is “President Qasim-Jomart" in answer.content.decode()


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


def test_a_fix_that_a_reader_finds_wrong_can_still_be_undone(as_nigar, nigar, unrest, send):
    report = send(unrest, "Kazzym", "Kassim")
    apply(report.case, nigar, "Kassim")
    say_wrong(report, "It is Kassym.")
    form = f'action="/admin/corrections/case/{report.case_id}/undo/"'
    assert form in as_nigar.get(report.case.get_absolute_url()).content.decode()
    assert sending(as_nigar, report.case, "undo").status_code == 302
    unrest.refresh_from_db()
    assert (now(report.case), "Kazzym" in unrest.current.words.text) == ("reopened", True)
    assert [step.verb for step in report.case.steps.all()] == ["report", "apply", "not right", "undo"]
    assert form not in as_nigar.get(report.case.get_absolute_url()).content.decode()


def test_no_undo_is_offered_to_who_may_not(client, nigar, unrest, send):
    case, leyla = send(unrest, "calm", "quiet").case, person("leyla", EDITORS)
    place = {"at": case.span, "expected": "calm", "read": unrest.current}
    propose(case, "quiet", **place, by=nigar, tier=Tier.MAJOR)
    client.force_login(leyla)
    said = client.get(sending(client, case, "approve")["Location"]).content.decode()
    assert ("Approved and applied." in said, "U to undo" in said) == (True, False)
    assert f"/{case.pk}/undo/" not in client.get(case.get_absolute_url()).content.decode()


OTHERWISE = [
    ("decline", {"reason": "Our own style."}, lambda case, by: decline(case, "It is right.", by=by)),
    ("ask", {"reason": "On which page?"}, lambda case, by: ask(case, "Where is it?", by=by)),
    ("escalate", {"reason": "It is libel."}, lambda case, by: escalate(case, "It is grave.", by=by)),
    ("decline", {"reason": "A quotation."}, lambda case, by: withdraw(case.reports.get())),
]


@pytest.mark.parametrize(("verb", "sent", "first"), OTHERWISE)
def test_the_same_verb_with_other_words_is_no_repetition(as_nigar, elchin, unrest, send, verb, sent, first):
    case = send(unrest, "fled", "ran").case
    sent = {"version": case.version, **sent}
    first(case, elchin)
    answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/{verb}/", sent)
    assert (answer.status_code, sent["reason"] in answer.content.decode()) == (409, True)


@pytest.mark.parametrize("verb", ["decline", "ask", "escalate"])
def test_the_same_words_sent_twice_are_done(as_nigar, unrest, send, verb):
    case = send(unrest, "fled", "ran").case
    sent = {"version": case.version, "reason": "Say where."}
    answers = [as_nigar.post(f"/admin/corrections/case/{case.pk}/{verb}/", sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_an_approval_of_what_another_applied_otherwise_is_a_conflict(as_elchin, nigar, unrest, send):
    case = send(unrest, "calm", "quiet").case
    place = {"at": case.span, "expected": "calm", "read": unrest.current}
    propose(case, "quiet", **place, by=nigar, tier=Tier.MAJOR)
    sent = {"version": case.version}
    send_back(case, "", by=nigar)
    apply(case, nigar, "silent")
    assert as_elchin.post(f"/admin/corrections/case/{case.pk}/approve/", sent).status_code == 409
