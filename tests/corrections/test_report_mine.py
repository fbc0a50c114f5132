"""Your reports: a page that is the same for everybody, and a list that only the browser has."""

import pytest
from lxml import html

ADDRESS = "/reports/"


def test_the_page_says_where_the_list_is_kept_and_what_it_leads_to(aysel, db):
    page = html.fromstring(aysel.get(ADDRESS).content.decode()).find(".//main")
    assert "This list is kept in this browser only" in page.text_content()
    assert "Each number leads to the page of that report" in page.text_content()
    assert page.xpath(".//your-reports[@hidden]//ol")


def test_without_javascript_it_says_what_to_do(aysel, db):
    page = html.fromstring(aysel.get(ADDRESS).content.decode())
    assert "keep the address of the page" in page.find(".//noscript").text_content()


def test_no_robot_lists_it_and_no_cache_keeps_it(aysel, db):
    answer = aysel.get(ADDRESS)
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"], answer.cookies) == (200, "no-store", {})


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_can_only_be_read(aysel, db, method):
    assert (
        getattr(aysel, method)(ADDRESS, content_type="application/x-www-form-urlencoded").status_code == 405
    )


def test_every_page_leads_to_it(aysel, unrest, send):
    pages = ("/", unrest.get_absolute_url(), "/corrections/", send(unrest, "Kazzym").private_url())
    for address in pages:
        imprint = html.fromstring(aysel.get(address).content.decode()).find(".//footer")
        assert imprint.xpath("string(.//a[@href='/reports/'])") == "Your reports"
