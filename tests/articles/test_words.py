"""The words of an article: canonical form, one text, changed in place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markup import canonical, leaves, plain
from articles.markup.clean import is_clean
from articles.markup.reading import LEAF
from articles.text import one_line
from articles.words import CannotChange, Words

INLINE = ("a href='https://example.org/'", "em", "strong", "b", "i", "sub", "sup", "code")
BLOCK = ("p", "h2", "h3", "li", "blockquote", "div", "td", "figcaption", "pre", "section", "h1")

signs = st.sampled_from(
    [
        *"abcABC ,.&<>\"'\n\t 0123",
        "\u00a0",
        "ə",
        "İ",
        "ı",
        "ё",
        "é",
        "e\u0301",
        "ك",
        "َ",
        "字",
        "🙂",
        "👩‍👩‍👧",
        "\u200f",
        "\xad",
    ]
)
texts = st.lists(signs, max_size=20).map("".join)
filled = texts.filter(lambda text: text.strip("\n\t\r\f \xa0\xad\u200f"))


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(inner: st.SearchStrategy[str], tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(tags),
        st.lists(inner, max_size=4),
    )


inline = st.recursive(texts.map(escape) | st.just("<br>"), lambda inner: wrapped(inner, INLINE), max_leaves=6)
html = st.recursive(
    inline
    | st.sampled_from(["<hr>", "<img src='/a.png' alt='x'>", "<table><tr><td>1</td><td></td></tr></table>"]),
    lambda inner: wrapped(inner, (*BLOCK, "ul", "ol", "figure", "table")),
    max_leaves=12,
)
PIECES = (
    "<p> </p> <b> </b> <li> <ul> </ul> <td> <table> <br> <pre> </pre> <script>x</script> </a> a b &lt;p&gt; "
    "<figure> <figcaption> </div> <h2> <blockquote>"
).split(" ")
soup = st.lists(st.sampled_from([*PIECES, " ", "a b", "<!-- x", "<a href='javascript:x'>"]), max_size=25).map(
    "".join
)


@given(html | soup)
def test_cleaning_twice_is_cleaning_once(source):
    once = canonical(source)
    assert canonical(once) == once


@given(html)
def test_no_word_is_lost_and_none_comes_in(source):
    def letters(text):
        return sorted(re.sub(r"[\s\u00a0]", "", text))

    given_words = letters(plain_words(source))
    assert letters("".join(plain(leaf[3]) for leaf in leaves(canonical(source)))) == given_words


def plain_words(source: str) -> str:
    """The words of well-formed HTML, as a browser would show them."""
    bare = re.sub(r"<[^>]*>", "", source)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(html | soup)
def test_every_block_is_filled_folded_and_trimmed(source):
    for leaf in leaves(canonical(source)):
        words = plain(leaf[3])
        assert words.strip() == words != ""
        assert leaf[1] == "pre" or not re.search(r"[ \t\r\f]{2}| \n|\n ", words)


@given(html | soup)
def test_nothing_stands_outside_a_block(source):
    body = canonical(source)
    between = LEAF.sub("", body)
    assert not re.sub(r"<[^>]*>", "", between)


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:x'>y</mi></math>",
    "<iframe srcdoc='<script>x</script>'></iframe>",
    "<p style='background:url(x)' onclick=x>x</p>",
    "<form action=x><input onfocus=x autofocus></form>",
    "<noscript><p title='</noscript><img src=x onerror=x>'></noscript>",
    "<template><script>x</script></template>",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
)


@pytest.mark.parametrize("payload", HOSTILE)
def test_nothing_that_runs_or_loads_survives(payload):
    body = canonical(f"<p>before {payload} after</p>")
    assert not re.search(r"script|on\w+=|style|src|javascript|data:|<(?!/?(?:p|a)\b)", body, re.IGNORECASE)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_cleaned(source):
    assert canonical(canonical(source)) == canonical(source)


def test_deep_nesting_keeps_the_words():
    body = canonical("<blockquote><div><b>" * 5_000 + "deep")
    assert "deep" in body
    assert body.count("<blockquote>") <= 8


def test_a_block_says_where_it_starts():
    words = Words.of("Headline", "Standfirst", "<p>One <b>two</b></p><ul><li>three</li></ul>")
    assert words.text == "Headline\nStandfirst\nOne two\nthree"
    assert re.findall(r'<(\w+) data-at="(\d+)"', words.rendered()) == [("p", "20"), ("li", "28")]


@given(html, texts)
def test_rendering_then_reading_back_gives_the_same_text(source, standfirst):
    words = Words.of("Headline", standfirst, source)
    shown = re.findall(
        r'data-at="(\d+)">(.*?)</(?:p|h2|h3|pre|li|td|th|figcaption|caption)>', words.rendered(), re.DOTALL
    )
    assert all(words.text[int(at) :].startswith(plain(inner)) for at, inner in shown)
    assert len(shown) == len(list(leaves(words.body)))


@given(html, st.data())
def test_a_change_at_any_span_changes_exactly_that_span(source, data):
    words = Words.of("The headline", "A standfirst", source)
    start, end = sorted(
        (data.draw(st.integers(0, len(words.text))), data.draw(st.integers(0, len(words.text))))
    )
    new = data.draw(filled.map(lambda text: " ".join(text.split())))
    try:
        changed = words.changed(start, end, new)
    except CannotChange:
        assert "\n" in words.text[start:end]
        return
    assert changed.text == words.text[:start] + new.strip() + words.text[end:]


@given(html, st.data())
def test_the_markup_outside_the_changed_blocks_stays_byte_for_byte(source, data):
    words = Words.of("The headline", "", source)
    at = data.draw(st.integers(0, len(words.headline)))
    assert words.changed(at, at, "X").body == words.body


@given(html)
def test_tags_survive_any_change_of_letters(source):
    words = Words.of("H", "", source)
    for block in words.blocks[1:]:
        changed = words.changed(block.start, block.start + 1, "Q")
        assert re.findall(r"<\w+", changed.body) == re.findall(r"<\w+", words.body)


CASES = [
    (
        "<p>See the <a href='/x'>big link</a> now</p>",
        "big link",
        "bigger link",
        '<a href="/x">bigger link</a>',
    ),
    (
        "<p>See the <a href='/x'>link</a> now</p>",
        "the link now",
        "the links now",
        '<a href="/x">links</a> now',
    ),
    ("<p>It was <b>bold</b>.</p>", "was bold", "is bold", "It is <b>bold</b>."),
    ("<p>The the end</p>", "The the", "The", "<p>The end</p>"),
    ("<p>A &amp; B</p>", "A & B", "A & <C>", "A &amp; &lt;C&gt;"),
    ("<p>one <i>two</i> three</p>", " two", "", "<p>one three</p>"),
]


@pytest.mark.parametrize(("body", "old", "new", "expected"), CASES)
def test_markup_around_and_inside_a_change_is_kept(body, old, new, expected):
    words = Words.of("Headline", "", body)
    start = words.text.index(old)
    assert expected in words.changed(start, start + len(old), new).body


def test_a_line_takes_the_place_of_a_line():
    words = Words.of("Headline", "", "<ul><li>one</li><li>two</li></ul>")
    start = words.text.index("one")
    assert words.changed(start, start + 7, "uno\ndos").body == "<ul><li>uno</li><li>dos</li></ul>"


@pytest.mark.parametrize(
    ("old", "new", "sentence"), [("one\ntwo", "both", "2 lines"), ("one", " ", "empty paragraph")]
)
def test_a_change_never_makes_or_takes_a_paragraph(old, new, sentence):
    words = Words.of("Headline", "", "<ul><li>one</li><li>two</li></ul>")
    start = words.text.index(old)
    with pytest.raises(CannotChange, match=sentence):
        words.changed(start, start + len(old), new)


typed = st.text(max_size=12).filter(lambda text: not re.search(r"[\r\n]", text)) | texts.filter(
    lambda text: "\n" not in text
)


def put_in(words: Words, start: int, end: int, new: str) -> Words:
    """The words after a change, or as they were when it would make or take away a paragraph."""
    try:
        return words.changed(start, end, new)
    except CannotChange as refused:
        if "markup" in str(refused):
            raise
        return words


@given(html, typed, st.data())
def test_whatever_is_put_in_leaves_the_canonical_form(source, new, data):
    words = Words.of("The headline", "A standfirst", source)
    block = data.draw(st.sampled_from(words.blocks))
    start, end = sorted(data.draw(st.integers(block.start, block.end)) for _ in range(2))
    changed = put_in(words, start, end, new)
    assert changed == Words.of(changed.headline, changed.standfirst, changed.body)


@given(html, st.lists(typed, min_size=1, max_size=4), st.data())
def test_lines_put_in_leave_the_canonical_form(source, new, data):
    words = Words.of("The headline", "A standfirst", source)
    start, end = sorted(data.draw(st.integers(0, len(words.text))) for _ in range(2))
    changed = put_in(words, start, end, "\n".join(new))
    assert changed == Words.of(changed.headline, changed.standfirst, changed.body)


SPACES = [
    ("one two three", "two", "two  more\twords", "one two more words three"),
    ("one two three", "two", " two ", "one two three"),
    ("one two three", " two", " and two", "one and two three"),
    ("one two three", "two ", "2 ", "one 2 three"),
    ("one two three", "one two", "\u00a0one", "one three"),
    ("one two three", "two", "", "one three"),
    ("one two, three", "two", "", "one, three"),
    ("one two three", "three", "", "one two"),
    ("one\u00a0two", "one", "", "two"),
    ("one<br>two three", "one\ntwo", "uno \n ", "uno\n<br>three"),
    ("one two", "one two", "one\x0btwo", "onetwo"),
    ("a well-known fact", "-", " ", "a well known fact"),
    ("a <b>x<br>y</b>z", "y", "", "a <b>x</b>\n<br>z"),
]


@pytest.mark.parametrize(("inner", "old", "new", "expected"), SPACES)
def test_spaces_stay_single_around_a_change(inner, old, new, expected):
    words = Words.of("Headline", "", f"<p>{inner}</p>")
    start = words.text.index(old)
    assert words.changed(start, start + len(old), new).body == f"<p>{expected}</p>"


def test_what_is_preformatted_keeps_the_spaces_that_are_typed():
    words = Words.of("Headline", "", "<pre>a  b\n  c\n\nd</pre>")
    start = words.text.index("b\n  c\n\n")
    assert words.changed(start, start + 7, "B \n    C\t2\n\n").body == "<pre>a  B \n    C\t2\n\nd</pre>"


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (9, 999_999), (999_999, 999_999)])
@pytest.mark.parametrize("words", [Words.of("Headline", "", "<p>one</p>"), Words("", "", "")])
def test_a_place_outside_the_text_is_refused_in_a_sentence(words, span):
    with pytest.raises(CannotChange, match="no such place in the text"):
        words.changed(*span, "two")


def test_a_block_that_was_not_canonical_can_still_be_changed():
    words = Words("Headline", "", "<p>one  two <b>three</b></p>")
    start = words.text.index("three")
    assert words.changed(start, start + 5, "four").body == "<p>one  two <b>four</b></p>"


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\v", "\f", "\x85", "\r", "\r\n"])
def test_whatever_parts_lines_parts_words(sign):
    assert canonical(f"<p>one{sign}two</p>") == "<p>one two</p>"
    assert one_line(f"one{sign}two") == "one two"


@pytest.mark.parametrize("sign", ["&#13;", "&#13;&#10;", "&#x2028;", "&#11;", "&#12;"])
def test_a_line_of_what_is_preformatted_ends_with_a_line_feed(sign):
    body = canonical(f"<pre>a{sign}b</pre>")
    assert (body, canonical(body)) == ("<pre>a\nb</pre>", "<pre>a\nb</pre>")


@pytest.mark.parametrize("href", ["Photo by: Me", "x:y", "javascript:alert(1)", " data:text/html,x", "a b:c"])
def test_an_address_of_an_unknown_kind_is_no_link_and_spoils_no_body(href):
    body = canonical(f'<p>See <a href="{href}">this</a>.</p>')
    assert body == "<p>See this.</p>"
    assert is_clean(body)
