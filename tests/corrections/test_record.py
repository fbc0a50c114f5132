"""The public list of corrections: what it shows, how it is narrowed, what it costs."""

import re
from datetime import timedelta
from statistics import median

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from corrections.actions import state, take_back, undo
from corrections.models import Notice
from corrections.policy import undo_window
from corrections.record import figures, months
from corrections.severity import Tier
from tests.conftest import published, send_report
from tests.corrections.test_apply import applied

RECORD = "/corrections/"


@pytest.fixture
def dated(unrest):
    """The article as one whose source said when it was published."""
    Article.objects.filter(pk=unrest.pk).update(published_at=unrest.current.created_at)
    unrest.refresh_from_db()
    return unrest


@pytest.fixture
def name(dated, send, nigar):
    """A correction of a name, the first of the record."""
    return applied(send(dated, "Kazzym").case, "Kassym", by=nigar)


def undone_later(fix, time_machine) -> None:
    """Take a fix back when it is no slip any more."""
    time_machine.move_to(timezone.now() + undo_window() + timedelta(seconds=1))
    undo(fix, by=fix.by)


@pytest.fixture
def regatta(name, send, elchin):
    """A major correction in another section, a month later."""
    article = published("Regatta", "<p>The Əliyev cup went to 4 boats.</p>", section="Sport")
    return applied(send(article, "4").case, "5", by=elchin, tier=Tier.MAJOR)


def html(client, **query):
    return client.get(RECORD, query).content.decode()


def test_a_correction_is_told_whole(aysel, name):
    page = html(aysel)
    assert "said “President Kazzym-Jomart Tokayev asked for help”; it is “President Kassym-Jomart" in page
    assert ("It stood for" in page, 'href="/corrections/1/"' in page, "Unrest in Almaty" in page) == (
        True,
    ) * 3


def test_what_the_sentence_quotes_does_not_stand_below_it_again(aysel, name):
    assert 'class="was-now"' not in html(aysel)


def test_what_an_editors_own_sentence_leaves_out_stands_below_it(aysel, dated, send, nigar):
    applied(send(dated, "Kazzym").case, "Kassym", by=nigar, note="We misspelt the president's name.")
    page = html(aysel)
    assert "<del>Ka<b>zz</b>ym-Jomart</del>" in page
    assert "<ins>Ka<b>ss</b>ym-Jomart</ins>" in page


def test_of_an_article_without_a_date_nobody_knows_how_long_a_mistake_stood(aysel, unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    assert "It stood for" not in html(aysel)
    assert (figures().in_all, figures().median_stood) == (1, None)


def test_the_newest_comes_first(aysel, regatta):
    page = html(aysel)
    assert page.index('id="notice-2"') < page.index('id="notice-1"')


def test_a_typo_is_not_in_the_list(aysel, unrest, send, nigar):
    applied(send(unrest, "calm").case, "quiet", by=nigar)
    assert "No correction has been needed yet." in html(aysel)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"section": "sport"}, {2}),
        ({"section": "world"}, {1}),
        ({"tier": "major"}, {2}),
        ({"tier": "correction"}, {1}),
        ({"q": "ALIYEV"}, set()),
        ({"q": "kazzym jomart"}, {1}),
        ({"q": "REGATTA"}, {2}),
        ({"section": "sport", "tier": "correction"}, set()),
    ],
)
def test_the_list_is_narrowed_by_what_a_reader_asks(aysel, regatta, query, numbers):
    page = html(aysel, **query)
    assert {n for n in (1, 2) if f'id="notice-{n}"' in page} == numbers


def test_the_list_is_narrowed_by_month(aysel, name):
    this, earlier = timezone.localdate(), timezone.localdate().replace(day=1) - timedelta(days=1)
    assert 'id="notice-1"' in html(aysel, month=f"{this:%Y-%m}")
    assert aysel.get(RECORD, {"month": f"{earlier:%Y-%m}"}).status_code == 400


@pytest.mark.parametrize(
    "query", [{"section": "moon"}, {"tier": "x"}, {"month": "2026-13"}, {"q": "x" * 101}]
)
def test_a_question_that_is_none_of_ours_is_refused_in_words(aysel, name, query):
    response = aysel.get(RECORD, query)
    assert (response.status_code, b'class="wrong"' in response.content) == (400, True)


def test_a_question_nobody_matches_gets_a_kind_answer(aysel, name):
    assert "No correction is like that." in html(aysel, q="moon")


def test_what_was_asked_for_goes_along_to_the_next_page(aysel, unrest, name, send, monkeypatch):
    monkeypatch.setattr("corrections.public_views.PER_PAGE", 1)
    unrest.refresh_from_db()
    applied(send(unrest, "4,400").case, "4,500", by=name.by)
    assert 'href="?section=world&amp;page=2"' in html(aysel, section="world", utm="evil")


