"""The line that `--dump` writes for an article."""

from articles.formats.draft import Draft
from articles.formats.record import as_record
from articles.markup import canonical


def paragraphs(html):
    record = as_record(Draft("a", "a", "Ferry", canonical(html)))
    return [(one["kind"], one["text"]) for one in record["paragraphs"]]


def test_each_block_has_its_kind():
    html = "<p>One &amp; <b>two</b></p><h2>Later</h2><ul><li>three</li></ul><pre>four</pre><p>five</p>"
    assert paragraphs(html) == [
        *(("p", "One & two"), ("subhead", "Later"), ("li", "three")),
        *(("pre", "four"), ("p", "five")),
    ]


def test_what_stands_in_a_quotation_is_a_quote():
    html = "<blockquote><p>One</p><ul><li>two</li></ul></blockquote><p>three</p><blockquote>four</blockquote>"
    assert paragraphs(html) == [("quote", "One"), ("quote", "two"), ("p", "three"), ("quote", "four")]


def test_captions_and_cells():
    html = (
        "<figure><img src='/a.jpg'><figcaption>One</figcaption></figure><table><tr><td>two</td></tr></table>"
    )
    assert paragraphs(html) == [("caption", "One"), ("p", "two")]


def test_html_stands_there_where_it_says_more_than_the_paragraphs():
    plain, marked = Draft("a", "a", "Ferry", "<p>One</p>"), Draft("a", "a", "Ferry", "<p><b>One</b></p>")
    assert (as_record(plain)["html"], as_record(marked)["html"]) == ("", "<p><b>One</b></p>")
