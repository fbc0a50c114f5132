"""Whom a notice thanks by itself: whose name the editor had before them, and who was right."""

import pytest

from corrections.actions import apply_or_propose, approve, mark_duplicate, put_right
from corrections.actions.thanks import agreeing, wishing
from corrections.models import Case, Notice, Reporter
from corrections.severity import Tier
from corrections.showing.elsewhere import spots
from tests.conftest import published
from tests.corrections.test_apply import applied, listed


def wishes(send, article, name: str, proposed: str = "Kassym", *, words: str = "Kazzym", **more):
    return send(article, words, proposed, name=name, credit=True, sender=name, **more)


def credit() -> str:
    return Notice.objects.get().credit


def now(case) -> Case:
    return Case.objects.select_related("article__current", "revision").get(pk=case.pk)


def test_a_name_that_came_after_the_page_was_opened_waits(unrest, send, nigar):
    case = wishes(send, unrest, "Aysel").case
    seen = listed(case)
    wishes(send, unrest, "CHEAP PILLS")
    applied(case, "Kassym", by=nigar, thank=seen)
    assert credit() == "Aysel"
    assert Reporter.objects.get(name="CHEAP PILLS").named is None


def test_a_held_name_is_never_thanked_by_itself(unrest, send, nigar):
    case = wishes(send, unrest, "Aysel").case
    robot = wishes(send, unrest, "CHEAP PILLS", held=True)
    assert listed(case) == [Reporter.objects.get(name="Aysel").pk]
    applied(case, "Kassym", by=nigar, thank=[*listed(case), robot.reporter.pk])
    assert credit() == "Aysel"


def test_nobody_is_named_whom_no_page_listed(unrest, send, nigar):
    applied(wishes(send, unrest, "Aysel").case, "Kassym", by=nigar)
    assert credit() == ""


def test_keys_of_other_cases_name_nobody(unrest, send, nigar):
    other = wishes(send, unrest, "Boris", "quiet", words="calm")
    case = wishes(send, unrest, "Aysel").case
    applied(case, "Kassym", by=nigar, thank=[other.reporter.pk])
    assert (credit(), Reporter.objects.filter(named=True).count()) == ("", 0)


def test_a_sweep_names_nobody_by_itself(unrest, send, nigar):
    second = published("Talks in Astana", "<p>Kazzym came.</p>")
    fix = applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    wishes(send, second, "Aysel")
    [spot] = spots(fix)
    put_right(fix, spot.article.current, spot.span, by=nigar)
    assert Notice.objects.get(article=second).credit == ""


@pytest.mark.parametrize(
    ("words", "proposed", "is_thanked"),
    [
        ("Kazzym", "Kassym", True),
        ("President Kazzym", "President Kassym", True),
        ("Kazzym", "", True),
        ("Kazzym", "Kazzym", True),
        ("Kazzym", "Qasym", False),
        ("President Kazzym", "Presidents Kassym", False),
    ],
)
def test_who_was_right_or_proposed_nothing_is_thanked(unrest, send, nigar, words, proposed, is_thanked):
    case = send(unrest, "Kazzym", "Kassym").case
    wishes(send, unrest, "Aysel", proposed, words=words)
    applied(case, "Kassym", by=nigar, thank=listed(case))
    assert credit() == ("Aysel" if is_thanked else "")


def test_a_duplicates_reader_who_was_right_about_the_same_words_is_thanked(unrest, send, nigar):
    case = send(unrest, "Kazzym", "Kassym").case
    twin = wishes(send, unrest, "Aysel", "", words="calm").case
    mark_duplicate(now(twin), now(case), by=nigar)
    applied(case, "Kassym", by=nigar, thank=listed(case))
    assert credit() == "Aysel"


def test_of_a_proposal_those_are_thanked_whom_the_second_editor_saw(unrest, send, nigar, elchin):
    case = now(wishes(send, unrest, "Aysel").case)
    at = {"at": case.span, "expected": "Kazzym", "read": unrest.current, "tier": Tier.MAJOR}
    apply_or_propose(case, "Kassym", by=nigar, thank=listed(case), **at)
    seen = listed(case)
    wishes(send, unrest, "CHEAP PILLS")
    approve(now(case), by=elchin, thank=seen)
    assert credit() == "Aysel"


def test_the_page_is_told_who_would_be_thanked(unrest, send):
    case = wishes(send, unrest, "Aysel").case
    wishes(send, unrest, "Boris", "Qasym")
    words, span = unrest.current.words, now(case).where().span
    right = agreeing(wishing(case), unrest.current, words.changed(span.start, span.end, "Kassym"))
    assert [report.reporter.name for report in right] == ["Aysel"]
