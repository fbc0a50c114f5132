"""Whatever is marked points at exactly the right words: looked at in the database, not in the page."""

import random
from pathlib import Path

import pytest
from django.apps import apps
from django.utils import timezone
from playwright.sync_api import expect

from articles.intake import Order, lines
from articles.models import Article
from corrections.anchoring import NothingMarked, quote
from tests.browser.reader import MARK, call, mark, mark_span, opened, point, published, send, thanked

KINDS = (
    "<p>Residents fled the town before noon. The word river stands here, a river there, rivers flow on.</p>"
    "<p>The council met on <b>Tues</b>day in the hall. The gate was shut. Nobody came. The gate was shut.</p>"
    "<h2>More than 4,000 held</h2>"
    "<p>First line of the verse,\n<br>second line of the verse</p>"
    "<ul><li>Airport closed</li><li>Banks closed</li></ul>"
    "<table><tr><th>Team</th><th>Points</th></tr><tr><td>Dolphins</td><td>31</td></tr></table>"
    "<figure><img src='/static/newsroom/favicon.svg' alt=''>"
    "<figcaption>The harbour at dawn, seen from the pier</figcaption></figure>"
    "<p>It took 10\u00a0000 steps and an ex\u00adtra\u00adordinary wind.</p>"
    "<p>See <a href='https://example.org/a'>the full report</a> now.</p>"
    "<p>A calm 🙂 evening 👩‍👩‍👧 by the sea. Şəhərin ağ İşığı yandı, axşam düşdü.</p>"
)


@pytest.fixture
def kinds(db) -> Article:
    return published("Every kind of words", KINDS, standfirst="What readers mark.")


#: What is marked, the words, which standing of them; the ends of a drag the other way.
SELECTIONS = {
    "plain word": ("noon", 1),
    "second of three same words": ("river", 2),
    "part of the third": ("rive", 3),
    "across bold": ("Tuesday in", 1),
    "second of two identical sentences": ("The gate was shut.", 2),
    "headline": ("kind", 1),
    "subhead": ("4,000", 1),
    "list item": ("Banks", 1),
    "table cell": ("31", 1),
    "after a line break": ("second line", 1),
    "over a line break": ("verse,\nsecond", 1),
    "no-break space": ("10\u00a0000 steps", 1),
    "soft hyphens": ("ex\u00adtra\u00adordinary", 1),
    "link": ("full report", 1),
    "caption": ("dawn", 1),
    "emoji": ("👩‍👩‍👧 by", 1),
    "Azerbaijani": ("Şəhərin ağ İşığı", 1),
    "across two paragraphs": ("flow on.\nThe council", 1),
}


@pytest.mark.parametrize("kind", SELECTIONS)
def test_the_marked_words_reach_the_database(page, live_server, kinds, kind):
    words, nth = SELECTIONS[kind]
    start = mark(opened(page, live_server, kinds), kinds, words, nth=nth)
    assert reported(page) == (start, start + len(words), words)


def test_a_backward_drag_is_a_drag(page, live_server, kinds):
    start = kinds.current.words.text.index("council met")
    mark_span(opened(page, live_server, kinds), kinds, start, start + 11, backward=True)
    assert reported(page) == (start, start + 11, "council met")


def test_a_trailing_space_is_left_out(page, live_server, kinds):
    start = mark(opened(page, live_server, kinds), kinds, " town ")
    assert reported(page) == (start + 1, start + 5, "town")


def test_a_triple_click_marks_its_paragraph_and_no_more(page, live_server, kinds):
    block = kinds.current.words.blocks[3]
    paragraph = opened(page, live_server, kinds).locator("#words [data-at]").nth(3)
    paragraph.click(click_count=3, position={"x": 40, "y": 12})
    assert reported(page) == (block.start, block.end, block.text)


def test_a_double_click_marks_its_word(page, live_server, kinds):
    opened(page, live_server, kinds).get_by_role("heading", name="More than").dblclick(
        position={"x": 20, "y": 12}
    )
    start = kinds.current.words.text.index("More than")
    assert reported(page) == (start, start + 4, "More")


def test_hidden_text_beside_the_words_is_no_part_of_them(page, live_server, kinds):
    opened(page, live_server, kinds)
    page.evaluate(
        """() => {
          const hidden = document.createElement("p")
          Object.assign(hidden, { hidden: true, textContent: "not published" })
          document.querySelectorAll("#words [data-at]")[2].after(hidden)
        }"""
    )
    start = mark(page, kinds, "flow on.\nThe council")
    assert reported(page) == (start, start + 20, "flow on.\nThe council")


