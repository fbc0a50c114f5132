"""Paragraphs, subheads and headlines that a saved page marks in odd ways."""

import pytest

from articles.formats.html import article, guide

TITLE = "Ferry returns to the old harbour"
SAILS = [
    f"On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people on board."
    for n in range(1, 10)
]


def ferry(story, *, heading=f"<h1>{TITLE}</h1>", around="<main>{}</main>"):
    """Return the article of a page that has this story."""
    inside = around.format(f'{heading}<div class="text">{story}</div>')
    return article(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
        <title>{TITLE} | The Quay</title></head>
        <body><nav><a href="/">Home</a></nav>{inside}</body></html>""".encode(),
        "ferry.html",
    )


def paragraphs(texts=SAILS):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("parts", ["<br><br>".join(SAILS), paragraphs()], ids=["line breaks", "paragraphs"])
def test_a_cell_with_a_story_is_no_cell(parts):
    story = f"<table><tr><td><a href='/'>Home</a></td><td>{parts}</td></tr></table>"
    assert ferry(story).body == paragraphs()


def test_a_table_of_figures_in_a_cell_stays_one():
    figures = "<table><tr><td>Monday</td><td>400</td></tr></table>"
    body = ferry(
        f"<table><tr><td>{paragraphs(SAILS[:5])}{figures}{paragraphs(SAILS[5:])}</td></tr></table>"
    ).body
    assert body.count("<table>") == 1
    assert "<td>400</td>" in body


def test_two_paragraphs_in_a_cell_stay_two():
    cell = f"<table><tr><td>{SAILS[1]}<br><br>{SAILS[2]}</td><td>Two days</td></tr></table>"
    assert (
        f"<td><p>{SAILS[1]}</p><p>{SAILS[2]}</p></td>" in ferry(SAILS[0] + cell + paragraphs(SAILS[3:])).body
    )


def test_items_that_hold_lists_stay_items():
    inner = "".join(f"<li>{text} It was calm.</li>" for text in SAILS[:4])
    story = f"{paragraphs()}<ul><li>The first days:<ul>{inner}</ul></li></ul>{paragraphs(['It was calm.'])}"
    assert ferry(story).body.count("<li>") == 5


def test_single_line_breaks_after_sentences_part_paragraphs():
    assert ferry(f"<p>{'<br>'.join(SAILS)}</p>").body == paragraphs()


def test_single_line_breaks_within_sentences_part_none():
    verse = "O harbour of the early light<br>O ferry on the silver tide<br>You carry us home"
    assert ferry(f"{paragraphs()}<p>{verse}</p><p>{SAILS[0]} It was the last.</p>").body.count("<br>") == 2


def test_line_breaks_part_paragraphs_in_an_inline_element_too():
    assert ferry(f'<font size="2">{"<br><br>".join(SAILS)}</font>').body == paragraphs()


def test_a_bold_line_above_a_single_line_break_is_a_subhead():
    story = (
        paragraphs(SAILS[:4]) + f"<p><strong>The way back</strong><br>{SAILS[4]}</p>" + paragraphs(SAILS[5:])
    )
    assert f"<h2><strong>The way back</strong></h2><p>{SAILS[4]}</p>" in ferry(story).body


def test_a_subhead_may_stand_in_another_wrapper_than_its_paragraphs():
    story = "".join(f'<div class="block"><p>{text}</p></div>' for text in SAILS)
    subhead = '<div class="head"><div><h2>The way back</h2></div></div>'
    middle = f'<div class="block"><p>{SAILS[4]}'
    assert f"<h2>The way back</h2><p>{SAILS[4]}" in ferry(story.replace(middle, subhead + middle)).body


@pytest.mark.parametrize(
    "heading",
    [
        f'<div class="title">{TITLE}</div>',
        f"<font size=4><b>{TITLE}</b></font><br><font size=1>6 March 2024, 14:22</font><br><br>",
    ],
    ids=["a box", "a large line"],
)
def test_the_words_of_the_title_are_the_headline_where_no_heading_is(heading):
    found = ferry(
        heading + "<p class='lead'>It is back after a winter on the slipway.</p>" + paragraphs(), heading=""
    )
    assert found.headline == TITLE
    assert found.standfirst == "It is back after a winter on the slipway."
    assert TITLE not in found.body


def test_what_an_open_dialogue_hides_is_the_page():
    assert (
        ferry(paragraphs(), around='<div aria-hidden="true">{}</div><p>We use cookies.</p>').body
        == paragraphs()
    )


def test_what_is_hidden_on_a_page_with_a_story_stays_hidden():
    assert (
        "Secret"
        not in ferry(paragraphs() + "<p hidden>Secret words that nobody on the quay shall see.</p>").body
    )


def test_a_guide_that_began_too_late_gets_the_first_paragraphs(monkeypatch):
    monkeypatch.setattr(guide, "_extracted", lambda root: guide.Guide(" ".join(SAILS[3:])))
    monkeypatch.setattr(guide.Guide, "tells", lambda self, piece: piece.text in SAILS[3:])
    parts = (f"<section><div>{paragraphs(SAILS[n : n + 3])}</div></section>" for n in (0, 3, 6))
    assert ferry("".join(parts)).body == paragraphs()


def test_tables_in_tables_are_taken_apart_too():
    assert ferry("<table><tr><td>" * 50 + paragraphs()).body == paragraphs()