def test_a_superseded_notice_leaves_the_list_to_its_successor(aysel, name, time_machine):
    undone_later(name, time_machine)
    page = html(aysel)
    assert ('id="notice-2"' in page, 'id="notice-1"' in page) == (True, False)
    assert 'Supersedes <a href="/corrections/1/">' in page


def test_the_figures_count_this_month_and_find_the_middle(regatta):
    found = figures()
    assert (found.this_month, found.in_all) == (2, 2)
    assert timedelta() <= found.median_stood < timedelta(minutes=1)


def test_of_an_even_number_the_median_lies_between_the_two_middles(dated, send, nigar, time_machine):
    for hours, (was, now) in enumerate((("Kazzym", "Kassym"), ("Banks", "Bank"), ("4,400", "4,500")), 1):
        time_machine.move_to(Article.objects.get().current.created_at + timedelta(hours=hours), tick=False)
        applied(send(Article.objects.get(), was).case, now, by=nigar, tier=Tier.CORRECTION)
        stood = sorted(Notice.objects.values_list("stood", flat=True))
        assert figures().median_stood == median(stood)


def test_what_was_withdrawn_is_no_correction_in_the_figures(regatta, name):
    undo(name, by=name.by)
    assert (figures().this_month, figures().in_all) == (1, 1)
    applied(name.cases.get(), "Kassym", by=name.by)
    assert (figures().this_month, figures().in_all) == (2, 2)


def test_a_statement_that_was_taken_back_is_none_either(unrest, elchin):
    note = state(unrest, Tier.EDITORS_NOTE, "We look into it.", dated=unrest.dated, by=elchin)
    assert figures().in_all == 1
    take_back(note, "It was right.", dated=Article.objects.get().dated, by=elchin)
    assert (figures().in_all, figures().median_stood) == (0, None)


def test_quiet_months_are_shown_as_none(name, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=70))
    assert [count for _month, count in months()][-1] == 1
    assert [count for _month, count in months()][:2] == [0, 0]


def test_the_words_of_the_trade(aysel, regatta):
    page = html(aysel).casefold()
    assert not [word for word in ("fixes", "fixed", "recast", "mistake by", "our reporter") if word in page]


def test_the_list_costs_the_same_however_long(aysel, nigar):
    costs = []
    for length in (3, 9):
        for n in range(Notice.objects.count(), length):
            article = published(f"Story {n}", f"<p>There were {n}4 people here.</p>")
            applied(send_report(article, f"{n}4").case, f"{n}5", by=nigar)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            html(aysel)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 12


def test_a_question_without_words_finds_nothing(aysel, name):
    assert 'id="notice-1"' not in html(aysel, q="!!!")


def test_the_article_shows_grave_corrections_above_its_text(aysel, unrest, send, elchin):
    applied(send(unrest, "4,400").case, "4,500", by=elchin, tier=Tier.MAJOR)
    page = aysel.get(unrest.get_absolute_url()).content.decode()
    assert page.index('id="notice-1"') < page.index("Residents fled")


def test_the_article_shows_others_below_its_text(aysel, unrest, name):
    page = aysel.get(unrest.get_absolute_url()).content.decode()
    assert page.index("Residents fled") < page.index('id="notice-1"')


def test_the_article_shows_a_superseded_notice_as_such(aysel, unrest, name, time_machine):
    undone_later(name, time_machine)
    page = aysel.get(unrest.get_absolute_url()).content.decode()
    assert '<div class="notice superseded" id="notice-1">' in page
    assert 'Superseded by <a href="/corrections/2/">' in page


def test_the_history_names_fixes_in_the_readers_language(aysel, unrest, send, elchin):
    fix = applied(send(unrest, "4,400").case, "4,500", by=elchin, tier=Tier.MAJOR)
    undo(fix, by=elchin)
    page = aysel.get(f"{unrest.get_absolute_url()}history/", headers={"Accept-Language": "ru"})
    told = re.findall(r'class="what">\s*(.*?)\s*<', page.content.decode())
    assert told == ["Отмена: Существенное исправление", "Существенное исправление", "Первая публикация здесь"]


def test_a_long_history_of_fixes_costs_no_more(aysel, unrest, send, nigar, django_assert_max_num_queries):
    for old, new in (("calm", "quiet"), ("spread", "went"), ("Banks", "Shops"), ("Airport", "Port")):
        unrest.refresh_from_db()
        applied(send(unrest, old).case, new, by=nigar)
    with django_assert_max_num_queries(6):
        aysel.get(f"{unrest.get_absolute_url()}history/")


def test_the_front_page_shows_the_latest_corrections(aysel, regatta):
    page = aysel.get("/").content.decode()
    assert page.index('id="notice-2"') < page.index('id="notice-1"')
