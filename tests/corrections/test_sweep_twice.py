"""The same sweep sent twice, or by two editors: done once, and the second is told so."""

import pytest

from articles.actions import revise
from articles.models import Revision
from corrections.actions import PutRightAlready, TooLateToUndo, WordsGone, put_right, undo
from corrections.models import Case, Fix
from corrections.showing.elsewhere import spots
from tests.conftest import published
from tests.corrections.test_apply import applied
from tests.corrections.test_sweep import PAGE, text_of


def swept(send, by, wrong: str, right: str) -> tuple[Fix, list]:
    """Put words right in one article, and return the fix with the places elsewhere that have them wrong."""
    first = published("First", f"<p>We know that {wrong} came.</p>")
    published("Second", f"<p>Here {wrong} left, and there {wrong} stayed.</p>")
    fix = applied(send(first, wrong, right).case, right, by=by)
    return fix, spots(fix)


GROWING = [("Lindqvist", "Anna Lindqvist"), ("was", "was 2026"), ("Kazzym", "Kassym")]


@pytest.mark.parametrize(("wrong", "right"), GROWING)
def test_the_second_of_two_is_told_that_it_is_done(db, send, nigar, elchin, wrong, right):
    fix, found = swept(send, nigar, wrong, right)
    assert len(found) == 2
    for spot in found:
        put_right(fix, spot.article.current, spot.span, by=nigar)
    before, cases = Revision.objects.count(), Case.objects.count()
    for spot in found:
        with pytest.raises(PutRightAlready):
            put_right(fix, spot.article.current, spot.span, by=elchin)
    assert text_of("Second").endswith(f"Here {right} left, and there {right} stayed.")
    assert (Revision.objects.count(), Case.objects.count()) == (before, cases)


def test_the_page_pressed_twice_says_so_and_changes_nothing_more(as_nigar, send, nigar):
    fix, found = swept(send, nigar, "Lindqvist", "Anna Lindqvist")
    page, ticked = PAGE.format(fix.cases.get().pk), {"chosen": [spot.key for spot in found]}
    assert "Put right in 2 places." in as_nigar.post(page, ticked, follow=True).content.decode()
    again = as_nigar.post(page, ticked, follow=True).content.decode()
    assert "The words were put right there already." in again
    assert "Anna Anna" not in text_of("Second")


def test_words_that_are_no_whole_word_any_more_are_gone(db, send, nigar):
    fix, [spot, _other] = swept(send, nigar, "Lindqvist", "Anna Lindqvist")
    read = spot.article.current
    revise(
        spot.article,
        read.words.changed(spot.span.end, spot.span.end, "son"),
        read=read,
        by=nigar,
        origin="edit",
    )
    with pytest.raises(WordsGone):
        put_right(fix, read, spot.span, by=nigar)


def test_places_that_lie_in_one_another_are_taken_back_newest_first(as_nigar, send, nigar):
    fix, found = swept(send, nigar, "Lindqvist", "Anna Lindqvist")
    before, page = text_of("Second"), PAGE.format(fix.cases.get().pk)
    as_nigar.post(page, {"chosen": [spot.key for spot in reversed(found)]})
    assert "Taken back in 2 places." in as_nigar.post(page, {"undo": "1"}, follow=True).content.decode()
    assert text_of("Second") == before


def test_an_undo_that_would_change_nothing_is_too_late(db, send, nigar):
    article = published("Weather", "<p>It was hot.</p>")
    fixes = []
    for _ in range(3):
        article.refresh_from_db()
        fixes.append(applied(send(article, "was", "was 2026").case, "was 2026", by=nigar))
    undo(fixes[0], by=nigar)
    with pytest.raises(TooLateToUndo, match="nothing to undo"):
        undo(fixes[2], by=nigar)
