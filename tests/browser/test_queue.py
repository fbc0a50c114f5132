"""Many cases closed as spam at once, in a real browser: by keys alone, on a telephone, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corrections.models import Case
from tests.browser.test_desk import logged_in, pressed
from tests.conftest import published


@pytest.fixture
def casino(db, send) -> list[Case]:
    """Three cases of nothing but advertising, one of them held."""
    articles = [published(f"Story {n}", "<p>The volunteers came.</p>") for n in range(3)]
    sent = {"proposed": "casino", "comment": "Best casino!"}
    return [send(article, "volunteers", **sent, held=article is articles[2]).case for article in articles]


def in_the_queue(page, live_server):
    logged_in(page, live_server, "nigar").goto(f"{live_server.url}{Case.get_queue_url()}")
    return page


def states(cases) -> list[str]:
    return [Case.objects.get(pk=case.pk).state for case in cases]


def test_cases_are_ticked_and_closed_by_keys(page, live_server, nigar, casino):
    in_the_queue(page, live_server)
    for key in ("j", "Shift+Tab", "Space", "Tab", "j", "Shift+Tab", "Space"):
        page.keyboard.press(key)
    pressed(page, "s")
    assert page.locator("[name=chosen]:checked").count() == 2
    assert page.evaluate("document.activeElement.tagName") == "H1"
    pressed(page, ["Control+Enter"])
    expect(page.locator("#said .said")).to_have_text("2 cases closed as spam.")
    assert states(casino) == ["spam", "spam", "new"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_looked_over_fits_and_pleases_axe(
    width, scheme, page, live_server, nigar, unrest, send, casino
):
    send(unrest, "Kazzym", "Donaudampfschiff" * 60, comment="Donaudampfschiff" * 60)
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    in_the_queue(page, live_server)
    page.get_by_role("checkbox").first.check()
    for step in ("ticked", "looked over"):
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == [], step
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
        expect(page.get_by_role("button", name="Mark as spam")).to_be_in_viewport()
        if step == "ticked":
            with page.expect_navigation():
                page.get_by_role("button", name="All on this page").click()


def test_all_the_spam_a_search_finds_goes_without_scripts(browser, live_server, nigar, unrest, send, casino):
    send(unrest, "Kazzym", "Kassym")
    page = in_the_queue(browser.new_context(java_script_enabled=False).new_page(), live_server)
    page.get_by_role("searchbox").fill("CASINO")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="All on this page").click()
    page.get_by_role("checkbox", name=str(casino[0])).uncheck()
    with page.expect_navigation():
        page.get_by_role("button", name="Mark as spam").click()
    assert states(casino) == ["new", "spam", "spam"]
    assert page.url.endswith("?q=CASINO")
