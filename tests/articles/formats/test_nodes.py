"""Bodies that block editors keep as trees, each of the same four parts."""

import json

import pytest

from articles.formats.nodes import html_of_tree
from articles.markup import canonical

WANTED = '<p>The <a href="https://a.example/">ferry</a> crossed.</p><h2>Q&amp;A</h2><ul><li>One</li></ul>'
PLAIN = WANTED.replace('<a href="https://a.example/">ferry</a>', "ferry")


def text(words, kind="text", name="text"):
    return {"type": kind, name: words}


ARC = [
    text('The <a href="https://a.example/">ferry</a> crossed.', "text", "content"),
    {"type": "image", "caption": "A ferry", "url": "https://a.example/a.jpg"},
    text("Read more", "interstitial_link", "content"),
    {"type": "header", "level": 2, "content": "Q&amp;A"},
    {"type": "list", "items": [text("One", "text", "content")]},
]
STRAPI = [
    {
        "type": "paragraph",
        "children": [
            text("The "),
            {"type": "link", "url": "https://a.example/", "children": [text("ferry")]},
            text(" crossed."),
        ],
    },
    {"type": "heading", "level": 2, "children": [text("Q&A")]},
    {"type": "list", "format": "unordered", "children": [{"type": "list-item", "children": [text("One")]}]},
]
CONTENTFUL = {
    "nodeType": "document",
    "data": {},
    "content": [
        {
            "nodeType": "paragraph",
            "data": {},
            "content": [
                {"nodeType": "text", "value": "The ", "marks": [], "data": {}},
                {
                    "nodeType": "hyperlink",
                    "data": {"uri": "https://a.example/"},
                    "content": [{"nodeType": "text", "value": "ferry"}],
                },
                {"nodeType": "text", "value": " crossed."},
            ],
        },
        {"nodeType": "embedded-asset-block", "data": {"target": {}}, "content": []},
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Q&A"}]},
        {
            "nodeType": "unordered-list",
            "content": [
                {
                    "nodeType": "list-item",
                    "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "One"}]}],
                }
            ],
        },
    ],
}
EDITOR_JS = {
    "time": 1,
    "blocks": [
        {
            "type": "paragraph",
            "data": {"text": 'The <a href="https://a.example/">ferry</a> crossed.'},
        },
        {"type": "header", "data": {"text": "Q&amp;A", "level": 2}},
        {"type": "list", "data": {"style": "unordered", "items": ["One"]}},
    ],
}
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {
                "type": "paragraph",
                "children": [
                    text("The ", "extended-text"),
                    {"type": "link", "url": "https://a.example/", "children": [text("ferry")]},
                    text(" crossed.", "extended-text"),
                ],
            },
            {"type": "embed", "html": "<iframe></iframe>Video"},
            {"type": "extended-heading", "tag": "h2", "children": [text("Q&A", "extended-text")]},
            {"type": "list", "tag": "ul", "children": [{"type": "listitem", "children": [text("One")]}]},
        ],
    }
}
SANITY = [
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": "The ferry crossed."}]},
    {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Q&A"}]},
    {"_type": "block", "listItem": "bullet", "children": [{"_type": "span", "text": "One"}]},
]
PROSEMIRROR = {
    "type": "doc",
    "content": [
        {"type": "paragraph", "content": [text("The ferry"), text(" crossed.")]},
        {"type": "heading", "attrs": {"level": 2}, "content": [text("Q&A")]},
        {
            "type": "bulletList",
            "content": [
                {"type": "listItem", "content": [{"type": "paragraph", "content": [text("One")]}]},
            ],
        },
    ],
}
DRAFT_JS = {
    "blocks": [
        {"type": "unstyled", "text": "The ferry crossed."},
        {"type": "header-two", "text": "Q&A"},
        {"type": "unordered-list-item", "text": "One"},
    ],
    "entityMap": {},
}
MOBILEDOC = {
    "version": "0.3.1",
    "cards": [["html", {"html": "<h2>Q&amp;A</h2>"}]],
    "sections": [
        [1, "p", [[0, [], 0, "The ferry"], [0, [], 0, " crossed."]]],
        [10, 0],
        [3, "ul", [[[0, [], 0, "One"]]]],
    ],
}


@pytest.mark.parametrize("tree", [ARC, STRAPI, CONTENTFUL, EDITOR_JS, LEXICAL])
def test_a_tree_of_typed_nodes_is_a_body(tree):
    assert canonical(html_of_tree(tree)) == WANTED
    assert canonical(html_of_tree(json.dumps(tree))) == WANTED


@pytest.mark.parametrize("tree", [SANITY, PROSEMIRROR, DRAFT_JS, MOBILEDOC])
def test_a_tree_without_links_too(tree):
    assert canonical(html_of_tree(tree)) == PLAIN


def test_a_quotation_holds_words_or_paragraphs():
    words = {"type": "quote", "children": [text("It "), text("crossed.")]}
    blocks = {"type": "blockquote", "content": [{"type": "paragraph", "content": [text("It crossed.")]}]}
    wanted = "<blockquote><p>It crossed.</p></blockquote>"
    assert [canonical(html_of_tree([node])) for node in (words, blocks)] == [wanted, wanted]


def test_markdown_in_a_card_is_rendered():
    tree = {"root": {"children": [{"type": "markdown", "markdown": "It *crossed*."}]}}
    assert canonical(html_of_tree(tree)) == "<p>It <em>crossed</em>.</p>"


def test_a_leaf_shows_its_tags_as_they_are():
    assert (
        html_of_tree([{"type": "paragraph", "children": [text("<b> is bold")]}]) == "<p>&lt;b&gt; is bold</p>"
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "{",
        "[]",
        [],
        {},
        None,
        7,
        ["a", 3],
        {"rendered": "<p>Hi</p>"},
        {"sections": [[1], [10, 9], [1, "p", [[0]]], None]},
        '{"children":[' * 5000,
        [{"type": ["p"], "children": {"text": 3}}],
    ],
)
def test_what_is_no_tree_is_none(value):
    assert canonical(html_of_tree(value)) == ""


