"""A fix answers those whose change it made; who marked the same words for another change still waits."""

import pytest
from post_office.models import Email

from articles.actions import revise
from articles.models import Article
from articles.words import Words
from corrections.actions import undo
from corrections.models import Case, Notice
from corrections.severity import Tier
from corrections.showing.suggestions import suggestions
from tests.corrections.test_apply import applied

WIDE = "Police said more than 4,000 people were held"


@pytest.fixture
def two(unrest, send):
    """Two readers in one case: a short mark with one change, a long one with another."""
    short = send(unrest, "Police", "The police", sender="a", email="a@example.org")
    long = send(unrest, WIDE, WIDE.replace("4,000", "4,400"), sender="b", email="b@example.org")
    assert short.case == long.case
    return short, long


def now(*rows):
    for row in rows:
        row.refresh_from_db()
    return rows


def test_the_short_change_leaves_the_long_one_open(two, nigar):
    short, long = two
    applied(short.case, "The police", by=nigar, at=short.span, expected="Police")
    now(short, long)
    assert (short.case.state, long.case.state) == ("fixed", "new")
    assert (short.case.voices, long.case.voices) == (1, 1)
    assert Email.objects.get().to == ["a@example.org"]


def test_the_long_change_leaves_the_short_one_open_at_its_place(two, nigar, unrest):
    short, long = two
    applied(long.case, long.proposed, by=nigar, at=long.span, expected=WIDE)
    now(short, long)
    assert (long.case.state, short.case.state) == ("fixed", "new")
    assert short.case.exact == "Police"
    assert short.case.where().span.of(Article.objects.get(pk=unrest.pk).current.words.text) == "Police"


def test_what_is_left_is_fixed_in_its_turn_and_history_holds_both(two, nigar, unrest):
    short, long = two
    applied(long.case, long.proposed, by=nigar, at=long.span, expected=WIDE)
    now(short)
    applied(short.case, "The police", by=nigar)
    unrest.refresh_from_db()
    assert "The police said more than 4,400 people were held" in unrest.current.words.text
    assert not Case.objects.open().exists()


def test_rivals_for_the_same_change_are_answered_together(unrest, send, nigar):
    first, second = send(unrest, "Kazzym", "Kassym", sender="a"), send(unrest, "Kazzym", "Qasym", sender="b")
    silent = send(unrest, "Kazzym", sender="c")
    applied(first.case, "Kassym", by=nigar)
    now(first, second, silent)
    assert {first.case.state, second.case.state, silent.case.state} == {"fixed"}


def test_after_an_undo_each_change_waits_for_itself(two, nigar):
    short, long = two
    fix = applied(long.case, long.proposed, by=nigar, at=long.span, expected=WIDE)
    undo(fix, by=nigar)
    now(short, long)
    assert (short.case.is_open, long.case.is_open) == (True, True)


def test_of_as_many_voices_the_earlier_proposal_comes_first(unrest, send):
    case = send(unrest, "Kazzym", "Zazym", sender="a").case
    send(unrest, "Kazzym", "Aazym", sender="b")
    assert [one.words for one in suggestions(case, unrest.current)] == ["Zazym", "Aazym"]


def test_a_fix_that_is_made_again_supersedes_its_withdrawal(unrest, send, nigar):
    case = send(unrest, "Kazzym").case
    undo(applied(case, "Kassym", by=nigar), by=nigar)
    applied(Case.objects.get(pk=case.pk), "Kassym", by=nigar)
    first, withdrawn, again = Notice.objects.order_by("number")
    assert (withdrawn.supersedes, again.supersedes) == (first, withdrawn)
    assert list(Notice.objects.standing()) == [again]


def test_a_mistake_stood_all_the_time_though_it_was_put_right_for_a_minute(unrest, send, nigar):
    Article.objects.filter(pk=unrest.pk).update(published_at=unrest.current.created_at)
    case = send(unrest, "Kazzym").case
    first = applied(case, "Kassym", by=nigar)
    undo(first, by=nigar)
    again = applied(Case.objects.get(pk=case.pk), "Kassym", by=nigar)
    assert again.notice.stood >= first.notice.stood


def test_the_same_word_elsewhere_says_nothing_of_how_long_a_mistake_stood(unrest, send, nigar):
    words = unrest.current.words
    later = Words(words.headline, words.standfirst, words.body.replace("Airport closed", "Police closed"))
    revise(unrest, later, read=unrest.current, by=nigar, origin="edit")
    case = send(unrest, "Police", nth=2).case
    fix = applied(case, "Airport", by=nigar, tier=Tier.CORRECTION)
    assert fix.notice.stood < fix.at - unrest.revisions.get(number=1).created_at
