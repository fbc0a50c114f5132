"""Ghost exports."""

import json

import pytest

POST = {
    "id": "p1",
    "uuid": "u-1",
    "title": "Ferry returns",
    "html": "<p>It crossed.</p>",
    "status": "published",
    "type": "post",
    "published_at": "2024-03-05T10:00:00.000Z",
    "custom_excerpt": "In short.",
    "feature_image": None,
}
TABLES = {
    "users": [{"id": "1", "name": "Nigar"}, {"id": "2", "name": "Elchin"}],
    "tags": [{"id": "t", "name": "Sea"}, {"id": "h", "name": "#home", "visibility": "internal"}],
    "posts_authors": [
        {"post_id": "p1", "author_id": "2", "sort_order": 1},
        {"post_id": "p1", "author_id": "1", "sort_order": 0},
    ],
    "posts_tags": [
        {"post_id": "p1", "tag_id": "h", "sort_order": 0},
        {"post_id": "p1", "tag_id": "t", "sort_order": 1},
    ],
}


def export(**changes):
    return json.dumps({"db": [{"meta": {"version": "5"}, "data": {"posts": [POST | changes], **TABLES}}]})


def test_a_published_post_is_an_article(only):
    draft = only(export(), "ghost.json")
    assert (draft.source, draft.key, draft.headline) == ("ghost.json#p1", "u-1", "Ferry returns")
    assert (draft.byline, draft.section, draft.standfirst) == ("Nigar, Elchin", "Sea", "In short.")
    assert (draft.body, draft.published.hour) == ("<p>It crossed.</p>", 10)


@pytest.mark.parametrize(
    "tree",
    [
        {"lexical": '{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"It."}]}]}}'},
        {"mobiledoc": '{"cards":[["markdown",{"markdown":"It."}]],"sections":[[10,0]]}'},
    ],
)
def test_without_html_the_editor_s_tree_is_read(only, tree):
    assert only(export(html=None, **tree)).body == "<p>It.</p>"


def test_a_title_is_plain_text(only):
    assert only(export(title="Why <b> is &amp; was")).headline == "Why <b> is &amp; was"


@pytest.mark.parametrize(
    "other", [{"status": "draft"}, {"type": "page"}, {"page": 1}, {"status": "scheduled"}]
)
def test_what_is_no_published_post_is_skipped(fault, other):
    assert fault(export(**other)).skipped


def test_old_exports_keep_the_author_in_the_post_and_count_milliseconds(only):
    old = json.dumps(
        {
            "meta": {"exported_on": 1},
            "data": {
                "posts": [POST | {"author_id": 2, "published_at": 1709618400000}],
                "users": [{"id": 2, "name": "Elchin"}],
            },
        }
    )
    draft = only(old)
    assert (draft.byline, draft.published.isoformat()) == ("Elchin", "2024-03-05T06:00:00+00:00")


def test_an_export_cut_off_is_one_fault(fault):
    assert "Export it from Ghost again" in fault(export()[:-40]).message


def test_what_only_members_may_read_is_skipped(fault):
    assert "“paid”" in fault(export(visibility="paid")).message


def test_an_address_of_the_site_itself_is_a_path(only):
    links = '<p>It <a href="__GHOST_URL__/about/">crossed</a>.</p>'
    draft = only(export(html=links, canonical_url="__GHOST_URL__/ferry/"))
    assert (draft.body, draft.url) == ('<p>It <a href="/about/">crossed</a>.</p>', "")
