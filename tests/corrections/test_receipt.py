"""The receipt: a private page with a report's life in its reader's words, and what they may still do."""

from functools import partial
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.core.cache import cache
from post_office.models import Email

from corrections.actions import Sent, ask, decline, mark_duplicate, reopen, submit, undo
from corrections.actions.reader import (
    MOST_ADDED,
    MOST_WISHES,
    NotNow,
    add_evidence,
    erase,
    say_right,
    say_wrong,
    withdraw,
)
from corrections.anchoring import quote
from corrections.models import Case, Report, Reporter
from corrections.rights import NotAllowed
from corrections.telling import Receipt, thanks
from tests.corrections.test_submit import fixed

PLAIN = "application/x-www-form-urlencoded"


def page(client, report) -> str:
    answer = client.get(report.private_url())
    assert answer.status_code == 200
    return answer.content.decode()


def press(client, report, verb: str, **said):
    address = f"{report.private_url()}{verb}/"
    return client.post(address, urlencode(said), content_type=PLAIN, follow=True)


def declined(report, by, reason="He spells it so himself.") -> Report:
    decline(report.case, reason, by=by)
    return Report.objects.get(pk=report.pk)


def test_only_the_link_opens_the_page(aysel, unrest, send):
    report = send(unrest, "Kazzym", "Kassym")
    assert len(report.token) >= 43
    assert aysel.get(f"/reports/{report.token[:-1]}x/").status_code == 404
    assert aysel.get(f"/reports/{report.pk}/").status_code == 404


def test_the_page_is_private(aysel, unrest, send):
    answer = aysel.get(send(unrest, "Kazzym").private_url())
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store", "strict-origin")
    assert 'content="noindex"' in answer.content.decode()