def paragraph(words):
    return {"type": "paragraph", "content": [text(words)]}


def items(*kinds):
    return [{"type": kind, "content": [paragraph(f"{n}")]} for n, kind in enumerate(kinds, 1)]


@pytest.mark.parametrize(
    "node",
    [
        {"type": "orderedList", "content": items("listItem", "listItem")},
        {"type": "list", "listType": "number", "children": items("listitem", "listitem")},
        {"type": "list", "data": {"style": "ordered", "items": ["1", "2"]}},
        {"blocks": [{"text": n, "type": "ordered-list-item"} for n in "12"]},
        [{"_type": "block", "listItem": "number", "children": [text(n)]} for n in "12"],
    ],
)
def test_a_numbered_list_is_one_list_with_numbers(node):
    tree = node if isinstance(node, list) or "blocks" in node else {"type": "doc", "content": [node]}
    assert canonical(html_of_tree(tree)) == "<ol><li>1</li><li>2</li></ol>"


def test_items_that_no_list_holds_are_one_list():
    tree = [paragraph("Ferries:"), *items("bullet_list_item", "bullet_list_item"), paragraph("End.")]
    wanted = "<p>Ferries:</p><ul><li>1</li><li>2</li></ul><p>End.</p>"
    assert canonical(html_of_tree(tree)) == wanted


def test_a_mark_may_make_a_link_of_words():
    link = {"type": "link", "attrs": {"href": "https://a.example/"}}
    tree = {"type": "doc", "content": [{"type": "paragraph", "content": [text("Ferry") | {"marks": [link]}]}]}
    assert canonical(html_of_tree(tree)) == '<p><a href="https://a.example/">Ferry</a></p>'
