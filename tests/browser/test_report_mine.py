"""Your reports: the list that only the browser has, and the ways to it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corrections.models import Report
from tests.browser.reader import call, mark, opened, put_away, refused_loudly, send, thanked, trouble


@pytest.fixture
def send_one(send):
    return send


def listed(page):
    return page.locator("your-reports").get_by_role("link")


def test_a_report_that_was_sent_by_itself_can_be_followed(page, live_server, unrest, context):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.locator("[data-known]")).to_be_attached()
    context.set_offline(True)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("You are offline")
    put_away(page)
    context.set_offline(False)
    news = page.locator(".report-news")
    expect(news).to_contain_text("has been sent", timeout=10_000)
    news.get_by_role("link", name="Your reports").click()
    expect(page.get_by_role("heading", name="Your reports on this site")).to_be_visible()
    listed(page).click()
    expect(page.get_by_text("It waits for an editor.")).to_be_visible()
    assert page.url.endswith(Report.objects.get().private_url())
    refused_loudly(page)


def test_other_news_lead_nowhere(page, live_server, unrest):
    page.route("**/dialog*.js", lambda route: route.abort(), times=1)
    opened(page, live_server, unrest)
    page.keyboard.press("Control+Enter")
    news = page.locator(".report-news")
    expect(news).to_contain_text("could not be loaded")
    expect(news.get_by_role("link")).to_be_hidden()
    refused_loudly(page)


def test_the_imprint_of_every_page_leads_to_the_list(page, live_server, unrest):
    opened(page, live_server, unrest)
    page.get_by_role("contentinfo").get_by_role("link", name="Your reports").click()
    expect(page.get_by_text("Nothing has been sent from this browser yet")).to_be_visible()
    expect(page.locator("your-reports")).to_be_hidden()


def test_a_voice_is_given_once_and_listed_before_later_reports_are(page, live_server, unrest, send_one):
    send_one(unrest, "Kazzym", "Kassym", sender="another")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_role("button", name="Yes, I see it too").click()
    report = thanked(page)
    put_away(page)
    call(page)
    expect(page.get_by_text("You have reported this already")).to_be_visible()
    expect(page.get_by_role("button", name="Yes, I see it too")).to_be_hidden()
    put_away(page)
    mark(page, unrest, "calm")
    call(page)
    send(page, "quiet")
    other = thanked(page)
    page.goto(f"{live_server.url}/reports/")
    expect(listed(page)).to_have_count(2)
    assert [link.get_attribute("href") for link in listed(page).all()] == [
        r.private_url() for r in (other, report)
    ]


def kept_offline(page, server, article) -> None:
    mark(opened(page, server, article), article, "Kazzym")
    call(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("You are offline")
    page.goto("about:blank")
    page.context.set_offline(False)


def test_a_report_that_waits_is_listed_and_sent_with_one_press(page, live_server, unrest):
    kept_offline(page, live_server, unrest)
    page.goto(f"{live_server.url}/reports/")
    mine = page.locator("your-reports")
    expect(mine.get_by_role("heading")).to_have_text(["Waiting to be sent"])
    expect(mine.get_by_role("listitem")).to_have_text(["Kassym"])
    assert Axe().run(page).response["violations"] == []
    mine.get_by_role("button", name="Send now").click()
    expect(mine.get_by_role("status")).to_contain_text("Your report has been sent")
    expect(mine.get_by_role("heading")).to_have_text(["Sent from this browser"])
    expect(listed(page)).to_contain_text("Unrest in Almaty · “Kazzym” → “Kassym”")
    assert Report.objects.count() == 1
    refused_loudly(page)


def test_what_cannot_be_sent_now_stays_listed_and_is_told(page, live_server, unrest):
    kept_offline(page, live_server, unrest)
    page.goto(f"{live_server.url}/reports/")
    page.route("**/known/**", lambda route: route.abort())
    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_role("status")).to_contain_text("What cannot be sent now stays in this list")
    expect(page.locator("your-reports").get_by_role("listitem")).to_have_text(["Kassym"])
    refused_loudly(page)


def test_the_list_is_cleared_with_one_press(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    thanked(page)
    page.goto(f"{live_server.url}/reports/")
    expect(page.get_by_text("Nothing has been sent")).to_be_hidden()
    page.get_by_role("button", name="Clear the list").click()
    expect(page.locator("your-reports")).to_be_hidden()
    expect(page.get_by_text("Nothing has been sent")).to_be_visible()


def test_without_javascript_the_page_does_not_claim_that_nothing_was_sent(browser, live_server, db):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/reports/")
    expect(page.get_by_role("heading", name="Your reports on this site")).to_be_visible()
    expect(page.get_by_text("Nothing has been sent")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_list(page, live_server, unrest, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/reports/")
    assert Axe().run(page).response["violations"] == []
    sent = [{"number": 7, "url": "/reports/x/", "title": "A long headline of an article " * 5}]
    page.evaluate("(sent) => localStorage.setItem('reports-sent', JSON.stringify(sent))", sent)
    page.reload()
    expect(listed(page)).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
