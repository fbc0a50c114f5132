"""Whose linked data on a saved page is the story's own, and what can be read of broken data."""

import json

import pytest

from articles.formats.html import article, linked

TITLE = "Ferry returns to the old harbour"
SAILS = "".join(
    f"<p>On day {n} the ferry sailed from the old harbour to the island with some {n} hundred people.</p>"
    for n in range(1, 10)
)
OTHER = {
    "@type": "NewsArticle",
    "headline": "Bridge opens in May",
    "description": "The ramps are ready.",
    "datePublished": "2024-01-02T01:00:00Z",
    "author": {"name": "Other Person"},
    "articleSection": "Roads",
    "url": "https://quay.example/bridge",
}
OWN = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Elif Kaya"}}


def ferry(*things, head="", above="", raw=""):
    data = [json.dumps(thing) for thing in things] + [raw] * bool(raw)
    scripts = "".join(f'<script type="application/ld+json">{text}</script>' for text in data)
    return article(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Quay</title>
        {head}{scripts}</head><body><main><h1>{TITLE}</h1>{above}{SAILS}</main></body></html>""".encode(),
        "ferry.html",
    )


@pytest.mark.parametrize(
    "around",
    [
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]},
        {"@type": "WebPage", "hasPart": OTHER},
        {**OWN, "author": {}, "mentions": [OTHER], "isRelatedTo": OTHER},
        OTHER,
    ],
    ids=["listed", "a part", "mentioned", "beside"],
)
def test_what_linked_data_says_of_other_stories_is_not_said_of_this_one(around):
    found = ferry(around)
    assert (found.byline, found.published, found.section, found.url) == ("", None, "", "")


@pytest.mark.parametrize("order", [(OWN, OTHER), (OTHER, OWN)])
def test_the_thing_with_the_headline_of_the_page_is_its_article(order):
    assert ferry(*order).byline == "Elif Kaya"


def test_the_thing_that_lives_where_the_page_does_is_its_article():
    own = {**OWN, "headline": "Quay news", "mainEntityOfPage": {"@id": "http://www.quay.example/ferry/"}}
    head = '<link rel="canonical" href="https://quay.example/ferry?from=home">'
    assert ferry(OTHER, own, head=head).byline == "Elif Kaya"


def test_a_thing_that_says_neither_headline_nor_address_is_believed():
    assert ferry({"@type": "Article", "author": "Elif Kaya"}).byline == "Elif Kaya"


@pytest.mark.parametrize(
    "author",
    ['{"@type": "Person", "name": "Elif Kaya"}', '[{"name": "Elif Kaya"}]', '"Elif Kaya"'],
)
def test_broken_data_still_yields_its_authors(author):
    broken = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {author}, "sport": "a "b" c"}}'
    assert ferry(raw=broken).byline == "Elif Kaya"


def test_broken_data_may_hold_nothing_to_read():
    assert linked.things(['{"author": [1, ']) == []


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ('<meta itemprop="articleSection" content="Harbour">', ""),
        ("", '<a itemprop="articleSection" href="/harbour">Harbour</a>'),
    ],
)
def test_a_section_may_be_marked_in_the_page(head, above):
    assert ferry(head=head, above=above).section == "Harbour"
