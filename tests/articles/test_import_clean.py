"""The last look before the database: our own tags pass, anything that could run or load does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.actions import Unclean, import_draft
from articles.formats.draft import Draft
from articles.markup import canonical
from articles.markup.clean import is_clean
from articles.models import Article

PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "<a href='/x?a=1&b=2'>", "</a>",
    "<a href='https://a.example/:x'>",
    "<a href='%E2%80%8Bhttps://a.example/'>", "<a href='java\tscript:x'>",
    "<img src='/a.png' alt='\"<>' width=9>",
    "<script>x</script>", "<table><tr><td colspan=2>", "<br>", "<hr>", "<ol start=3>", "<svg onload=x>",
    "a & b",
    "1 < 2", "\x00", "&#x3c;script&gt;", "<a href='mailto:a@b.example'>", "<figure><figcaption>",
    "—“ə”",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200))
def test_whatever_was_cleaned_is_clean(html):
    assert is_clean(canonical(html))


@pytest.mark.parametrize(
    "body",
    [
        "<p onclick=x>a</p>",
        '<p onclick="x">a</p>',
        "<p>a</p><script>x</script>",
        '<p><a href="javascript:x">a</a></p>',
        '<p><a href="java\tscript:x">a</a></p>',
        '<p><a href=" javascript:x">a</a></p>',
        '<p><a href="&#106;avascript:x">a</a></p>',
        '<p><a href="data:text/html,x">a</a></p>',
        '<figure><img src="https://a.example/x.png"></figure>',
        '<figure><img src="//a.example/x.png"></figure>',
        '<figure><img src="/x.png" onerror="x"></figure>',
        "<p>a < b</p>",
        "<P>a</P>",
        "<p>\x00</p>",
        "<!-- a -->",
        "<iframe>",
    ],
)
def test_what_could_run_or_load_is_not(body):
    assert not is_clean(body)


@pytest.mark.django_db
def test_an_unclean_draft_never_reaches_the_database():
    with pytest.raises(Unclean, match="“Ferry” is not clean"):
        import_draft(Draft("a", "1", "Ferry", "<p onclick=x>a</p>"))
    assert not Article.objects.exists()


def test_a_long_body_is_looked_at_in_no_time():
    assert not is_clean("<p>" + "a&" * 500_000 + "<" * 1000)
