"""Three-way merge: theirs come in, ours stay, a clash is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merge import Clash, elements, merged
from articles.words import Words

BLOCKS = ("<p>a</p>", "<p>b</p>", "<h2>c</h2>", "<ul><li>d</li></ul>", "<hr>", "<p>e</p>")
blocks = st.lists(st.sampled_from(BLOCKS), max_size=6).map("".join)


def words(body, headline="H", standfirst="S"):
    return Words(headline, standfirst, body)


@given(blocks, blocks)
def test_where_only_one_side_changed_its_words_are_taken(base, changed):
    assert merged(words(base), words(base), words(changed)) == words(changed)
    assert merged(words(base), words(changed), words(base)) == words(changed)


@given(blocks, blocks)
def test_where_both_changed_alike_nothing_clashes(base, changed):
    assert merged(words(base), words(changed), words(changed)) == words(changed)


@given(blocks)
def test_a_body_is_its_elements(body):
    assert "".join(elements(body)) == body


def test_changes_in_different_blocks_come_together():
    base, ours, theirs = (
        "<p>a</p><p>b</p><p>c</p>",
        "<p>A</p><p>b</p><p>c</p>",
        "<p>a</p><p>b</p><p>C</p><p>d</p>",
    )
    assert merged(words(base), words(ours), words(theirs)).body == "<p>A</p><p>b</p><p>C</p><p>d</p>"


def test_neighbouring_blocks_changed_by_one_side_each_come_together():
    base, ours, theirs = "<p>a</p><p>b</p>", "<p>A</p><p>b</p>", "<p>a</p><p>B</p>"
    assert merged(words(base), words(ours), words(theirs)).body == "<p>A</p><p>B</p>"


def test_the_same_block_changed_by_both_clashes():
    with pytest.raises(Clash):
        merged(words("<p>a</p>"), words("<p>b</p>"), words("<p>c</p>"))


def test_a_headline_of_theirs_comes_beside_a_paragraph_of_ours():
    made = merged(words("<p>a</p>"), words("<p>b</p>"), words("<p>a</p>", headline="New"))
    assert (made.headline, made.body) == ("New", "<p>b</p>")


def test_nested_lists_are_one_element():
    body = "<ul><li><p>x</p><ul><li>y</li></ul></li></ul><p>z</p>"
    assert len(elements(body)) == 2
