"""Front page, sections and articles, as readers get them."""

import re
from datetime import UTC, datetime

import pytest

from articles.actions import retract
from tests.conftest import published

#: Style or script inside a page; a block of data is neither, and no browser runs it.
INLINE = re.compile(
    r"""<style|\sstyle=|\son[a-z]+=|<script(?! src=| type="module" src=| type="application/ld)"""
)


@pytest.fixture
def many(db):
    """More articles than one page holds."""
    return [published(f"Story {n}", "<p>Words.</p>") for n in range(27)]


def html(client, address):
    return client.get(address).content.decode()


def test_the_front_page_leads_with_the_newest(aysel, many):
    page = html(aysel, "/")
    assert re.findall(r"Story \d+", page)[0] == "Story 26"
    assert '<ol class="stories with-lead">' in page


def test_the_second_page_has_no_lead_and_names_itself(aysel, many):
    page = html(aysel, "/?page=2")
    assert "with-lead" not in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/?page=2">' in page
    assert "Page 2 of 2" in page


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "²", "", "99999999999999999999"])
@pytest.mark.parametrize("address", ["/", "/sections/world/", "/corrections/"])
def test_a_page_that_is_not_there_is_not_found(aysel, many, address, number):
    assert aysel.get(address, {"page": number}).status_code == 404


def test_an_article_without_a_date_shows_none_anywhere(aysel, db):
    article = published("Regatta", "<p>Boats.</p>")
    for address in ("/", "/sections/world/", "/search/?q=regatta", article.get_absolute_url()):
        page = html(aysel, address)
        assert ("Regatta" in page, "<time" in page) == (True, False)


def test_a_list_shows_the_date_of_its_articles(aysel, db):
    published("Regatta", "<p>Boats.</p>", published=datetime(2026, 6, 15, 9, 30, tzinfo=UTC))
    assert all("15 June 2026</time>" in html(aysel, address) for address in ("/", "/search/?q=regatta"))


def test_a_section_shows_its_own_articles_only(aysel, unrest):
    published("Regatta", "<p>Boats.</p>", section="Sport")
    page = html(aysel, "/sections/sport/")
    assert ("Regatta" in page, "Unrest" in page) == (True, False)
    assert 'href="/sections/sport/feed.atom"' in page


def test_an_unknown_section_or_article_is_not_found(aysel, unrest):
    assert aysel.get("/sections/moon/").status_code == 404
    assert aysel.get("/articles/moon/").status_code == 404


def test_every_block_says_where_it_starts(aysel, unrest):
    page = html(aysel, unrest.get_absolute_url())
    starts = [int(at) for at in re.findall(r'data-at="(\d+)"', page)]
    assert starts == [block.start for block in unrest.current.words.blocks]


def test_an_article_says_its_language_and_direction(aysel, db):
    article = published("ميناء", "<p>وصلت السفينة.</p>", language="ar")
    assert '<article class="story" lang="ar" dir="rtl">' in html(aysel, article.get_absolute_url())


def test_a_table_scrolls_by_itself_and_with_the_keyboard(aysel, db):
    article = published("Harbour", "<table><tr><td>One</td></tr></table>")
    assert '<div class="table" role="region" tabindex="0" aria-label="Table"><table>' in html(
        aysel, article.get_absolute_url()
    )


def test_a_hostile_headline_is_only_words(aysel, db):
    article = published("<script>alert(1)</script> & “so”", "<p>Words.</p>")
    page = html(aysel, article.get_absolute_url())
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_no_page_has_inline_style_or_script(aysel, unrest, send):
    for address in ("/", unrest.get_absolute_url(), "/corrections/", "/policy/", "/search/?q=calm"):
        page = html(aysel, address)
        assert not INLINE.search(page)


def test_a_retracted_article_stays_at_its_address_struck(aysel, unrest):
    retract(unrest)
    page = html(aysel, unrest.get_absolute_url())
    assert "This article is retracted." in page
    assert '<del class="body"><p data-at=' in page
    assert "Unrest in Almaty" not in html(aysel, "/")


def test_the_page_for_reports_shows_no_withheld_words(aysel, unrest, settings):
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    path = f"{unrest.get_absolute_url()}report/"
    assert "Kazzym-Jomart" in aysel.get(path).content.decode()
    retract(unrest)
    for asked in (path, f"{path}?at=60-90"):
        page = aysel.get(asked)
        assert (page.status_code, "Kazzym-Jomart" in page.content.decode()) == (200, False)


def test_the_policy_may_withhold_retracted_words_everywhere(aysel, unrest, settings):
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    retract(unrest)
    for address in (unrest.get_absolute_url(), f"{unrest.get_absolute_url()}history/?from=1&to=1"):
        page = html(aysel, address)
        words = ("Unrest in Almaty", "Residents fled", "Thousands held")
        assert [sentence in page for sentence in words] == [True, False, False]


@pytest.mark.parametrize(
    "address", ["/", "/sections/world/", "/feed.atom", "/search/?q=held", "/sitemap-1.xml"]
)
def test_retracted_words_leave_every_list(aysel, unrest, address):
    retract(unrest)
    page = html(aysel, address)
    assert ("Thousands held" in page, unrest.get_absolute_url() in page) == (False, False)


def test_the_policy_file_says_what_becomes_of_retracted_words(settings):
    assert settings.POLICY["retracted_words"] in {"struck", "withheld"}


@pytest.mark.parametrize("address", ["/", "/sections/world/", "/?page=2"])
def test_a_list_costs_a_few_queries(aysel, many, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        aysel.get(address)


def test_an_article_costs_one_query_once_it_was_made(aysel, unrest, django_assert_num_queries):
    aysel.get(unrest.get_absolute_url())
    with django_assert_num_queries(1):
        assert aysel.get(unrest.get_absolute_url()).status_code == 200


def test_public_pages_set_no_cookie(aysel, unrest):
    for address in ("/", unrest.get_absolute_url(), "/corrections/", "/policy/"):
        assert not aysel.get(address).cookies


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "15 June 2026, 13:30 UTC+4"),
        ("az", "15 iyun 2026, 13:30 UTC+4"),
        ("ru", "15 июня 2026, 13:30 UTC+4"),
        ("uk", "15 червня 2026, 13:30 UTC+4"),
        ("tr", "15 Haziran 2026, 13:30 UTC+4"),
    ],
)
def test_dates_are_written_as_the_reader_writes_them(aysel, db, language, date):
    article = published("Regatta", "<p>Boats.</p>", published=datetime(2026, 6, 15, 9, 30, tzinfo=UTC))
    page = aysel.get(article.get_absolute_url(), headers={"Accept-Language": language}).content.decode()
    assert f'<time datetime="2026-06-15T13:30:00+04:00">{date}</time>' in page


def test_what_the_paper_calls_its_own_is_in_the_papers_language(aysel, unrest):
    for path in (unrest.get_absolute_url(), "/sections/world/", "/search/?q=almaty"):
        page = aysel.get(path, headers={"Accept-Language": "ru"}).content.decode()
        assert '<html lang="ru"' in page
        assert '<p class="tagline" lang="en">Every reader a proofreader</p>' in page
        assert re.search(r'lang="en"[^>]*>World<', page)
        assert '<p lang="en">The Caspian Courier © Must be hyperlinked when used.</p>' in page
