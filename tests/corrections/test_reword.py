"""A notice said in other words: a new one on the same fix, with the identity of the first."""

import pytest

from corrections.actions import NeedsReason, Superseded, reword, state, undo
from corrections.actions.reader import erase
from corrections.models import Notice, Step
from corrections.record import figures
from corrections.rights import NotAllowed
from corrections.severity import Tier
from tests.corrections.test_apply import applied, listed

SAME = ("article_id", "fix_id", "tier", "was", "now", "place", "before_id", "after_id", "stood", "credit")
BETTER = "We misspelt the president's first name; it is Kassym-Jomart."


@pytest.fixture
def report(unrest, send):
    return send(unrest, "Kazzym", "Kassym", name="Aysel", credit=True, sender="a")


@pytest.fixture
def notice(report, nigar) -> Notice:
    return applied(report.case, "Kassym", by=nigar, thank=listed(report.case)).notice


def facts(notice: Notice) -> list[object]:
    return [getattr(notice, name) for name in SAME]


def test_another_notice_on_the_same_fix_supersedes_it(notice, elchin):
    made = reword(notice, f" {BETTER} ", why="It blamed him.", by=elchin)
    assert (made.number, made.text, made.supersedes) == (2, BETTER, notice)
    assert facts(made) == facts(notice)
    assert (made.takes_back, made.label, made.fix.notice) == (False, "Correction", made)
    assert Notice.objects.listed().get() == made


def test_it_is_one_correction_still(notice, elchin):
    reword(notice, BETTER, why="Kinder.", by=elchin)
    assert (figures().in_all, figures().median_stood) == (1, notice.stood)


def test_the_cases_remember_why(notice, elchin):
    reword(notice, BETTER, why="It blamed him.", by=elchin)
    step = Step.objects.latest("pk")
    assert (step.verb, step.why, step.by, step.from_state, step.to_state) == (
        "reword",
        "It blamed him.",
        elchin,
        "fixed",
        "fixed",
    )


def test_feeds_tell_it_under_the_first_ones_name(notice, elchin, aysel):
    reword(notice, BETTER, why="Kinder.", by=elchin)
    [item] = aysel.get("/corrections/feed.json").json()["items"]
    assert item["id"].endswith("/corrections/1/")
    assert item["url"].endswith("/corrections/2/")
    assert (item["content_text"], item["date_modified"] >= item["date_published"]) == (BETTER, True)


def test_both_stay_at_their_addresses_and_the_page_of_the_article_is_fresh(notice, unrest, elchin, aysel):
    kept = aysel.get(unrest.get_absolute_url())["ETag"]
    reword(notice, BETTER, why="Kinder.", by=elchin)
    old = aysel.get(notice.get_absolute_url()).content.decode()
    assert "Superseded by" in old
    assert "It says the same in other words." in old
    fresh = aysel.get(unrest.get_absolute_url(), headers={"If-None-Match": kept})
    assert (fresh.status_code, BETTER in fresh.content.decode().replace("&#x27;", "'")) == (200, True)


def test_the_article_is_no_more_updated_than_it_was(notice, unrest, elchin):
    unrest.refresh_from_db()
    before = unrest.significant_at
    reword(notice, BETTER, why="Kinder.", by=elchin)
    unrest.refresh_from_db()
    assert unrest.significant_at == before


def test_the_reader_is_led_to_the_words_that_stand(notice, report, elchin, aysel):
    made = reword(notice, BETTER, why="Kinder.", by=elchin)
    assert f'href="{made.get_absolute_url()}"' in aysel.get(report.private_url()).content.decode()


def test_a_fix_that_is_undone_takes_the_last_words_back(notice, nigar, elchin):
    made = reword(notice, BETTER, why="Kinder.", by=elchin)
    undo(notice.fix, by=nigar)
    assert Notice.objects.standing().get().supersedes == made


def test_who_erases_their_name_goes_from_every_one(notice, report, elchin):
    reword(notice, BETTER, why="Kinder.", by=elchin)
    erase(report)
    assert set(Notice.objects.values_list("credit", flat=True)) == {""}


def test_the_second_of_two_chiefs_is_told(notice, elchin):
    reword(notice, BETTER, why="Kinder.", by=elchin)
    with pytest.raises(Superseded, match=r"No\. 2"):
        reword(notice, "Other words.", why="Mine.", by=elchin)
    assert Notice.objects.count() == 2


@pytest.mark.parametrize(("text", "why"), [("", "x"), (" ", "x"), (BETTER, " "), (None, "x")])
def test_it_takes_other_words_and_a_reason(notice, elchin, text, why):
    with pytest.raises(NeedsReason):
        reword(notice, notice.text if text is None else text, why=why, by=elchin)


def test_an_editor_may_not(notice, nigar):
    with pytest.raises(NotAllowed):
        reword(notice, BETTER, why="Kinder.", by=nigar)


def test_a_statement_is_taken_back_instead(unrest, elchin):
    said = state(unrest, Tier.EDITORS_NOTE, "A note.", dated=unrest.dated, by=elchin)
    with pytest.raises(NotAllowed, match="Take it back"):
        reword(said, BETTER, why="Kinder.", by=elchin)
