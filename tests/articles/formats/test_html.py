import re
from datetime import UTC, datetime
from io import BytesIO

import pytest

from articles.formats.draft import Options, Unreadable
from articles.formats.html import read

BRIDGE = """
<p>The mayor toured the bridge on Monday and spoke to the workers at the site.</p>
<p>Work began last spring and is <a href="/costs">expected to cost</a> 24 million, the city said.</p>
<p>“We are on schedule,” she told reporters, adding that no delays were known.</p>
<h2>Two lanes each way</h2>
<p>The bridge will carry two lanes each way and a path for people on bicycles.</p>
<p>Drivers will have to wait until September, when the first cars may cross the river.</p>
"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Sample Daily"},
{"@type": ["NewsArticle"], "headline": "Mayor inspects the new bridge",
"datePublished": "2024-03-05T10:00:00+04:00",
"articleSection": ["City"], "author": [{"@id": "#n"}, {"@type": "Person", "name": "Elchin Mammadov"}]},
{"@id": "#n", "@type": "Person", "name": "Nigar Aliyeva"}]}</script>"""


def saved(body=BRIDGE, head=LINKED, above="", heading="<h1>Mayor inspects the new bridge</h1>"):
    """Return a page as a newsroom saves it, with menus around its story."""
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}
    <title>Mayor inspects the new bridge | Sample Daily</title></head><body>
    <nav><a href="/">Home</a> <a href="/city">City</a></nav>
    <main><article>{heading}{above}<div class="text">{body}</div></article></main>
    <footer>© Sample Daily</footer></body></html>"""


def draft(page, encoding="utf-8"):
    return next(iter(read(BytesIO(page.encode(encoding)), "bridge.html", Options())))


def test_a_page_says_what_it_is_in_its_linked_data():
    found = draft(saved())
    assert found.headline == "Mayor inspects the new bridge"
    assert found.byline == "Nigar Aliyeva, Elchin Mammadov"
    assert found.published == datetime(2024, 3, 5, 6, tzinfo=UTC)
    assert (found.section, found.language) == ("City", "en")


def test_the_body_is_the_story_in_its_own_markup():
    body = draft(saved()).body
    assert body.startswith("<p>The mayor toured the bridge")
    assert '<a href="/costs">expected to cost</a>' in body
    assert "<h2>Two lanes each way</h2>" in body
    assert not re.search("Home|©", body)


def test_a_summary_under_the_headline_is_the_standfirst_and_not_in_the_body():
    found = draft(saved(above='<p class="lead">The city promises to open it to traffic in September.</p>'))
    assert found.standfirst == "The city promises to open it to traffic in September."
    assert "promises" not in found.body


def test_a_description_that_repeats_the_first_paragraph_is_no_standfirst():
    head = (
        '<meta name="description" content="The mayor toured the bridge on Monday and spoke to the workers">'
    )
    found = draft(saved(head=head))
    assert found.standfirst == ""
    assert "toured" in found.body


def test_a_summary_that_is_all_there_is_is_the_story():
    words = (
        "The mayor toured the bridge on Monday and spoke to the workers. " * 2
        + "It will open in September, she said."
    )
    found = draft(saved(body="", above=f'<p class="lead">{words}</p>'))
    assert found.standfirst == ""
    assert "toured" in found.body


def test_links_to_other_stories_and_offers_are_left_out():
    odd = """<p>Read also: <a href="/x">The old bridge is closed for good</a></p>
    <p>Sign up for our newsletter and never miss a story from the city.</p>
    <div class="related-links"><p>Ten other things to know about the river today.</p></div>"""
    body = draft(saved(body=BRIDGE.replace("<h2>", odd + "<h2>"))).body
    assert not re.search("Read also|newsletter|Ten other things", body)


def test_a_quote_that_only_repeats_the_story_is_left_out():
    pulled = "<blockquote>Work began last spring and is</blockquote>"
    told = "<blockquote>The river has waited for this bridge since my grandfather was a boy.</blockquote>"
    body = draft(saved(body=BRIDGE.replace("<h2>", pulled + told + "<h2>"))).body
    assert body.count("Work began last spring") == 1
    assert "<blockquote><p>The river has waited" in body


def test_a_second_line_break_begins_a_paragraph():
    sentences = "<br><br>".join(
        f"Sentence {word} about the bridge and the people who built it over a long year." for word in "abcd"
    )
    assert draft(saved(body=sentences)).body.count("<p>") == 4


def test_the_heading_nearest_to_the_title_is_the_headline():
    page = saved(heading="<h1>Sample Daily</h1><h1>Mayor inspects<br>the new bridge</h1>")
    assert draft(page).headline == "Mayor inspects the new bridge"


def test_without_a_heading_the_title_without_the_site_is_the_headline():
    head = '<meta property="og:site_name" content="Sample Daily">'
    assert draft(saved(heading="", head=head)).headline == "Mayor inspects the new bridge"


def test_a_flag_leaves_the_headline_for_the_media():
    heading = "<h1>Mayor inspects the new bridge - VIDEO -</h1>"
    found = draft(saved(heading=heading))
    assert (found.headline, found.media) == ("Mayor inspects the new bridge", ("video",))


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2024-03-05T10:00:00Z">today</time>',
        "<p>5 марта 2024, 10:00</p>",
        "<p>Published: March 5, 2024 10:00 am</p>",
        "<div>05.03.2024, 10:00</div>",
    ],
)
def test_a_date_printed_by_the_headline_is_read(line):
    assert draft(saved(head="", above=line)).published == datetime(2024, 3, 5, 10, tzinfo=UTC)


def test_a_meta_tag_that_tells_the_hour_wins_over_a_bare_day():
    head = LINKED.replace("2024-03-05T10:00:00+04:00", "2024-03-05")
    head += '<meta property="article:published_time" content="2024-03-05T06:30:00Z">'
    assert draft(saved(head=head)).published == datetime(2024, 3, 5, 6, 30, tzinfo=UTC)


def test_a_signed_line_is_the_byline():
    assert draft(saved(head="", above="<p>By Nigar Aliyeva</p>")).byline == "Nigar Aliyeva"


def test_broken_linked_data_still_gives_its_plain_fields():
    head = LINKED.replace('"@graph": [', '"@graph": [,')
    assert draft(saved(head=head)).published == datetime(2024, 3, 5, 6, tzinfo=UTC)


def test_the_publishers_own_text_guides_the_choice():
    text = " ".join(
        f"Paragraph {n} tells how the bridge was built in year {n} by many hands." for n in range(20)
    )
    paragraphs = "".join(f"<p>{part}.</p>" for part in text.split(".") if part)
    head = LINKED.replace('"headline"', f'"articleBody": "{text}", "headline"')
    body = draft(
        saved(head=head, body=paragraphs + "<p>Our shop sells a book on bridges for ten manats.</p>")
    ).body
    assert "year 19" in body
    assert "shop" not in body


def test_an_address_is_the_key_unless_it_runs_code():
    head = '<link rel="canonical" href="{}">'
    assert draft(saved(head=head.format("https://daily.example/a"))).key == "https://daily.example/a"
    assert draft(saved(head=head.format("javascript:alert(1)"))).key == "bridge.html"


def test_a_mislabelled_encoding_is_put_right_with_a_warning():
    page = saved(
        body="<p>Мэр города в понедельник осмотрел новый мост и поговорил с рабочими на стройке.</p>" * 1
    )
    page = page.replace(
        "</p>", "</p><p>Работы начались весной и обойдутся городу в двадцать четыре миллиона.</p>"
    )
    found = draft(page, "windows-1251")
    assert "Мэр города" in found.body
    assert "windows-1251" in found.warnings[0]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("", "is empty"),
        (" \n ", "is empty"),
        ("just words", "holds no HTML"),
        ("<title>404 Not Found</title><h1>404</h1><p>The page does not exist.</p>", "holds no story"),
        ("<p></p>", "has no headline"),
        (
            "<h1>Latest news</h1>" + '<p><a href="/a">The mayor inspects the new bridge</a></p>' * 60,
            "holds no story",
        ),
        ("<p>" * 40_000, "more than 30,000 elements"),
    ],
)
def test_a_page_that_is_no_article_is_refused_with_a_sentence(page, sentence):
    with pytest.raises(Unreadable, match=sentence):
        draft(page)


HOSTILE = {
    "scripts": "<script>alert(1)</script><p onclick='alert(1)'>Handlers do nothing here.</p>",
    "links": "<p>Some text with <a href='jAvA&#x09;script:alert(1)'>a link</a> that goes nowhere at all.</p>",
    "frames": "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data='evil.swf'></object>",
    "refresh": "<base href='//evil.example'><meta http-equiv=refresh content='0;url=//evil.example'>",
    "plaintext": "<plaintext>",
    "open comment": "<!-- " + "x" * 10_000,
    "open picture": "<svg onload='alert(1)'>",
    "deep": "<div>" * 20_000,
    "huge attribute": f"<p class='{'share' * 100_000}'>A paragraph with a name that never seems to end.</p>",
}


@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE.keys())
def test_behaviour_goes_and_words_stay(attack):
    body = draft(saved(body=BRIDGE + attack)).body
    assert "The mayor toured the bridge" in body
    assert not any(word in body for word in ("script", "onclick", "evil", "srcdoc", "onload"))


@pytest.mark.parametrize("home", ["https://daily.example", "https://daily.example/"])
def test_the_address_of_a_whole_site_is_no_identity(home):
    page = saved(head=f'<link rel="canonical" href="{home}">')
    assert (draft(page).key, draft(page).url) == ("bridge.html", home)


def test_a_headline_that_swallowed_a_text_is_refused_by_its_length():
    long = "Mayor inspects the new bridge " * 30
    with pytest.raises(Unreadable, match="longer than 500 characters"):
        draft(saved(heading=f"<h1>{long}</h1>").replace("Mayor inspects the new bridge |", f"{long} |"))


@pytest.mark.parametrize("data", [b"", b"words", saved(body="").encode()])
def test_a_sentence_on_a_page_does_not_name_its_file_again(data):
    with pytest.raises(Unreadable) as told:
        list(read(BytesIO(data), "bridge.html", Options()))
    assert "bridge.html" not in str(told.value)


def test_half_a_letter_in_linked_data_stops_nothing():
    told = "It crossed the river again. " * 30 + r"\ud83d"
    head = LINKED.replace('"datePublished"', f'"articleBody": "{told}", "datePublished"')
    assert draft(saved(head=head, body=f"<p>{'It crossed the river again. ' * 3}</p>")).body
