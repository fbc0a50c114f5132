"""Where the summary of a saved page ends and its story opens."""

import pytest

from articles.formats.html import article

TITLE = "Ferry returns to the old harbour"
SUMMARY = "After a winter on the slipway the boat is back, and the islanders have a way to town once more."
SAILS = [
    f"On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people on board."
    for n in range(1, 10)
]


def ferry(story, *, told=SUMMARY, above=""):
    """Return the article of a page that describes itself in these words."""
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
    <meta name="description" content="{told}"></head><body><nav><a href="/">Home</a></nav>
    <main><h1>{TITLE}</h1>{above}<div class="text">{story}</div></main></body></html>"""
    return article(page.encode(), "ferry.html")


@pytest.mark.parametrize(
    "story",
    [
        "".join(f"<div>{text}</div>" for text in SAILS),
        "<br><br>".join(SAILS),
        "".join(f'<section class="block-{n}"><p>{text}</p></section>' for n, text in enumerate(SAILS)),
        "".join(f'<p><span class="size">{text}</span></p>' for text in SAILS),
    ],
    ids=["boxes", "line breaks", "a box each", "dressed"],
)
@pytest.mark.parametrize("told", [SAILS[0], SAILS[0][:60] + "…"], ids=["whole", "cut"])
def test_a_first_paragraph_like_the_others_opens_the_story(story, told):
    found = ferry(story, told=told)
    assert found.standfirst == ""
    assert SAILS[0] in found.body


@pytest.mark.parametrize(
    "summary",
    [
        "<p class='first'>{}</p>",
        "<p><b>{}</b></p>",
        "<p><em>{}</em></p>",
        "<h2>{}</h2>",
        "<div>{}</div>",
        "<ul><li>{}</li></ul>",
    ],
)
def test_a_summary_among_the_paragraphs_looks_unlike_them(summary):
    found = ferry(summary.format(SUMMARY) + "".join(f"<p>{text}</p>" for text in SAILS))
    assert found.standfirst == SUMMARY
    assert SUMMARY not in found.body


def test_a_summary_in_a_box_like_that_of_the_story_stands_alone_in_it():
    paragraphs = "".join(f"<p>{text}</p>" for text in SAILS)
    found = ferry(f"<div><p>{SUMMARY}</p></div><div>{paragraphs}</div>")
    assert found.standfirst == SUMMARY


PARAGRAPHS = "".join(f"<p>{text}</p>" for text in SAILS)


@pytest.mark.parametrize("name", ["preview", "news-announce", "article__podzagolovok", "description"])
def test_a_summary_may_be_called_one_in_many_ways(name):
    assert ferry(PARAGRAPHS, told="", above=f'<p class="{name}">{SUMMARY}</p>').standfirst == SUMMARY


def test_no_subhead_of_the_story_is_its_summary():
    subhead = '<div class="subheadline"><h2>How the winter was on the slipway</h2></div>'
    found = ferry(PARAGRAPHS.replace(f"<p>{SAILS[4]}", f"{subhead}<p>{SAILS[4]}"), told="")
    assert found.standfirst == ""
    assert "How the winter was" in found.body


@pytest.mark.parametrize(
    "line",
    [
        "<div>Elif Kaya of The Quay — Wednesday, 6 March 2024, 14:22</div>",
        "<div>By Elif Kaya and Tom Okafor</div>",
        '<div><a href="/authors/elif-kaya/">Elif Kaya</a>, our reporter on the island</div>',
        '<div class="author">Elif Kaya, our reporter on the island</div>',
        "<div>Last changed on <time>Wednesday at noon</time></div>",
    ],
)
def test_a_line_of_credits_is_no_summary(line):
    assert ferry(PARAGRAPHS, told="", above=f"<header>{line}</header>").standfirst == ""
