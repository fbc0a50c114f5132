"""An article's history: every version, and what changed between any two."""

import re

import pytest

from articles.actions import revise
from articles.diff import pieces
from articles.paragraphs import stretches
from articles.words import Words

HISTORY = "/articles/unrest-in-almaty/history/"


@pytest.fixture
def changed(unrest, nigar):
    """The article after a word of its second paragraph was changed."""
    new = unrest.current.words.changed(*span(unrest, "Kazzym"), "Kassym")
    revise(unrest, new, read=unrest.current, by=nigar, origin="fix", why="Correction")
    return unrest


def span(article, words):
    at = article.current.words.text.index(words)
    return at, at + len(words)


def html(client, query=""):
    return client.get(HISTORY + query).content.decode()


def test_every_version_is_listed_newest_first(aysel, changed):
    page = html(aysel)
    assert re.findall(r'class="number">(\d+)<', page) == ["2", "1"]
    assert ("Correction" in page, "First published here" in page) == (True, True)


def test_an_error_of_fact_is_never_called_a_fix(aysel, changed):
    assert not re.search(r"\bfix", html(aysel, "?from=1&to=2"), re.IGNORECASE)


def test_two_versions_are_told_apart_in_words_not_only_in_colour(aysel, changed):
    page = html(aysel, "?from=1&to=2")
    assert (
        '<del><span class="hidden">[removed: </span>Ka<b>zz</b>ym<span class="hidden">]</span></del>' in page
    )
    assert (
        '<ins><span class="hidden">[inserted: </span>Ka<b>ss</b>ym<span class="hidden">]</span></ins>' in page
    )


def test_unchanged_paragraphs_are_folded(aysel, changed):
    page = html(aysel, "?from=1&to=2")
    assert re.findall(r"(\d) unchanged paragraph", page) == ["3", "4"]


def test_a_change_of_markup_alone_is_said_in_words(aysel, unrest, nigar):
    body = unrest.current.body.replace("<b>city</b>", "city")
    words = Words(unrest.current.headline, unrest.current.standfirst, body)
    revise(unrest, words, read=unrest.current, by=nigar, origin="edit")
    assert "No word differs" in html(aysel, "?from=1&to=2")


@pytest.mark.parametrize(
    "query", ["?from=1&to=9", "?from=0&to=1", "?from=x&to=1", "?from=1", "?to=99999999999"]
)
def test_versions_that_are_not_there_are_refused_in_words(aysel, changed, query):
    response = aysel.get(HISTORY + query)
    assert (response.status_code, b"errorlist" in response.content) == (400, True)


def test_the_editor_is_not_named(aysel, changed, nigar):
    assert nigar.username not in html(aysel, "?from=1&to=2")


def test_a_long_history_has_pages(aysel, unrest, nigar):
    for n in range(51):
        words = Words.of(f"Headline {n}", "", "<p>Words.</p>")
        revise(unrest, words, read=unrest.current, by=nigar, origin="edit")
    assert 'rel="next" href="?page=2"' in html(aysel)
    assert aysel.get(HISTORY + "?page=3").status_code == 404


def test_the_history_costs_a_few_queries(aysel, changed, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        html(aysel, "?from=1&to=2")


def test_a_paragraph_taken_out_is_a_stretch_of_its_own():
    found = stretches(pieces("One\nTwo words\nThree", "One\nThree"))
    assert [(stretch.changed, len(stretch.lines)) for stretch in found] == [(False, 1), (True, 1), (False, 1)]


def test_letters_stay_marked_over_the_end_of_a_paragraph():
    found = [stretch for stretch in stretches(pieces("cat\ndog", "cot\ndig")) if stretch.changed]
    lines = [line for stretch in found for line in stretch.lines]
    assert all("".join(text for text, _ in piece.letters) == piece.text for line in lines for piece in line)
