"""What waits for an editor: only what they can move on; the rest stands in the list alone."""

import pytest

from corrections.actions import ask, decline, escalate, mark_spam, propose, reopen
from corrections.actions.decide import check_decider
from corrections.actions.reader import add_evidence, appeal
from corrections.models import Case
from corrections.rights import NotAllowed
from corrections.severity import Tier
from corrections.showing import Desk, left_for, neighbours, waiting_for
from tests.conftest import person, published
from tests.corrections.test_apply import applied
from tests.corrections.test_queue import QUEUE, rows


def asked(report, by):
    """Ask the reader of a report; the loudest case now waits for an answer."""
    ask(report.case, "Where?", by=by)
    return report.case


def appealed(report, by):
    """Decline a report, against which the reader appeals."""
    decline(report.case, "They fled.", by=by)
    appeal(report, "He walked.")
    report.case.refresh_from_db()
    return report.case


def may_decide(case, user):
    try:
        check_decider(case, user)
    except NotAllowed:
        return False
    return True


def test_what_waits_for_the_reader_does_not_wait_for_an_editor(unrest, send, nigar, elchin):
    case, other = asked(send(unrest, "fled"), nigar), send(unrest, "calm").case
    for user in (nigar, elchin):
        assert list(waiting_for(user)) == [other]
        assert (left_for(user), Desk(user).first) == (1, other)
        assert neighbours(other, user) == (None, None)
    assert neighbours(case, nigar) == (None, other)


def test_an_answer_brings_it_back(unrest, send, nigar):
    report = send(unrest, "fled")
    case = asked(report, nigar)
    add_evidence(report, "In the second line.")
    assert list(waiting_for(nigar)) == [case]


def test_an_appeal_waits_for_anybody_but_who_declined(unrest, send, nigar, elchin):
    case = appealed(send(unrest, "fled"), nigar)
    assert list(waiting_for(nigar)) == []
    assert list(waiting_for(person("zaur", "Editors"))) == list(waiting_for(elchin)) == [case]


def test_a_chief_decides_an_appeal_against_their_own_decline(unrest, send, elchin):
    case = appealed(send(unrest, "fled"), elchin)
    assert list(waiting_for(elchin)) == [case]


def test_a_later_decline_by_another_gives_the_case_back_to_who_declined_first(unrest, send, nigar):
    case, colleague = appealed(send(unrest, "fled"), nigar), person("zaur", "Editors")
    decline(case, "They fled.", by=colleague)
    reopen(case, "Let us see.", by=colleague)
    assert case in waiting_for(nigar)
    assert case in waiting_for(colleague)


@pytest.mark.parametrize("again", ["reopened", "undone"])
def test_what_was_opened_again_without_an_appeal_waits_for_everybody(again, unrest, send, nigar):
    case = send(unrest, "fled").case
    if again == "reopened":
        mark_spam(case, by=nigar)
    else:
        decline(case, "They fled.", by=nigar)
    reopen(case, "", by=nigar)
    assert list(waiting_for(nigar)) == [case]


def test_whatever_waits_for_an_editor_may_be_decided_by_them(unrest, send, nigar, elchin):
    colleague = person("zaur", "Editors")
    words = iter(("fled", "calm", "asked", "Airport", "Banks", "4,000", "evening"))
    send(unrest, next(words))
    asked(send(unrest, next(words)), nigar)
    for by in (nigar, colleague, elchin):
        appealed(send(unrest, next(words)), by)
    escalate(send(unrest, next(words)).case, "Legal.", by=nigar)
    applied(send(unrest, next(words), "night").case, "night", by=colleague)
    for user in (nigar, colleague, elchin):
        wrong = [case for case in waiting_for(user) if not may_decide(case, user)]
        assert wrong == []
    assert (left_for(nigar), left_for(colleague), left_for(elchin)) == (3, 3, 5)


def test_what_waits_for_a_reader_stands_behind_the_others_in_the_list(as_nigar, nigar, unrest, send):
    loud = send(unrest, "fled")
    send(unrest, "fled")
    case, other = asked(loud, nigar), send(unrest, "calm").case
    assert rows(as_nigar) == [other.pk, case.pk]
    assert rows(as_nigar, "?stand=asked") == [case.pk]


def test_one_s_own_appealed_case_stays_in_the_list(as_nigar, nigar, unrest, send):
    case = appealed(send(unrest, "fled"), nigar)
    assert rows(as_nigar) == [case.pk]


def test_the_desk_leads_to_what_waits_for_readers(as_nigar, nigar, unrest, send):
    asked(send(unrest, "fled"), nigar)
    page = as_nigar.get("/admin/").content.decode()
    assert "Nothing is waiting for you." in page
    assert '<dt><a href="/admin/corrections/case/?stand=asked">The readers</a></dt><dd>1</dd>' in page


def test_counting_what_is_left_takes_one_query(django_assert_num_queries, unrest, send, nigar):
    change = {"expected": "calm", "read": unrest.current, "by": nigar, "tier": Tier.MAJOR}
    case = send(unrest, "calm").case
    propose(case, "quiet", at=case.span, **change)
    appealed(send(unrest, "fled"), nigar)
    asked(send(unrest, "Banks"), nigar)
    nigar.has_perm("corrections.decide_case")
    with django_assert_num_queries(1):
        assert left_for(nigar) == 0
    assert Case.objects.open().count() == 3


@pytest.mark.parametrize("meanwhile", ["asked", "proposed"])
def test_an_appeal_stays_another_editors_whatever_happens_meanwhile(unrest, send, nigar, meanwhile):
    case, colleague = appealed(send(unrest, "fled", "ran"), nigar), person("zaur", "Editors")
    if meanwhile == "asked":
        ask(case, "Where did you see it?", by=colleague)
    else:
        place = {"at": case.span, "expected": "fled", "read": unrest.current}
        propose(case, "ran", **place, by=colleague, tier=Tier.MAJOR)
    with pytest.raises(NotAllowed, match="another editor decides"):
        decline(case, "It is right.", by=nigar)
    assert case not in waiting_for(nigar)


def test_who_narrows_the_queue_stays_on_that_beat(as_nigar, unrest, send, db):
    az = published(
        "Xalça", "<p>34 xalca nümayiş olunur, 12 xalca satılır.</p>", section="Culture", language="az"
    )
    other = send(unrest, "calm", "quiet").case
    first, second = send(az, "34 xalca", "34 xalça").case, send(az, "12 xalca", "12 xalça").case
    as_nigar.get(f"{QUEUE}?language=az")
    page = as_nigar.get(first.get_absolute_url()).context["page"]
    assert (page.left, page.neighbours[1]) == (2, second)
    said = {"version": first.version, "reason": "right"}
    assert as_nigar.post(f"{QUEUE}{first.pk}/spam/", said).url == second.get_absolute_url()
    assert as_nigar.post(f"{QUEUE}{second.pk}/spam/", said).url == f"{QUEUE}?language=az"
    as_nigar.get(QUEUE)
    page = as_nigar.get(other.get_absolute_url()).context["page"]
    assert page.left == 1


def test_a_beat_that_names_nothing_is_an_empty_queue_and_no_fault(as_nigar, unrest, send):
    case = send(unrest, "calm", "quiet").case
    as_nigar.get(f"{QUEUE}?language=xx&kind=none&section={'s' * 500}")
    page = as_nigar.get(case.get_absolute_url())
    assert page.status_code == 200
    assert page.context["page"].left == 0