def test_a_drag_from_the_headline_over_the_byline_holds_words_only(page, live_server, kinds):
    opened(page, live_server, kinds)
    mark_span(page, kinds, 6, kinds.current.words.text.index("fled"))
    assert reported(page)[2] == "kind of words\nWhat readers mark.\nResidents"


def test_what_is_marked_outside_the_article_is_cut_off(page, live_server, kinds):
    opened(page, live_server, kinds)
    page.evaluate(
        "getSelection().setBaseAndExtent(document.body, 0, document.querySelector('#words h1').firstChild, 5)"
    )
    assert reported(page) == (0, 5, "Every")


def reported(page) -> tuple[int, int, str]:
    call(page)
    send(page, "better words")
    report = thanked(page)
    return report.start, report.end, report.exact


def test_two_hundred_random_selections_of_every_article_are_exact(page, live_server, edition):
    chance = random.Random(4)
    for article in edition:
        text = article.current.words.text
        spans = [span_in(text, chance) for _ in range(200)]
        ends = [[point(article, start), point(article, end)] for start, end in spans]
        found = opened(page, live_server, article).evaluate(PLACES, ends)
        wanted = [as_sent(text, *span) for span in spans]
        assert found == wanted, article


#: Marks each span, one time in two backwards, and returns what the dialog would send of it.
PLACES = """
async (all) => {
  const { placeOf, quote, textOf } = await import("/static/corrections/places.js")
  const root = document.getElementById("words")
  const mark = MARK
  return all.map((ends, i) => {
    mark(i % 2 ? ends : ends.reverse())
    const place = placeOf(root, [getSelection().getRangeAt(0)])
    return place && quote(textOf(root), place.start, place.end)
  })
}
""".replace("MARK", MARK.strip())


def span_in(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(text))
    return start, min(len(text), start + chance.choice([1, 2, 5, 12, 40, 200, 900]))


def as_sent(text: str, start: int, end: int) -> dict | None:
    try:
        made = quote(text, start, end)
    except NothingMarked:
        return None
    return {name: getattr(made, name) for name in ("exact", "prefix", "suffix", "start", "end")}


@pytest.fixture
def edition(db) -> list[Article]:
    """The articles we ship, brought in as staff would."""
    folder = Path(apps.get_app_config("articles").path) / "edition"
    assert len([line for line in lines(Order((str(folder),), timezone.now())) if line.draft]) >= 20
    return list(Article.objects.with_words())


def test_two_parts_of_a_selection_are_one_place(page, live_server, kinds):
    """Firefox gives a range for each; from the first marked character to the last is what is meant."""
    opened(page, live_server, kinds)
    found = page.evaluate(
        """async () => {
          const { placeOf } = await import("/static/corrections/places.js")
          const text = document.querySelector("#words h1").firstChild
          const ranges = [[0, 5], [9, 11]].map(([from, to]) => {
            const range = document.createRange()
            range.setStart(text, from)
            range.setEnd(text, to)
            return range
          })
          return placeOf(document.getElementById("words"), ranges)
        }"""
    )
    assert found == {"start": 0, "end": 11}


def test_nothing_but_blanks_is_nothing_marked(page, live_server, kinds):
    mark(opened(page, live_server, kinds), kinds, " ")
    call(page)
    expect(page.get_by_label("Choose the sentence")).to_be_focused()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("4,000", "… help. Police said more than 4,000 people were held."),
        ("asked for help", "… Kazzym-Jomart Tokayev asked for help. Police said more than 4,000 …"),
        ("detained", "More than 4,000 detained"),
        ("Residents", "Residents fled as unrest spread to …"),
    ],
)
def test_what_stands_around_is_cut_between_words_and_says_so(page, live_server, unrest, words, shown):
    mark(opened(page, live_server, unrest), unrest, words)
    call(page)
    expect(page.locator(".report-dialog .report-quote")).to_have_text(shown)


def test_words_without_spaces_between_them_are_shown_to_the_cut(page, live_server, db):
    article = published("长江", f"<p>{'长江水位持续上涨' * 12}</p>", language="zh")
    mark_span(opened(page, live_server, article), article, 50, 54)
    call(page)
    text = article.current.words.text
    expect(page.locator(".report-dialog .report-quote")).to_have_text(f"…{text[18:86]}…")
