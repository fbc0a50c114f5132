"""Feeds of every generation."""

import json

import pytest

from articles.formats.draft import Draft

CONTENT = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
ITEM = """<item><title>Ferry &amp;amp; bay</title><link>https://a.example/1</link><guid>g-1</guid>
<pubDate>Tue, 05 Mar 2024 10:00:00 +0400</pubDate><category>Sea</category>
<author>desk@a.example (Nigar Aliyeva)</author><description>It crossed.</description></item>"""
RSS = (
    f'<rss version="2.0" {CONTENT}><channel><title>A</title><language>en-gb</language>{ITEM}</channel></rss>'
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>A</title>
<author><name>Masa</name></author>
<entry><title type="html">Vapur &lt;b&gt;döndü&lt;/b&gt;</title><id>tag:a,1</id>
<link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/>
<updated>2024-03-05T10:00:00Z</updated><category term="Deniz"/><summary>Kısa.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Vapur <em>yine</em> geçti.</p></div>
</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>A</title><dc:language>az</dc:language></channel>
<item><title>Bərə qayıtdı</title><link>https://a.example/1</link><dc:creator>Aysel</dc:creator>
<dc:date>2024-03-05</dc:date><description>Bərə körfəzi keçdi.</description></item></rdf:RDF>"""


def test_rss_2(only):
    draft = only(RSS)
    assert (draft.key, draft.headline, draft.body) == ("g-1", "Ferry & bay", "<p>It crossed.</p>")
    assert (draft.byline, draft.section, draft.language) == ("Nigar Aliyeva", "Sea", "en")
    assert (draft.published.isoformat(), draft.url) == ("2024-03-05T10:00:00+04:00", "https://a.example/1")


def test_rss_091_without_anything_optional(only):
    draft = only(
        "<rss version='0.91'><channel><item><title>Ferry</title><description>It.</description></item>"
        "</channel></rss>",
        "a.xml",
    )
    assert (draft.key, draft.published) == ("a.xml#1", None)


def test_atom(only):
    draft = only(ATOM)
    assert (draft.key, draft.headline, draft.standfirst) == ("tag:a,1", "Vapur döndü", "Kısa.")
    assert (draft.body, draft.byline) == ("<p>Vapur <em>yine</em> geçti.</p>", "Masa")
    assert (draft.url, draft.section, draft.language) == ("https://a.example/1", "Deniz", "tr")


def test_rss_1(only):
    draft = only(RDF)
    assert (draft.key, draft.byline, draft.language) == ("https://a.example/1", "Aysel", "az")
    assert draft.published.isoformat() == "2024-03-05T00:00:00+00:00"


def test_json_feed(only):
    item = {"id": "1", "title": "Ferry", "content_html": "<p>It crossed.</p>", "date_published": "2024-03-05"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "Desk"}], "items": [item]}
    draft = only(json.dumps(feed))
    assert (draft.key, draft.body, draft.byline) == ("1", "<p>It crossed.</p>", "Desk")


def test_the_full_text_goes_before_the_summary(only):
    full = "<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded></item>"
    draft = only(RSS.replace("</item>", full))
    assert (draft.body, draft.standfirst) == ("<p>All of it.</p>", "It crossed.")


@pytest.mark.parametrize(
    ("name", "address"), [("y:full-text", "http://news.yandex.ru"), ("t:content", "http://turbo.yandex.ru")]
)
def test_the_full_text_as_yandex_names_it(only, name, address):
    space = name.partition(":")[0]
    full = f"<{name}><![CDATA[<header><h1>Ferry &amp; bay</h1></header><p>All.</p>]]></{name}></item>"
    feed = RSS.replace("<channel>", f'<channel xmlns:{space}="{address}">').replace("</item>", full)
    assert (only(feed).body, only(feed).standfirst) == ("<p>All.</p>", "It crossed.")


@pytest.mark.parametrize(
    "origin",
    [
        'The post <a rel="nofollow" href="https://a.example/1">Ferry &amp; bay</a> appeared first on <a'
        ' href="https://a.example">A</a>.',
        'La entrada <a href="https://a.example/1">Ferry &amp; bay</a> aparece en <a href="/">A</a>.',
        "The post Ferry &amp; bay appeared first on A.",
    ],
)
def test_where_a_post_appeared_is_no_word_of_it(only, origin):
    full = f"<content:encoded><![CDATA[<p>All of it.</p>\n<p>{origin}</p>]]></content:encoded></item>"
    feed = RSS.replace("It crossed.", f"<![CDATA[<p>It crossed.</p><p>{origin}</p>]]>")
    draft = only(feed.replace("</item>", full))
    assert (draft.body, draft.standfirst) == ("<p>All of it.</p>", "It crossed.")


def test_a_last_paragraph_with_two_links_stays(only):
    last = '<p>See <a href="/2">Bridge</a> and <a href="/">A</a>.</p>'
    full = f"<content:encoded><![CDATA[<p>All of it.</p>{last}]]></content:encoded></item>"
    assert "Bridge" in only(RSS.replace("</item>", full)).body


def test_a_summary_that_begins_the_text_is_no_standfirst(only):
    full = "<content:encoded><![CDATA[<p>It crossed. Again.</p>]]></content:encoded></item>"
    assert only(RSS.replace("It crossed.", "It crossed […]").replace("</item>", full)).standfirst == ""


def test_an_entry_may_be_a_headline_alone(only):
    draft = only(RSS.replace("It crossed.", ""))
    assert (draft.body, draft.warnings) == ("", ("There is no text under the headline.",))


def test_bare_ampersands_keep_their_words(only):
    draft = only(RSS.replace("It crossed.", "Q&A with <![CDATA[ R&D ]]> & more&nbsp;words"))
    assert draft.body == "<p>Q&amp;A with R&amp;D &amp; more\xa0words</p>"


def test_of_a_feed_cut_off_only_whole_entries_come_in(found_in):
    second = ITEM.replace("g-1", "g-2")
    draft, fault = found_in(RSS.replace("</channel>", second + "</channel>")[:-60])
    assert (draft.key, fault.line, "breaks off" in fault.message) == ("g-1", 5, True)


def test_a_label_that_lies_about_the_encoding(only):
    feed = '<?xml version="1.0" encoding="utf-8"?>' + RSS.replace("It crossed.", "Мэр осмотрел новый мост.")
    draft = only(feed.encode("windows-1251"))
    assert (draft.body, "windows-1251" in draft.warnings[0]) == ("<p>Мэр осмотрел новый мост.</p>", True)


def test_utf_16_is_read_although_the_declaration_stays(only):
    assert only(('<?xml version="1.0" encoding="utf-16"?>' + RSS).encode("utf-16")).key == "g-1"


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "ha ha ha "><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>'
)


@pytest.mark.parametrize("entity", ["&b;", "&c;", "&d;"])
def test_entities_of_its_own_say_nothing(only, entity):
    assert only(BOMB + RSS.replace("Ferry", f"Ferry {entity}")).headline == "Ferry & bay"


def test_scripts_stay_outside(only):
    feed = RSS.replace(
        "It crossed.", "&lt;p onclick=x&gt;It&lt;script&gt;y&lt;/script&gt; crossed.&lt;/p&gt;"
    )
    assert only(feed).body == "<p>It crossed.</p>"


def test_many_entries_are_read_piece_by_piece(found_in):
    many = "".join(ITEM.replace("g-1", f"g-{number}") for number in range(3000))
    found = found_in(RSS.replace(ITEM, many))
    assert (len(found), all(isinstance(one, Draft) for one in found)) == (3000, True)
