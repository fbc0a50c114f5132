"""Who wrote a saved page, and when, as its lines and links say."""

from datetime import UTC, datetime

import pytest

from articles.formats.html import article

STORY = "".join(
    f"<p>On day {n} the ferry sailed from the old harbour to the island with {n} hundred people.</p>"
    for n in range(15)
)


def read(below="", above="", after=""):
    """Return the draft of a page with some lines above and below its headline, or after its story."""
    page = f"""<html lang="en"><head><title>Ferry returns to the old harbour</title></head><body>{above}
    <h1>Ferry returns to the old harbour</h1>{below}<div>{STORY}</div>{after}</body></html>"""
    return article(page.encode(), "ferry.html")


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Nigar Aliyeva</p>",
        "<h4>By Nigar Aliyeva | 12/10/2020</h4>",
        "<p>By Nigar Aliyeva, in News, Harbour · 31 Jan 2025</p>",
        "<p>Von Nigar Aliyeva 12.10.2020, 14:05</p>",
        "<p>Автор: Nigar Aliyeva Фото: Elchin Mammadov</p>",
        "<h5>Autor:</h5><div>Nigar Aliyeva</div>",
        '<ul><li><a href="/author/nigar/">Nigar Aliyeva</a></li></ul>',
        '<p>12 May <a href="https://daily.example/yazarlar/nigar">Nigar Aliyeva</a></p>',
        '<span class="article-author-name">Nigar Aliyeva</span>',
        '<div class="news-article-author"><h6>Nigar Aliyeva</h6></div>',
        '<footer class="meta">Submitted by <a href="/user/7">Nigar Aliyeva</a> on Wed, 6 March 2024</footer>',
        "<p>Haber: Nigar Aliyeva</p>",
        "<p>Hazırladı: Nigar Aliyeva</p>",
        "<p>Подготовила Nigar Aliyeva</p>",
        "<p>Підготувала Nigar Aliyeva</p>",
    ],
)
def test_the_author_is_named_beside_the_headline(line):
    assert read(below=line).byline == "Nigar Aliyeva"


def test_the_author_may_be_named_just_above_the_headline():
    assert read(above="<div>by</div><h3>Nigar Aliyeva</h3>").byline == "Nigar Aliyeva"


def test_a_number_in_a_name_is_no_date():
    assert read(below="<p>By Harbour 90 Collective</p>").byline == "Harbour 90 Collective"


def test_an_author_of_another_story_is_not_taken():
    assert read(after="<p>Tide</p>" * 9 + '<p><a href="/author/rauf/">Rauf Hasanov</a></p>').byline == ""


def test_the_author_of_a_comment_is_none():
    assert read(after='<div class="comment-author">Rauf Hasanov</div>').byline == ""


@pytest.mark.parametrize(
    "line",
    [
        '<abbr itemprop="datePublished" title="2024-03-06T14:22:00Z">14:22</abbr>',
        '<p>Posted <time title="2024-03-06T14:22:00Z">two days ago</time></p>',
        "<footer>6 March 2024, 14:22</footer>",
    ],
)
def test_the_moment_is_told_beside_the_headline(line):
    assert read(below=line).published == datetime(2024, 3, 6, 14, 22, tzinfo=UTC)


def test_the_only_date_below_the_headline_that_stands_alone_dates_the_page():
    assert read(after="<div>Last changed:</div><div>14.01.2022 at 09:25</div>").published == datetime(
        2022, 1, 14, 9, 25, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "lines",
    [
        {"after": "<div>14.01.2022</div><div>15.01.2022</div>"},
        {"after": "<ul><li>14.01.2022</li></ul>"},
        {"above": "<div>14.01.2022</div>" + "<p>Tide</p>" * 9},
    ],
    ids=["two days", "in a list", "today's date on top"],
)
def test_other_dates_far_from_the_headline_say_nothing(lines):
    assert read(**lines).published is None


@pytest.mark.parametrize("name", ["Von Drehle, David", "Di Stefano", "Da Silva Costa", "Af Klint"])
def test_a_name_that_data_gives_keeps_its_first_word(name):
    data = f'{{"@type": "NewsArticle", "headline": "Ferry returns", "author": {{"name": "{name}"}}}}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert read(above=script.replace("Ferry returns", "Ferry returns to the old harbour")).byline == name
