"""“Look at the change first” shows what would be published: words, tier and note as they were typed."""

import pytest

from corrections.actions import propose
from corrections.severity import Tier
from corrections.showing import CasePage
from corrections.showing.noted import lacks
from tests.corrections.test_desk_verbs import as_shown, now


@pytest.fixture
def looked(as_nigar, nigar, unrest, send):
    case = send(unrest, "4,000", "4,400").case

    def look(**typed) -> str:
        sent = as_shown(case, nigar) | typed | {"look": 1}
        answer = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent)
        assert (answer.status_code, now(case)) == (200, "new")
        return answer.content.decode().split('<div class="bar"')[0]

    return look


def test_the_typed_note_is_shown_and_not_the_drafted(looked):
    page = looked(note="We said 4,000 were held. It was 4,400.")
    assert "We said 4,000 were held. It was 4,400." in page
    assert "An earlier version of this article said" not in page
    assert 'class="warning"' not in page


def test_the_chosen_tier_is_shown_beside_the_guards(looked):
    page = looked(tier="major")
    assert 'tier-major">Major correction</span> as was chosen.' in page
    assert "An earlier version of this article said “Police said more than 4,000 people were held”" in page


def test_a_lighter_tier_asks_for_a_reason_and_publishes_no_note(looked):
    page = looked(tier="typo", note="We said 4,000; it was 4,400.")
    assert "lighter than the guard asks for" in page
    assert "Readers will be told" not in page
    assert "A note is not published with the tier “Typo”." in page


def test_a_heavier_tier_of_a_typo_is_told_the_public(as_nigar, nigar, unrest, send):
    case = send(unrest, "calm", "quiet").case
    sent = as_shown(case, nigar) | {"tier": "correction", "look": 1}
    page = as_nigar.post(f"/admin/corrections/case/{case.pk}/apply/", sent).content.decode()
    assert "said “By evening the city was calm 🙂”; it is “By evening the city was quiet 🙂”" in page


def test_a_note_against_the_trades_wording_is_warned_of(looked):
    page = looked(note="This version fixes the number.")
    assert "“fixes” makes the error sound lighter" in page
    assert "does not say what was wrong: “4,000”" in page
    assert "does not say what is right: “4,400”" in page


@pytest.mark.parametrize(
    ("note", "n"),
    [
        ("We said 4,000; it was 4,400.", 0),
        ("Clarified: we said 4,000; it was 4,400.", 1),
        ("The story recasts what 4,000 people did; it was 4,400.", 1),
        ("Уточнение: мы писали 4,000, верно 4,400.", 1),
        ("A fixture list gave 4,000 and not 4,400.", 0),
        ("It was 4,400.", 1),
        ("It was not 4,000.", 1),
    ],
)
def test_what_a_note_on_an_error_lacks(note, n):
    assert len(lacks(note, "4,000", "4,400")) == n


def test_words_that_stay_need_not_be_repeated_nor_those_taken_out():
    assert lacks("We said 4,000; it was 4,400.", "more than 4,000 people", "more than 4,400 people") == []
    assert lacks("We wrongly said that the city was very calm.", "was very calm", "was calm") == []


def test_the_second_editor_sees_the_note_and_the_tier_as_proposed(as_elchin, elchin, nigar, unrest, send):
    page = CasePage(send(unrest, "4,000", "4,400").case, nigar)
    words = {"words": "4,400", "at": page.span, "expected": "4,000", "read": page.current, "by": nigar}
    propose(page.case, **words, tier=Tier.MAJOR, note="It was 4,400.")
    seen = as_elchin.get(page.case.get_absolute_url()).content.decode()
    assert 'tier-major">Major correction' in seen
    assert seen.split('<div class="bar"')[0].count("It was 4,400.") == 1
    assert "does not say what was wrong: “4,000”" in seen
