"""What every record goes through, whatever source it comes from."""

import pytest

from articles.formats.draft import Draft, Fault
from articles.formats.raw import Raw, drafted, html_of, words


def raw(**fields):
    return Raw(
        **({"source": "a#1", "key": "1", "headline": "Ferry returns", "body": "<p>It crossed.</p>"} | fields)
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One.\n\nTwo\nthree.", "<p>One.</p><p>Two\nthree.</p>"),
        ("One sentence.\nAnother one.\nA third!", "<p>One sentence.</p><p>Another one.</p><p>A third!</p>"),
        (
            "A line that is\nwrapped at some\nwidth or other.",
            "<p>A line that is\nwrapped at some\nwidth or other.</p>",
        ),
        ("3 < 4 &amp; 5", "<p>3 &lt; 4 &amp; 5</p>"),
        ("One <b>two</b>\n\nThree", "<p>One <b>two</b></p>\n<p>Three</p>"),
        ("<p>One</p>\n\nTwo", "<p>One</p>\n\nTwo"),
        ("", ""),
    ],
)
def test_paragraphs_of_text_that_may_be_html(text, html):
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("marked_up", "plain"),
    [
        ("Q&amp;A: <i>why</i>", "Q&A: why"),
        ("  two\n lines ", "two lines"),
        ("3 < 4", "3 < 4"),
        ("\u202eevil\u202c\u2066x\u2069\x00", "evilx"),
        ("I <3 ferries", "I <3 ferries"),
        ("Ölçü & çəki 🙂", "Ölçü & çəki 🙂"),
    ],
)
def test_words_of_a_field(marked_up, plain):
    assert words(marked_up) == plain


@pytest.mark.parametrize("fields", [{"headline": " "}, {"body": "<p> </p>"}, {"headline": "long " * 200}])
def test_what_is_no_article_is_a_fault(fields):
    found = drafted(raw(**fields))
    assert (type(found), found.record) == (Fault, "1")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/hosts", "https://a b"]
)
def test_only_web_addresses_are_kept(url):
    draft = drafted(raw(url=url))
    assert (draft.url, len(draft.warnings)) == ("", 1)


def test_a_standfirst_that_says_the_headline_again_is_none():
    assert drafted(raw(standfirst="Ferry returns!")).standfirst == ""


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("TR", "tr"), ("", "en"), ("русский", "en")])
def test_the_language_is_told_by_the_tag_or_by_the_words(tag, language):
    draft = drafted(raw(body="<p>The ferry has crossed the bay and it was late.</p>", language=tag))
    assert isinstance(draft, Draft)
    assert draft.language == language


def test_a_count_of_seconds_is_a_date_and_a_warning():
    draft = drafted(raw(published="1709632800"))
    assert (draft.published.isoformat(), len(draft.warnings)) == ("2024-03-05T10:00:00+00:00", 1)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Fares <US$5 a day", "Fares <US$5 a day"),
        ("Why x<y matters", "Why x<y matters"),
        ("Fares <US$5 a <b>day</b> &amp; more", "Fares <US$5 a day & more"),
        ("<my-tag>Fares</my-tag><!-- x --> rise", "Fares rise"),
    ],
)
def test_a_sign_that_opens_no_tag_is_a_sign(written, plain):
    assert words(written) == plain