def test_every_state_is_told_in_the_readers_words(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    assert "It waits for an editor." in page(aysel, report)
    ask(report.case, "Where did you read it?", by=nigar)
    assert "Can you add something?" in page(aysel, report)
    add_evidence(report, "In his passport.")
    assert "An editor is looking at it." in page(aysel, report)
    fixed(Case.objects.get(), "Kassym", by=nigar)
    assert "The words were put right." in page(aysel, report)
    assert "nigar" not in page(aysel, report)


def test_a_decline_is_told_with_its_reason(aysel, unrest, send, nigar):
    report = declined(send(unrest, "Kazzym"), nigar, "He spells it so himself.")
    assert "left the words as they are." in page(aysel, report)
    assert "He spells it so himself." in page(aysel, report)


def test_a_fix_leads_to_its_notice(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    fix = fixed(report.case, "Kassym", by=nigar)
    assert f'href="{fix.notice.get_absolute_url()}"' in page(aysel, report)


def test_each_fix_leads_to_its_own_notice(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    undo(fixed(report.case, "Kassim", by=nigar), by=nigar)
    fixed(Case.objects.get(), "Kassym", by=nigar)
    links = [moment.link for moment in Receipt(Report.objects.get()).moments]
    assert links == ["", "/corrections/1/", "", "/corrections/3/"]


def test_a_typo_leads_to_the_history(aysel, unrest, send, nigar):
    report = send(unrest, "calm", "quiet")
    fixed(report.case, "quiet", by=nigar)
    assert "/history/?from=1&amp;to=2" in page(aysel, report)


def test_a_duplicate_tells_what_became_of_the_other(aysel, unrest, send, nigar, elchin):
    report, other = send(unrest, "4,000"), send(unrest, "4,000", nth=2)
    mark_duplicate(report.case, other.case, by=nigar)
    declined(other, nigar, "Both are right.")
    assert "Both are right." in page(aysel, report)


def test_evidence_is_added_and_leaves_a_step(aysel, unrest, send):
    report = send(unrest, "Kazzym", "Kassym")
    answer = press(aysel, report, "add", words="See his own site", source="https://example.org/president")
    assert "See his own site" in answer.content.decode()
    assert [step.verb for step in report.case.steps.all()] == ["report", "evidence"]


def test_empty_evidence_is_asked_for(aysel, unrest, send):
    report = send(unrest, "Kazzym")
    answer = press(aysel, report, "add", words="", source="")
    assert (answer.status_code, report.evidence.count()) == (422, 0)
    assert "Type what you want to add first." in answer.content.decode()


def test_a_withdrawn_report_is_one_voice_less(aysel, unrest, send):
    send(unrest, "Kazzym", sender="a")
    report = send(unrest, "Kazzym", sender="b")
    assert "You withdrew this report." in press(aysel, report, "withdraw").content.decode()
    case = Case.objects.get()
    assert (case.voices, case.is_open) == (1, True)


def test_the_last_voice_withdrawn_closes_the_case(aysel, unrest, send):
    report = send(unrest, "Kazzym")
    assert "left the words" not in press(aysel, report, "withdraw").content.decode()
    assert not Case.objects.open().exists()
    assert [step.verb for step in report.case.steps.all()] == ["report", "withdraw", "withdraw"]


def test_a_withdrawn_core_gives_the_case_back_to_the_wider_words(aysel, unrest, send):
    send(unrest, "Kazzym-Jomart", sender="a")
    press(aysel, send(unrest, "Kazzym", sender="b"), "withdraw")
    assert Case.objects.open().values_list("exact", "voices").get() == ("Kazzym-Jomart", 1)


def test_what_was_decided_cannot_be_withdrawn(aysel, unrest, send, nigar):
    answer = press(aysel, declined(send(unrest, "Kazzym"), nigar), "withdraw")
    assert answer.status_code == 409
    assert "nothing left to withdraw" in answer.content.decode()


def test_a_decline_may_be_appealed_once(aysel, unrest, send, nigar, elchin):
    report = declined(send(unrest, "Kazzym"), nigar)
    press(aysel, report, "appeal", why="His passport says Kassym.")
    report.refresh_from_db()
    case = Case.objects.get()
    assert (case.state, case.steps.last().why) == ("reopened", "His passport says Kassym.")
    decline(case, "We asked him.", by=elchin)
    answer = press(aysel, report, "appeal", why="Again.")
    assert (answer.status_code, Case.objects.get().state) == (409, "declined")
    assert "Ask for another editor" not in page(aysel, report)


def test_an_appeal_goes_to_another_editor(aysel, unrest, send, nigar):
    report = declined(send(unrest, "Kazzym"), nigar)
    press(aysel, report, "appeal", why="His passport says Kassym.")
    with pytest.raises(NotAllowed, match="another editor decides"):
        decline(Case.objects.get(), "No.", by=nigar)
    assert Case.objects.get().state == "reopened"


def test_erasing_takes_the_waiting_letter_with_it(aysel, unrest, send, nigar):
    report = declined(send(unrest, "Kazzym", email="aysel@example.org"), nigar)
    assert Email.objects.count() == 1
    press(aysel, report, "erase")
    assert not Email.objects.exists()


def test_what_was_not_declined_cannot_be_appealed(aysel, unrest, send):
    assert press(aysel, send(unrest, "Kazzym"), "appeal", why="Now.").status_code == 409


def test_it_is_right_now_is_noted(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    fixed(report.case, "Kassym", by=nigar)
    press(aysel, report, "right")
    report.refresh_from_db()
    assert (report.right_now, report.case.state) == (True, "fixed")
    assert "Is it right now?" not in page(aysel, report)


def test_it_is_not_opens_the_case_again(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    fixed(report.case, "Kasym", by=nigar)
    press(aysel, report, "wrong", why="Two s, please.")
    case = Case.objects.get()
    assert (case.state, case.steps.last().verb, case.steps.last().why) == (
        "reopened",
        "not right",
        "Two s, please.",
    )


@pytest.mark.parametrize("verb", ["right", "wrong"])
def test_what_is_open_is_neither_right_nor_wrong_yet(aysel, unrest, send, verb):
    assert press(aysel, send(unrest, "Kazzym"), verb, why="Look.").status_code == 409


def test_erasing_forgets_who_sent_it_and_keeps_the_report(aysel, unrest, send):
    report = send(
        unrest, "Kazzym", "Kassym", name="Aysel", email="aysel@example.org", sender="a", credit=True
    )
    press(aysel, report, "erase")
    report.refresh_from_db()
    assert (report.sender, report.credit, report.proposed) == ("", False, "Kassym")
    assert not Reporter.objects.exists()


def test_what_was_erased_is_not_written_back_by_sending_it_again(unrest, send):
    sent = {"once": uuid4(), "name": "Aysel", "email": "aysel@example.org", "sender": "a"}
    erase(send(unrest, "Kazzym", "Kassym", **sent))
    send(unrest, "Kazzym", "Kassym", **sent)
    assert (Report.objects.count(), Reporter.objects.count()) == (1, 0)


def test_credit_may_be_wished_and_taken_back(aysel, unrest, send):
    report = send(unrest, "Kazzym", name="Aysel")
    press(aysel, report, "credit", credit="on")
    assert Report.objects.get().credit
    press(aysel, report, "credit")
    assert not Report.objects.get().credit


@pytest.mark.parametrize(
    "verb", ["add", "withdraw", "appeal", "right", "wrong", "erase", "credit", "address"]
)
def test_nothing_is_done_by_a_link_alone(aysel, unrest, send, verb):
    report = send(unrest, "Kazzym")
    assert aysel.get(f"{report.private_url()}{verb}/").status_code == 405
    assert aysel.post(f"/reports/nobody/{verb}/", content_type=PLAIN).status_code == 404


def test_hostile_words_are_shown_as_they_came(aysel, unrest, send):
    report = send(unrest, "Kazzym", "<script>alert(1)</script>", comment="<img src=x onerror=alert(1)>")
    html = page(aysel, report)
    assert "<script>alert" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_page_costs_few_queries(aysel, unrest, send, django_assert_max_num_queries):
    report = send(unrest, "Kazzym", "Kassym")
    for n in range(5):
        press(aysel, report, "add", words=f"And {n}")
    cache.clear()
    with django_assert_max_num_queries(8):
        page(aysel, report)


def test_a_long_life_costs_no_more(aysel, unrest, send, nigar, django_assert_max_num_queries):
    report = send(unrest, "Kazzym", "Kassym")
    for _ in range(5):
        decline(Case.objects.get(), "No.", by=nigar)
        reopen(Case.objects.get(), "", by=nigar)
    cache.clear()
    with django_assert_max_num_queries(8):
        page(aysel, report)


def test_who_reports_what_reads_right_already_is_thanked_and_not_called_the_first(aysel, unrest, send, nigar):
    old, text = unrest.current.number, unrest.current.words.text
    fixed(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    unrest.refresh_from_db()
    start = text.index("Kazzym")
    sent = Sent(once=uuid4(), kind="name", quote=quote(text, start, start + 6), proposed="Kassym")
    report = submit(unrest, old, sent)
    assert thanks(report) == "The words read right already. Thank you for telling us."
    assert "The words read right already. Thank you for telling us.</p>" in page(aysel, report)
    assert "first to say so" not in page(aysel, report)


def test_what_a_reader_proposes_is_shown_without_marked_words_too(aysel, as_nigar, unrest, send):
    report = send(unrest, "calm", "The picture shows Astana.", quote=None, comment="The caption")
    assert "Should read:" in page(aysel, report)
    assert "The picture shows Astana." in page(aysel, report)
    desk = as_nigar.get(f"/admin/corrections/case/{report.case_id}/change/").content.decode()
    assert "The picture shows Astana.</q>" in desk


def test_who_withdrew_has_no_say_in_what_follows(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym", "Kassym", sender="b")
    withdraw(report)
    fixed(Case.objects.get(), "Kassym", by=nigar)
    for act in (partial(say_wrong, why="still"), say_right, partial(add_evidence, words="more")):
        with pytest.raises(NotNow, match="You withdrew this report"):
            act(Report.objects.get(pk=report.pk))


def test_a_report_takes_so_many_additions(aysel, unrest, send):
    report = send(unrest, "Kazzym", "Kassym")
    for n in range(MOST_ADDED):
        assert press(aysel, report, "add", words=f"{n}").status_code == 200
    assert press(aysel, report, "add", words="one more").status_code == 409
    assert report.evidence.count() == MOST_ADDED


def test_what_is_erased_already_leaves_no_step(aysel, unrest, send):
    report = send(unrest, "Kazzym", name="Aysel", sender="a")
    for _ in range(5):
        press(aysel, report, "erase")
    assert list(report.case.steps.values_list("verb", flat=True)) == ["report", "erase"]


def test_a_reader_may_change_their_mind_so_often(aysel, unrest, send):
    report = send(unrest, "Kazzym", name="Aysel", sender="a")
    answers = [press(aysel, report, "credit", **({"credit": "on"} if n % 2 else {})) for n in range(14)]
    assert answers[-1].status_code == 409
    assert report.case.steps.filter(verb="credit").count() == MOST_WISHES
    press(aysel, report, "erase")
    assert not Report.objects.get().credit
