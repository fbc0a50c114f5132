"""WordPress exports."""

import pytest

SPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
SITE = "<wp:base_blog_url>https://a.example</wp:base_blog_url>"
AUTHOR = """<wp:author><wp:author_login>nigar</wp:author_login>
<wp:author_display_name>Nigar Aliyeva</wp:author_display_name></wp:author>"""


def export(content="It crossed.\n\nAgain.", title="Ferry returns", **fields):
    fields = {
        "post_id": "7",
        "status": "publish",
        "post_type": "post",
        "post_date_gmt": "2024-03-05 10:00:00",
    } | fields
    own = "".join(f"<wp:{name}><![CDATA[{value}]]></wp:{name}>" for name, value in fields.items())
    return f"""<rss version="2.0" {SPACES}><channel><title>A</title>
<wp:wxr_version>1.2</wp:wxr_version>{SITE}{AUTHOR}
<item><title>{title}</title><link>https://a.example/ferry</link><dc:creator>nigar</dc:creator>
<guid isPermaLink="false">https://old.example/?p=7</guid><content:encoded><![CDATA[{content}]]></content:encoded>
<excerpt:encoded>In short.</excerpt:encoded><category domain="post_tag">tag</category>
<category domain="category">Uncategorized</category><category domain="category">Sea</category>{own}</item>
</channel></rss>"""


def test_a_published_post_is_an_article(only):
    draft = only(export(), "a.xml")
    assert (draft.source, draft.key) == ("a.xml#7", "https://a.example/?p=7")
    assert (draft.headline, draft.standfirst, draft.byline) == ("Ferry returns", "In short.", "Nigar Aliyeva")
    assert (draft.section, draft.published.isoformat()) == ("Sea", "2024-03-05T10:00:00+00:00")


def test_blank_lines_are_paragraphs_and_line_ends_are_breaks(only):
    draft = only(export("One\ntwo.\n\n<h2>Later</h2>\nThree.\n\n<ul>\n\n<li>a</li>\n\n</ul>"))
    assert draft.body == "<p>One\n<br>two.</p><h2>Later</h2><p>Three.</p><ul><li>a</li></ul>"


def test_blocks_of_the_new_editor_are_read(only):
    assert only(export("<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->")).body == "<p>One.</p>"


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("[gallery ids='1,2']\n\nOne [sic] two.", "<p>One [sic] two.</p>"),
        (
            "[caption id='x']<img src='/a.jpg'> The ferry[/caption]",
            '<figure><img src="/a.jpg" alt=""><figcaption>The ferry</figcaption></figure>',
        ),
        ("[embed]https://b.example/v[/embed]", "<p>https://b.example/v</p>"),
        ("[fusion_text]One [vice-president] two.[/fusion_text]", "<p>One [vice-president] two.</p>"),
        ("One [b]two[/b].\n\n[ad]\n\n[related-posts][ad]\n\nThree.", "<p>One two.</p><p>Three.</p>"),
        ("<p>One.</p><!-- wp:shortcode -->[ad]<!-- /wp:shortcode -->", "<p>One.</p>"),
        ('[su_button url="/s"]Click[/su_button]\n\nOne.', "<p>One.</p>"),
        ("<pre>a\n\nb [x y=1]</pre>", "<pre>a\n\nb</pre>"),
    ],
)
def test_shortcodes_give_their_words_alone(only, content, body):
    assert only(export(content)).body == body


@pytest.mark.parametrize(
    "other", [{"status": "draft"}, {"post_type": "page"}, {"post_type": "attachment"}, {"status": "private"}]
)
def test_what_is_no_published_post_is_skipped(fault, other):
    assert fault(export(**other)).skipped


def test_the_text_behind_a_password_stays_there(only):
    draft = only(export(post_password="sesame"))
    assert (draft.body, draft.standfirst, "password" in draft.warnings[0]) == ("", "", True)


def test_a_post_without_title_is_a_fault(fault):
    assert "no headline" in fault(export(title="")).message


def test_a_post_never_dated_has_no_date(only):
    assert only(export(post_date_gmt="0000-00-00 00:00:00")).published is None
