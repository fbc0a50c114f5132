"""Which words of a saved page are its story, and what its subheads are."""

import json

import pytest

from articles.formats.draft import Unreadable
from articles.formats.html import article, guide
from articles.formats.html.bed import bedded
from articles.formats.html.page import page

TITLE = "Ferry returns to the old harbour"
SAILS = [
    f"On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people on board."
    for n in range(1, 13)
]


def paragraphs(texts=SAILS):
    return "".join(f"<p>{text}</p>" for text in texts)


def saved(story, *, head="", after=""):
    """Return a page with menus around its story, as bytes."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>
    <body><nav><a href="/">Home</a></nav><main><h1>{TITLE}</h1><div class="text">{story}</div>{after}</main>
    </body></html>""".encode()


def body(data):
    return article(data, "ferry.html").body


def bed_of(data):
    return [piece.text for piece in bedded(page(data, "").pieces)]


def test_the_bed_holds_the_paragraphs_that_stand_side_by_side():
    teasers = "".join(
        f"<div><p>Teaser {n} of quite another story, told in a few words.</p></div>" for n in "abcd"
    )
    assert bed_of(saved(paragraphs(), after=teasers)) == SAILS


def test_lists_quotes_and_framed_subheads_lie_in_the_bed_too():
    odd = "<div><h2>The way back</h2></div><ul><li>Lifejackets</li></ul><blockquote>It was calm.</blockquote>"
    found = bed_of(saved(paragraphs(SAILS[:6]) + odd + paragraphs(SAILS[6:])))
    assert found == [*SAILS[:6], "The way back", "Lifejackets", "It was calm.", *SAILS[6:]]


def test_boxes_that_stand_for_paragraphs_lie_in_one_bed():
    assert bed_of(saved("".join(f"<div>{text}</div>" for text in SAILS))) == SAILS


@pytest.mark.parametrize(
    ("story", "after"),
    [
        (paragraphs(SAILS[:3]), ""),
        (paragraphs(), f"<div>{paragraphs(SAILS[:6])}</div>"),
        ("".join(f"<section>{paragraphs(SAILS[n : n + 4])}</section>" for n in (0, 4, 8)), ""),
    ],
    ids=["short", "a rival beside it", "in several"],
)
def test_no_bed_is_plain_when_it_is(story, after):
    assert bed_of(saved(story, after=after)) == []


def test_furniture_is_no_bed():
    assert bed_of(saved(paragraphs()).replace(b'"text"', b'"comments"')) == []


def test_where_a_bed_is_plain_nobody_else_is_asked(monkeypatch):
    monkeypatch.setattr(guide, "_extracted", None)
    assert body(saved(paragraphs())).count("<p>") == len(SAILS)


def test_a_story_in_several_beds_is_found_all_the_same():
    sections = "".join(f"<section>{paragraphs(SAILS[n : n + 4])}</section>" for n in (0, 4, 8))
    assert body(saved(sections)).count("<p>") == len(SAILS)


def test_trafilatura_looks_thoroughly_only_where_it_finds_little_fast(monkeypatch):
    ways = []
    monkeypatch.setattr("trafilatura.bare_extraction", lambda root, fast, **_: ways.append(fast))
    with pytest.raises(Unreadable):
        body(saved(paragraphs(SAILS[:3])))
    assert ways == [True, False]


def test_a_short_bold_line_before_a_paragraph_is_a_subhead():
    bold = "<p><strong>The way back</strong></p>"
    assert "<h2><strong>The way back</strong></h2>" in body(
        saved(paragraphs(SAILS[:6]) + bold + paragraphs(SAILS[6:]))
    )


@pytest.mark.parametrize(
    "bold",
    [
        "<p><b>Was it calm?</b></p>",
        "<p><b>The captain:</b></p>",
        "<p><b>The way</b> back</p>",
        "<h2>Way out</h2><p><b>The way back</b></p>",
    ],
    ids=["a sentence", "an announcement", "half bold", "of a story that has subheads"],
)
def test_other_bold_lines_stay_paragraphs(bold):
    words = body(saved(paragraphs(SAILS[:6]) + bold + paragraphs(SAILS[6:])))
    assert words.count("<h2>") == bold.count("<h2>")


def test_a_list_of_contents_gives_way_to_the_subheads_it_repeats():
    contents = '<ul><li><a href="#back">The way back</a></li><li><a href="#end">The end</a></li></ul>'
    story = paragraphs(SAILS[:4]) + "<h2>The way back</h2>" + paragraphs(SAILS[4:8]) + "<h2>The end</h2>"
    words = body(saved(contents + story + paragraphs(SAILS[8:])))
    assert "<h2>The way back</h2>" in words
    assert "<li>" not in words


def test_a_subhead_is_no_furniture_whatever_its_name():
    subhead = '<h2 class="widget-title">The way back</h2>'
    assert "The way back</h2>" in body(saved(paragraphs(SAILS[:6]) + subhead + paragraphs(SAILS[6:])))


def data(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_a_page_that_shows_no_story_has_that_of_its_linked_data():
    found = body(saved("", head=data(articleBody="\n\n".join(SAILS))))
    assert found == paragraphs()


def test_instructions_in_linked_data_are_a_story_in_steps():
    steps = [{"@type": "HowToStep", "name": f"Step {n}", "text": text} for n, text in enumerate(SAILS[:2], 1)]
    steps.append({"name": "Step 3", "itemListElement": {"@type": "HowToDirection", "text": "<p>Sail.</p>"}})
    found = body(saved("", head=data(**{"@type": "HowTo", "description": SAILS[2], "step": steps})))
    assert found.startswith(f"<p>{SAILS[2]}</p><h2>Step 1</h2><p>{SAILS[0]}</p><h2>Step 2</h2>")
    assert found.endswith("<h2>Step 3</h2><p>Sail.</p>")


def test_what_linked_data_says_cannot_run():
    assert "script" not in body(saved("", head=data(articleBody=paragraphs() + "<p onclick=x()>Go</p>")))


def test_a_page_without_any_story_is_refused():
    with pytest.raises(Unreadable, match="holds no story"):
        body(saved("", head=data(articleBody={"@type": "Text"}, step="none")))
