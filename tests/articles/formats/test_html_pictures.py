"""The pictures of saved pages: which are the story's, where they stand, what is written under them."""

import re
from time import process_time

import pytest

from articles.formats.html import article
from tests.growth import growth

TITLE = "Ferry returns to the old harbour"
SAILS = [
    f"On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people on board."
    for n in range(1, 10)
]
FERRY = '<img src="ferry.jpg" alt="The ferry">'
KEPT = "<figure>" + FERRY + "</figure>"
TEASER = (
    '<h3><a href="/b">The new bridge opens in May</a></h3><p>It has waited for its ramps for nine years.</p>'
)
FIGURE = re.compile(r"<figure>.*?</figure>")


def paragraphs(texts=SAILS):
    return "".join(f"<p>{text}</p>" for text in texts)


def body(story, *, head="", under="", outside=""):
    """Return the body of a page with this story, this under its headline and this outside the article."""
    return article(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>
        <body><nav><a href="/"><img src="site.jpg"></a></nav><main><article><header><h1>{TITLE}</h1></header>
        {under}<div class="text">{story}</div></article>{outside}</main></body></html>""".encode(),
        "ferry.html",
    ).body


def amid(box, **around):
    """Return the figures of a page with this between its paragraphs; the words must be as without it."""
    found = body(paragraphs(SAILS[:5]) + box + paragraphs(SAILS[5:]), **around)
    assert FIGURE.sub("", found) == paragraphs()
    return "".join(FIGURE.findall(found))


def address(attributes, **around):
    """Return the address of the only picture between paragraphs, nothing when there is none."""
    found = re.findall(r'<img src="([^"]*)"', amid(f"<div><img {attributes}></div>", **around))
    assert len(found) < 2
    return "".join(found)


def captioned(words, picture=FERRY):
    return f"<figure>{picture}<figcaption>{words}</figcaption></figure>"


# where it stands


def test_a_picture_stands_between_its_paragraphs():
    story = paragraphs(SAILS[:5]) + f"<figure>{FERRY}</figure>" + paragraphs(SAILS[5:])
    assert body(story) == paragraphs(SAILS[:5]) + KEPT + paragraphs(SAILS[5:])


@pytest.mark.parametrize(
    "page",
    [
        body(paragraphs(), under=f"<figure>{FERRY}</figure>"),
        body(paragraphs(), under=f'<p class="lead">{FERRY}</p>'),
        body(f"<figure>{FERRY}</figure>" + paragraphs()),
    ],
)
def test_a_lead_picture_stands_before_the_first_paragraph(page):
    assert page == KEPT + paragraphs()


def test_a_lead_picture_above_the_headline_is_the_articles():
    page = body(paragraphs()).replace("<p>", "<p>", 1)
    html = (
        f"<html><title>{TITLE}</title><body><article>{{}}<h1>{TITLE}</h1><div>{paragraphs()}</div></article>"
    )
    assert article(html.format(KEPT).encode(), "a.html").body == KEPT + page
    assert article(html.format("").replace("<article>", KEPT + "<article>").encode(), "a.html").body == page


def test_a_picture_right_after_the_story_is_its_own_and_one_further_down_is_not():
    assert body(paragraphs() + KEPT) == paragraphs() + KEPT
    assert body(paragraphs() + f"<p>Share</p>{KEPT}") == paragraphs()
    assert body(paragraphs(), outside=f"<section>{KEPT}</section>") == paragraphs()


def test_the_pictures_of_a_gallery_stand_one_after_another_each_with_its_caption():
    shown = "".join(captioned(f"Deck {n}.", f'<img src="{n}.jpg" alt="">') for n in range(3))
    assert amid(f'<figure class="gallery">{shown}</figure>') == shown
    assert (
        amid(f'<div class="gallery"><ul><li>{shown.replace("</figure><", "</figure><li><")}</ul></div>')
        == shown
    )


@pytest.mark.parametrize("order", [f"{FERRY} {SAILS[4]}", f"{SAILS[4]} {FERRY}"])
def test_a_picture_in_a_paragraph_stands_on_the_side_where_its_words_do_not(order):
    found = body(paragraphs(SAILS[:4]) + f"<p>{order}</p>" + paragraphs(SAILS[5:]))
    above = FIGURE.split(found)[0]
    assert above == paragraphs(SAILS[: 4 if order.startswith("<img") else 5])
    assert FIGURE.findall(found) == [KEPT]


def test_a_picture_in_a_list_or_table_follows_it_so_that_its_items_stay_as_they_are():
    items = "".join(f"<li>{{}}{text}</li>" for text in SAILS[2:5])
    plain = paragraphs(SAILS[:2]) + f"<ul>{items.format('', '', '')}</ul>" + paragraphs(SAILS[5:])
    found = body(plain.replace(SAILS[3], FERRY + SAILS[3]))
    assert FIGURE.sub("", found) == body(plain)
    assert f"</ul>{KEPT}<p>" in found


def test_a_picture_amid_a_quotation_stays_in_it():
    quote = f"<blockquote>{paragraphs(SAILS[3:4])}{KEPT}{paragraphs(SAILS[4:5])}</blockquote>"
    assert body(paragraphs(SAILS[:3]) + quote + paragraphs(SAILS[5:])).count(quote) == 1


# which are the story's


@pytest.mark.parametrize(
    "box",
    [
        '<img src="ferry.jpg" width="64" height="64">',
        '<img src="ferry.jpg" width="1" height="1">',
        '<img src="ferry.jpg" style="width: 16px; border: 0">',
        '<img src="ferry.jpg" style="display:none">',
        '<img src="/static/logo.png">',
        '<img src="https://secure.gravatar.com/avatar/590e?s=300">',
        '<img class="wp-smiley" src="https://s.w.org/core/1f600.png" alt="😀">',
        '<img src="/images/emoji/smile.png">',
        '<img src="ferry.svg">',
        f'<div class="author-box">{FERRY}<p>Aysel Quliyeva</p></div>',
        f'<a rel="author" href="/aysel">{FERRY}</a>',
        f'<div class="share-buttons">{FERRY}</div>',
        f'<div class="advert"><a href="https://shop.example/">{FERRY}</a></div>',
        f'<div><a href="https://shop.example/">{FERRY}</a></div>',
        f"<aside>{FERRY}</aside>",
        f"<nav>{FERRY}</nav>",
        f"<footer>{FERRY}</footer>",
        f"<form>{FERRY}</form>",
        f"<div hidden>{FERRY}</div>",
        f'<div class="related">{captioned("Bridge", FERRY)}</div>',
        f'<a href="/bridge">{FERRY}<h3>Bridge opens in May</h3></a>',
        f"<div>{FERRY}{TEASER}</div>",
        f"<figure><a href=/b>{FERRY}</a><figcaption><a href=/b>A new bridge opens</a></figcaption></figure>",
        f'<div><figure><a href="/b">{FERRY}</a></figure>{TEASER}</div>',
    ],
)
def test_a_picture_of_the_page_is_left_out(box):
    assert amid(box) == ""


@pytest.mark.parametrize(
    "box",
    [
        f'<a href="ferry-large.jpg">{FERRY}</a>',
        f'<a href="#lightbox">{FERRY}</a>',
        f'<a href="/?attachment_id=12">{FERRY}</a>',
        f"<button>{FERRY}</button>",
        f'<div class="post-img ads-top-after">{FERRY}</div>',
        f'<div class="elementor-widget elementor-widget-image">{FERRY}</div>',
        f"<center>{FERRY}</center>",
        f"<table><tr><td>{FERRY}</td></tr></table>",
        f"<figure><figure>{FERRY}</figure></figure>",
        f"<p>{FERRY}</p><p>{FERRY}</p>",
        '<picture><source srcset="b.webp"><img src="ferry.jpg" alt="The ferry"></picture>',
        '<amp-img src="ferry.jpg" alt="The ferry" width="16" height="9" layout="responsive"></amp-img>',
        f"<amp-img src='ferry.jpg' alt='The ferry'><noscript>{FERRY}</noscript></amp-img>",
        '<img src="ferry.jpg" alt="  The\n ferry ">',
    ],
)
def test_a_picture_of_the_story_is_kept_once(box):
    assert amid(box) == KEPT


def test_the_size_it_says_it_has_is_kept():
    tag = '<img src="ferry.jpg" alt="" width="640" height="480">'
    assert amid(tag.replace("640", "640px")) == f"<figure>{tag}</figure>"
    assert (
        amid('<img src="ferry.jpg" width="100%" height="auto">')
        == '<figure><img src="ferry.jpg" alt=""></figure>'
    )


def test_a_picture_and_the_same_in_another_size_are_one():
    assert amid('<img src="a.jpg?w=400"><img src="a.jpg?w=900" alt="Both">') == (
        '<figure><img src="a.jpg?w=400" alt="Both"></figure>'
    )
    assert amid('<img src="show.php?id=1"><img src="show.php?id=2">').count("<figure>") == 2


# where it is had


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        ('src="Ferry_files/a.jpg" srcset="https://x.example/b.jpg 2000w"', "Ferry_files/a.jpg"),
        ('src="Ferry_files/a.jpg" data-src="https://x.example/b.jpg"', "Ferry_files/a.jpg"),
        ('src="data:image/gif;base64,R0lG" data-src="a.jpg"', "a.jpg"),
        ('src="Ferry_files/blank.gif" data-lazy-src="a.jpg"', "a.jpg"),
        ('src="/img/placeholder-16x9.png" data-original="a.jpg"', "a.jpg"),
        ('src="lazy.png" srcset="a.jpg 400w, b.jpg 800w, c.jpg 200w"', "b.jpg"),
        ('src="a.jpg?w=40" srcset="a.jpg?w=400 400w, a.jpg?w=900 900w"', "a.jpg?w=900"),
        ('src="lazy-afternoon.jpg" data-src="b.jpg"', "lazy-afternoon.jpg"),
        ('data-srcset="/f_auto,w_400/a.jpg 1x,/f_auto,w_800/a.jpg 2x"', "/f_auto,w_800/a.jpg"),
        ('srcset="a,b.jpg, c.jpg 1.5x"', "c.jpg"),
        ('srcset=" , a.jpg , "', "a.jpg"),
        ('srcset="a.jpg 9w 1.2.3 (x"', "a.jpg"),
        ('srcset=""', ""),
        ('src="blob:https://x.example/1"', ""),
        ('src="file:///C:/a.jpg"', ""),
        ('src="java\nscript:alert(1)"', ""),
        ('src="data:image/png;base64,R0lG"', ""),
        ('src="spacer.gif"', ""),
        ('alt="none"', ""),
    ],
)
def test_the_address_is_what_shows_the_picture(attributes, place):
    assert address(attributes).replace("&amp;", "&") == place


def test_the_sources_of_a_picture_are_looked_at_when_its_image_has_no_address():
    sources = '<source srcset="a.webp 400w"><source data-srcset="b.jpg 900w">'
    assert 'src="b.jpg"' in amid(f'<picture>{sources}<img src="data:,"></picture>')


@pytest.mark.parametrize(
    ("base", "place", "resolved"),
    [
        ("https://x.example/news/", "a.jpg", "https://x.example/news/a.jpg"),
        (".", "Ferry_files/a.jpg", "Ferry_files/a.jpg"),
        ("", "a.jpg", "a.jpg"),
        ("http://[", "a.jpg", ""),
    ],
)
def test_an_address_begins_where_the_page_says(base, place, resolved):
    assert address(f'src="{place}"', head=f'<base href="{base}">') == resolved


@pytest.mark.parametrize(
    "box",
    [
        f'<img src="data:,"  alt="The ferry"><noscript>{FERRY}</noscript>',
        f'<noscript>{FERRY}</noscript><picture><img class="lazy" alt="The ferry"></picture>',
        '<img data-src="ferry.jpg" alt="The ferry"><noscript><img src="ferry-large.jpg"></noscript>',
        f"<div><noscript>{FERRY}</noscript></div>",
        f'{FERRY}<noscript><img src="https://count.example/p" width="1" height="1"></noscript>',
    ],
)
def test_a_picture_for_browsers_without_scripts_stands_in_for_one_without_an_address(box):
    assert amid(box) == KEPT


# what is written under it


@pytest.mark.parametrize(
    "box",
    [
        captioned("The ferry leaves."),
        captioned("<p>The ferry <b>leaves</b>.</p>"),
        f"<figure><figcaption>The ferry leaves.</figcaption>{FERRY}</figure>",
        f'<div class="wp-caption">{FERRY}<p class="wp-caption-text">The ferry leaves.</p></div>',
        f'<dl class="wp-caption"><dt>{FERRY}</dt><dd class="wp-caption-dd">The ferry leaves.</dd></dl>',
        f'<figure>{FERRY}<span class="imgcaption">The ferry leaves.</span></figure>',
        f'<p>{FERRY}</p><p class="image-caption">The ferry leaves.</p>',
        f'<table><tr><td>{FERRY}</td></tr><tr><td class="caption">The ferry leaves.</td></tr></table>',
        f"<figure>{FERRY}<img src='zoom.svg'><figcaption>The ferry leaves.</figcaption></figure>",
        f"<figure>{FERRY}{FERRY}<figcaption>The ferry leaves.</figcaption></figure>",
    ],
)
def test_a_caption_stands_under_its_picture_and_nowhere_else(box):
    assert amid(box) == captioned("The ferry leaves.")


def test_a_credit_is_a_caption_too():
    assert amid(captioned("Photo: Rauf")) == captioned("Photo: Rauf")
    credited = f'<figure>{FERRY}<figcaption>It leaves.</figcaption><span class="credit">Rauf</span></figure>'
    assert amid(credited) == captioned("It leaves. Rauf")


def test_what_the_story_says_is_no_caption():
    assert amid(captioned(SAILS[2])) == KEPT
    said = f'{KEPT}<p class="pic-desc">{SAILS[0].replace("On day 1", "At last")}</p>'
    assert FIGURE.findall(body(paragraphs(SAILS[:4]) + said + paragraphs(SAILS[4:]))) == [KEPT]


def test_the_caption_of_a_film_is_not_that_of_the_picture_before_it():
    film = "<figure><video src='a.mp4'></video><figcaption>The ferry in motion.</figcaption></figure>"
    assert amid(KEPT + film) == KEPT


def test_a_figure_with_a_table_leaves_the_table_to_the_story():
    table = "<table><tr><td>Tide</td><td>High</td></tr></table>"
    page = paragraphs(SAILS[:5]) + "{}" + paragraphs(SAILS[5:])
    assert FIGURE.sub("", body(page.format(f"<figure>{table}</figure>{KEPT}"))) == body(
        page.format(f"<figure>{table}</figure>")
    )


def test_words_between_quotes_and_angles_stay_words():
    tag = '<img src="a.jpg?b=1&amp;c=2" alt="&quot;A &lt; b&quot; &gt; c">'
    assert amid(captioned("A &lt;b&gt; &amp; c", tag)) == captioned("A &lt;b&gt; &amp; c", tag)


def test_captions_make_no_story_of_a_page_without_one():
    with pytest.raises(Exception, match="holds no story"):
        body("<p>The ferry sailed.</p>" + captioned(" ".join(SAILS)))


@pytest.mark.parametrize(
    "box",
    [
        '<img src="{n}.jpg" alt="">',
        '<figure><img src="{n}.jpg"><figcaption>Deck {n}</figcaption></figure>',
        '<noscript><img src="{n}.jpg"></noscript>',
        '<p><a href="/{n}"><img src="{n}.jpg">Bridge {n} opens in May</a></p>',
        "<b><i><span>" * 20 + '<img src="{n}.jpg">' + "</span></i></b>" * 20,
    ],
)
def test_thousands_of_pictures_take_no_longer_each_than_some_hundreds(box):
    def seconds(number):
        begin = process_time()
        body(paragraphs(SAILS[:5]) + "".join(box.format(n=n) for n in range(number)) + paragraphs(SAILS[5:]))
        return process_time() - begin

    few = min(seconds(400 if "<b>" not in box else 40) for _ in range(3))
    assert seconds(4000 if "<b>" not in box else 400) < 40 * few


@pytest.mark.parametrize("piece", ["a", "a, ", "(", "1w,", " ,"])
def test_a_hostile_list_of_sizes_takes_no_more_time_than_its_length(piece):
    assert growth(lambda n: address(f'srcset="{piece * n}"'), 100_000) < 10
