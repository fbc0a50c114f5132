"""Reports of a case that is a duplicate: they are answered with the original."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import STATUS, Email

from corrections.actions import NeedsReason, ask, decline, found_right, mark_duplicate, reopen, thank, undo
from corrections.actions.privacy import purge
from corrections.actions.reader import add_evidence, appeal, say_right, say_wrong, withdraw
from corrections.models import Case, Fix, Notice, Report, Reporter
from corrections.telling import Receipt
from tests.conftest import published
from tests.corrections.test_apply import applied


def fresh(thing):
    found = type(thing).objects
    return (found.select_related("article__current", "revision") if isinstance(thing, Case) else found).get(
        pk=thing.pk
    )


@pytest.fixture
def original(unrest, send) -> Report:
    return send(unrest, "Kazzym", "Kassym", email="first@example.org", sender="a")


@pytest.fixture
def twin(unrest, send, original, nigar) -> Report:
    """A report of other words whose case an editor called a duplicate of the first."""
    report = send(unrest, "calm", "quiet", name="Boris", email="twin@example.org", credit=True, sender="b")
    mark_duplicate(report.case, fresh(original.case), by=nigar)
    return fresh(report)


def written_to(words: str) -> list[str]:
    return sorted(email.to[0] for email in Email.objects.filter(message__contains=words))


def test_their_readers_are_told_what_became_of_the_original(original, twin, nigar):
    applied(fresh(original.case), "Kassym", by=nigar)
    assert written_to("corrected") == ["first@example.org", "twin@example.org"]


def test_while_nothing_is_decided_no_letter_is_written(twin):
    assert not Email.objects.exists()


def test_a_machine_that_joins_cases_writes_no_letters(unrest, send):
    for words, who in (("Police said more than", "a"), ("than 4,000 people were held", "b"), ("than", "c")):
        send(unrest, words, "?", sender=who, email=f"{who}@example.org")
    assert Case.objects.filter(state="duplicate").exists()
    assert not Email.objects.exists()


def test_a_question_that_waits_is_called_back_when_its_case_becomes_a_duplicate(
    unrest, send, original, nigar
):
    report = send(unrest, "calm", "quiet", email="twin@example.org", sender="b")
    ask(report.case, "Where did you see it?", by=nigar)
    mark_duplicate(fresh(report.case), fresh(original.case), by=nigar)
    assert not Email.objects.exists()


DECISIONS = {
    "We have corrected it.": lambda case, by: applied(case, "Kassym", by=by),
    "It has been put right.": lambda case, by: found_right(case, by=by),
    "We looked at it and left the words as they are.": lambda case, by: decline(case, "It is so.", by=by),
}


@pytest.mark.parametrize("told", DECISIONS)
def test_the_duplicate_of_what_is_decided_is_told_its_outcome(unrest, send, original, nigar, told):
    DECISIONS[told](fresh(original.case), nigar)
    report = send(unrest, "calm", "quiet", email="twin@example.org", sender="b")
    mark_duplicate(report.case, fresh(original.case), by=nigar)
    letter = Email.objects.get(to="twin@example.org")
    assert f"Others had reported it too, and we answer all of you together.\n{told}" in letter.message
    assert ("Is it right now?" in letter.message) == Receipt(fresh(report)).may_say_right
    assert "Others" not in Email.objects.get(to="first@example.org").message


def test_their_readers_may_answer_too(original, twin, nigar):
    applied(fresh(original.case), "Kassym", by=nigar)
    assert Receipt(fresh(twin)).may_say_right
    say_right(fresh(twin))
    assert (fresh(twin).right_now, fresh(original).right_now) == (True, None)


def test_the_original_is_open_again_when_they_find_it_wrong_still(original, twin, nigar):
    applied(fresh(original.case), "Kassym", by=nigar)
    say_wrong(fresh(twin), "It is not.")
    assert (fresh(original.case).state, fresh(twin.case).state) == ("reopened", "duplicate")


def test_they_may_appeal_against_the_decline_of_the_original(original, twin, nigar):
    decline(fresh(original.case), "It is right.", by=nigar)
    assert Receipt(fresh(twin)).may_appeal
    appeal(fresh(twin), "It is not.")
    assert fresh(original.case).state == "reopened"


def test_a_question_goes_to_them_too_and_their_answer_counts(original, twin, nigar):
    ask(fresh(original.case), "Where did you see it?", by=nigar)
    assert written_to("Where did you see it?") == ["first@example.org", "twin@example.org"]
    add_evidence(fresh(twin), "On his card.")
    assert fresh(original.case).state == "open"


def test_they_are_thanked_with_the_original(original, twin, nigar):
    applied(fresh(original.case), "Kassym", by=nigar)
    thank(fresh(original.case), twin, named=True, by=nigar)
    assert Notice.objects.get().credit == "Boris"


def test_they_may_withdraw_while_the_original_is_open(original, twin):
    assert Receipt(twin).may_withdraw
    withdraw(twin)
    assert Receipt(fresh(twin)).state == "You withdrew this report."
    assert (fresh(original.case).state, fresh(twin.case).state) == ("new", "duplicate")


def test_they_count_with_the_original_on_its_receipts(twin):
    assert Receipt(twin).voices == "With you, 2 readers have said so."


def test_their_address_is_kept_until_the_original_is_decided(original, twin, nigar):
    purge(timezone.now() + timedelta(days=31))
    assert Reporter.objects.filter(email="twin@example.org").exists()
    decline(fresh(original.case), "It is right.", by=nigar)
    purge(timezone.now() + timedelta(days=31))
    assert not Reporter.objects.filter(email="twin@example.org").exists()


def test_of_a_chain_all_are_answered_by_its_end(unrest, send, original, twin, nigar):
    last = send(unrest, "asked", "begged", sender="c")
    mark_duplicate(fresh(original.case), fresh(last.case), by=nigar)
    applied(fresh(last.case), "begged", by=nigar)
    assert {Receipt(fresh(one)).state for one in (original, twin)} == {"The words were put right."}
    assert written_to("corrected") == ["first@example.org", "twin@example.org"]


def test_a_duplicate_of_a_duplicate_is_one_of_the_original(unrest, send, original, twin, nigar):
    third = send(unrest, "asked", "begged", sender="c")
    mark_duplicate(third.case, fresh(twin.case), by=nigar)
    assert fresh(third.case).duplicate_of == original.case


def test_a_case_that_is_opened_again_is_no_duplicate(unrest, send, nigar):
    report, other = send(unrest, "Kazzym", "Kassym"), send(unrest, "calm")
    fix = applied(report.case, "Kassym", by=nigar)
    say_wrong(fresh(report), "no")
    mark_duplicate(fresh(report.case), fresh(other.case), by=nigar)
    undo(Fix.objects.get(pk=fix.pk), by=nigar)
    assert (fresh(report.case).state, fresh(report.case).duplicate_of) == ("reopened", None)


def test_a_letter_that_a_server_refused_at_first_is_called_back(original, nigar):
    fix = applied(original.case, "Kassym", by=nigar)
    Email.objects.update(status=STATUS.requeued)
    undo(fix, by=nigar)
    assert not Email.objects.exists()


def test_who_withdraws_the_original_decides_nothing_for_them(original, twin):
    withdraw(fresh(original))
    assert (fresh(original.case).state, fresh(original.case).voices) == ("new", 1)
    assert not written_to("withdrawn")


def test_their_voices_count_with_the_original(original, twin, unrest, send, nigar):
    assert fresh(original.case).voices == 2
    send(unrest, "Kazzym", "Kassym", sender="c")
    assert fresh(original.case).voices == 3
    withdraw(fresh(original))
    assert fresh(original.case).voices == 2
    reopen(fresh(twin.case), "It is another mistake.", by=nigar)
    assert (fresh(original.case).voices, fresh(twin.case).voices) == (1, 1)


def test_a_case_is_no_duplicate_of_one_about_another_article(original, nigar, send):
    other = send(published("Regatta", "<p>Ten boats came.</p>"), "Ten", "Two")
    with pytest.raises(NeedsReason, match="another article"):
        mark_duplicate(other.case, fresh(original.case), by=nigar)


def test_who_found_it_wrong_is_asked_again_after_the_next_fix(original, nigar):
    applied(fresh(original.case), "Kassim", by=nigar)
    say_wrong(fresh(original), "It is Kassym.")
    assert fresh(original).right_now is False
    applied(fresh(original.case), "Kassym", by=nigar)
    say_right(fresh(original))
    assert fresh(original).right_now is True


def test_the_readers_of_a_duplicates_duplicate_are_told_too(original, twin, unrest, send, nigar):
    last = send(unrest, "fled", "ran", email="last@example.org", sender="d")
    decline(last.case, "They fled.", by=nigar)
    mark_duplicate(fresh(original.case), fresh(last.case), by=nigar)
    assert written_to("They fled.") == ["first@example.org", "last@example.org", "twin@example.org"]
    assert fresh(last.case).voices == 3


def test_who_joins_a_case_that_waits_for_an_answer_is_asked_too(original, unrest, send, nigar):
    ask(fresh(original.case), "Where did you see it?", by=nigar)
    report = send(unrest, "calm", "quiet", email="twin@example.org", sender="b")
    mark_duplicate(report.case, fresh(original.case), by=nigar)
    assert written_to("Where did you see it?") == ["first@example.org", "twin@example.org"]
