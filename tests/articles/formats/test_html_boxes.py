"""What of the page stands amid its story, and what only looks so."""

import pytest

from articles.formats.html import article

TITLE = "Ferry returns to the old harbour"
SAILS = [
    f"On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people on board."
    for n in range(1, 10)
]


def paragraphs(texts=SAILS):
    return "".join(f"<p>{text}</p>" for text in texts)


def body(story, *, above="", heading=f"<h1>{TITLE}</h1>"):
    """Return the body of a page that has this story."""
    return article(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head>
        <body><main><article>{above}{heading}<div class="text">{story}</div></article></main></body>
        </html>""".encode(),
        "ferry.html",
    ).body


def amid(box):
    """Return the body of a page with this box between its paragraphs."""
    return body(paragraphs(SAILS[:5]) + box + paragraphs(SAILS[5:]))


TEASER = (
    '<h2><a href="/b">Bridge opens in May</a></h2><p>The bridge has waited for its ramps for nine years.</p>'
)
LIST = '<ul><li><a href="/b">Bridge opens in May</a></li><li><a href="/c">Council meets again</a></li></ul>'


@pytest.mark.parametrize(
    "box",
    [
        f"<section><article>{TEASER}</article></section>",
        f"<div><h3>Noch mehr Wissenswertes</h3>{LIST}</div>",
        '<div data-area="related_articles"><p>The bridge has waited for its ramps for nine years.</p></div>',
        '<div aria-label="Newsletter"><p>The bridge has waited for its ramps for nine years.</p></div>',
        '<blockquote class="instagram-media"><p>View this post that the crew has made.</p></blockquote>',
        "<p>İlgili haberler</p>",
        "<p><strong>BU HABER DE İLGİNİZİ ÇEKEBİLİR</strong></p>",
        "<h4>Oxşar xəbərlər</h4>",
        "<p>Материалы по теме:</p>",
        "<p>Матеріали за темою</p>",
        '<p>Xəbərləri tez oxumaq üçün <a href="https://t.me/x">Telegram kanalımıza</a> abunə olun!</p>',
        '<p>Подписывайтесь на наш <a href="https://t.me/x">Telegram</a></p>',
    ],
)
def test_a_box_amid_the_story_is_left_out(box):
    assert amid(box) == paragraphs()


@pytest.mark.parametrize(
    "part",
    [
        "<p>Related research shows that harbours live longer than the towns around them.</p>",
        "<p>Paylaşılan məlumata görə, gəmi hər gün limandan adaya yola düşəcək.</p>",
        "<p>Підписано угоду про новий пором, який ходитиме до острова щодня.</p>",
        "<p>По теме безопасности капитан ответил, что на борту есть всё нужное.</p>",
        "<p>Об этом капитан написал в Telegram, подписав снимок словами о море.</p>",
    ],
)
def test_a_sentence_that_begins_like_a_box_stays(part):
    assert part in amid(part)


def test_a_story_told_in_teasers_is_a_story():
    parts = "".join(
        f'<section><h2><a href="/{n}">Harbour number {n}</a></h2><p>{text}</p></section>'
        for n, text in enumerate(SAILS)
    )
    assert body(parts).count("<h2>") == len(SAILS)


def test_a_name_that_most_of_the_story_bears_is_no_furniture():
    parts = "".join(f'<div class="box box-widget"><div><p>{text}</p></div></div>' for text in SAILS)
    assert body(parts) == paragraphs()


def test_where_only_furniture_is_it_is_the_story():
    names = ("share", "poll", "promo", "tags") * 3
    parts = (f'<p class="{name}">{text}</p>' for name, text in zip(names, SAILS, strict=False))
    assert body("".join(parts)) == paragraphs()


@pytest.mark.parametrize(
    "above",
    [
        "<div>The Quay » News » {}</div>",
        "<ul><li><a href='/'>News</a></li><li>All the news of the quay and of the boats there.</li></ul>",
    ],
)
def test_what_stands_above_the_headline_is_no_story(above):
    assert body(paragraphs(), above=above.format(TITLE)) == paragraphs()


@pytest.mark.parametrize(
    "line", ["Elif Kaya · Follow 5 min read · Mar 6, 2024 10:15", "By Elif Kaya and Tom Okafor of The Quay"]
)
def test_a_line_of_credits_opens_no_story(line):
    assert body(f"<div>{line}</div><div>Listen</div><div>Share</div>{paragraphs()}") == paragraphs()


BEGINS_AS_CHROME = (
    "Copyright law gives the port no choice in this, its master wrote on Monday.",
    "Support our ferry was the slogan on every wall of the town in those years.",
    "Follow us, he said, and you will see what the winter has left of it.",
)


@pytest.mark.parametrize("sentence", BEGINS_AS_CHROME)
def test_a_sentence_that_begins_as_chrome_does_is_the_storys(sentence):
    assert sentence in amid(f"<p>{sentence}</p>")


@pytest.mark.parametrize(
    "offer", ["Follow us on Facebook.", "Support our work.", "Copyright 2026 The Daily."]
)
def test_a_line_that_speaks_to_its_reader_is_none(offer):
    assert offer not in amid(f"<p>{offer}</p>")


FARES = "<table><tr><th>Year</th><th>Fare</th></tr><tr><td>2024</td><td>Five euros a person</td></tr></table>"
SAID = "<blockquote><p>The harbour has waited for this ferry for a whole winter and longer.</p></blockquote>"


def test_a_table_in_a_figure_is_the_storys():
    assert "<td>Five euros a person</td>" in amid(f'<figure class="wp-block-table">{FARES}</figure>')


@pytest.mark.parametrize(
    ("figure", "kept"),
    [("quote", True), ("wp-block-pullquote", False), ("wp-block-embed-twitter", False)],
)
def test_a_quotation_in_a_figure_is_the_storys_unless_it_is_pulled(figure, kept):
    found = amid(f'<figure class="{figure}">{SAID}<figcaption>The harbour master</figcaption></figure>')
    assert ("has waited for this ferry" in found, "The harbour master" in found) == (kept, False)
