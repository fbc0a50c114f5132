"""An editor's work with the keyboard alone, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from corrections.actions import claim, decline, escalate, propose
from corrections.models import Case
from corrections.severity import Tier
from corrections.showing import CasePage
from tests.conftest import published


@pytest.fixture
def desk(page, live_server, nigar):
    """A page on which nigar is logged in."""
    return logged_in(page, live_server, "nigar")


def logged_in(page, live_server, name):
    page.goto(f"{live_server.url}/admin/login/?next=/admin/corrections/case/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", "correct horse battery")
    page.click("[type=submit]")
    return page


def opened(page, live_server, case):
    page.goto(live_server.url + case.get_absolute_url())
    return page


def says(page, words):
    expect(page.locator("#said .said")).to_have_text(words)


def pressed(page, keys):
    """Press keys one after the other; the last one leads to another page.

    A page must have been seen for a moment before a key decides anything on it.
    """
    page.wait_for_timeout(750)
    *first, last = keys
    for key in first:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(last)


def text_of(article):
    article.refresh_from_db()
    return article.current.words.text


def test_one_key_applies_and_the_next_case_comes(desk, live_server, unrest, send):
    case, other = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport", "Harbour").case
    pressed(opened(desk, live_server, case), "a")
    says(desk, "Applied. 1 left. U to undo.")
    assert "Kassym-Jomart" in text_of(unrest)
    assert desk.url.endswith(other.get_absolute_url())
    assert desk.evaluate("document.activeElement.tagName") == "H1"


def test_two_keys_decline_with_a_reason(desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    pressed(opened(desk, live_server, case), "d3")
    says(desk, "Declined. 0 left. U to undo.")
    case.refresh_from_db()
    assert "we print quotations as they were said" in case.reason


def test_words_are_edited_and_sent_from_the_field(desk, live_server, unrest, send):
    opened(desk, live_server, send(unrest, "Kazzym", "Kassym").case)
    desk.keyboard.press("e")
    desk.keyboard.type("-a d u j")
    assert desk.url.endswith("/change/")
    pressed(desk, ["Control+Enter"])
    assert "President Kassym-a d u j-Jomart" in text_of(unrest)


def test_one_key_undoes_the_last_decision(desk, live_server, unrest, send):
    case, _other = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport").case
    pressed(opened(desk, live_server, case), "a")
    pressed(desk, "u")
    says(desk, "Undone: the words are as they were. 2 left.")
    assert "Kazzym" in text_of(unrest)
    assert desk.url.endswith(case.get_absolute_url())


def test_the_queue_is_walked_and_opened_by_keys(desk, live_server, unrest, send):
    one, two = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport").case
    desk.goto(f"{live_server.url}/admin/")
    desk.goto(f"{live_server.url}{Case.get_queue_url()}")
    pressed(desk, ["j", "j", "Enter"])
    assert desk.url.endswith(two.get_absolute_url())
    pressed(desk, "j")
    assert desk.url.endswith(one.get_absolute_url())


def test_a_number_picks_a_suggestion(desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    for _ in range(2):
        send(unrest, "Kazzym", "Qasym")
    pressed(opened(desk, live_server, case), "2")
    pressed(desk, "a")
    assert "Kassym" in text_of(unrest)


def test_keys_are_told_and_can_be_turned_off(desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case)
    desk.keyboard.press("?")
    desk.get_by_label("Keys are on").uncheck()
    desk.get_by_role("button", name="Close").click()
    desk.keyboard.press("s")
    case.refresh_from_db()
    assert case.state == "new"
    assert desk.locator("button kbd").count() == 0


def test_escape_closes_a_menu_and_gives_the_focus_back(desk, live_server, unrest, send):
    opened(desk, live_server, send(unrest, "Kazzym", "Kassym").case)
    desk.keyboard.press("m")
    desk.keyboard.press("Escape")
    assert desk.locator("details[open]").count() == 0
    assert desk.evaluate("document.activeElement.textContent").startswith("Duplicate")


def test_a_long_article_is_scrolled_to_the_passage(desk, live_server, db, send):
    long = published("Long", "<p>The river rose and fell again.</p>" * 80 + "<p>The voluntiers came.</p>")
    opened(desk, live_server, send(long, "voluntiers", "volunteers").case)
    assert desk.evaluate("scrollY") == 0
    desk.wait_for_function("() => document.querySelector('.reading').scrollTop > 500")


def test_without_scripts_every_key_is_a_button(browser, live_server, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    page = logged_in(browser.new_context(java_script_enabled=False).new_page(), live_server, "nigar")
    opened(page, live_server, case)
    page.get_by_text("Decline", exact=True).click()
    page.get_by_role("button", name="Correct as published").click()
    case.refresh_from_db()
    assert case.state == "declined"
    page.get_by_role("button", name="Undo").click()
    case.refresh_from_db()
    assert case.state == "reopened"


def test_a_second_editor_approves_with_one_key(desk, live_server, elchin, unrest, send):
    page = CasePage(send(unrest, "4,000", "4,400", nth=2).case, elchin)
    propose(
        page.case, "4,400", at=page.span, expected="4,000", read=unrest.current, by=elchin, tier=Tier.MAJOR
    )
    pressed(opened(desk, live_server, page.case), "a")
    assert "More than 4,400 detained" in text_of(unrest)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(width, scheme, desk, live_server, nigar, unrest, send):
    case = send(unrest, "Kazzym", "Kassym", email="a@example.org").case
    claim(send(unrest, "Airport").case, by=nigar)
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    paths = [
        "/admin/",
        Case.get_queue_url(),
        case.get_absolute_url(),
        f"/admin/articles/article/{unrest.pk}/change/",
    ]
    for path in [*paths, "/admin/articles/article/", "/admin/password_change/"]:
        desk.goto(live_server.url + path)
        desk.wait_for_timeout(150)
        assert [fault["id"] for fault in Axe().run(desk).response["violations"]] == [], path
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chief_retracts_an_article_and_takes_it_back(scheme, page, live_server, elchin, unrest, send):
    send(unrest, "Kazzym")
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    logged_in(page, live_server, "elchin")
    page.goto(f"{live_server.url}/admin/articles/article/{unrest.pk}/change/")
    page.get_by_role("link", name="Editor's note, retraction").click()
    page.get_by_label("Retraction").check()
    page.get_by_label("What readers are told").fill("The interview was made up.")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("heading", name="Retract this article?")).to_be_visible()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_text("Published: Retraction 1.")).to_be_visible()
    page.get_by_text("Take it back").first.click()
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_label("Why it no longer holds").fill("The tapes exist.")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_role("link", name="Public page").click()
    expect(page.get_by_text("Withdrawn: The tapes exist.")).to_be_visible()
    expect(page.locator("del.body")).to_have_count(0)


@pytest.mark.parametrize("key", list("edmq!"))
def test_an_open_menu_fits_a_telephone_and_pleases_axe(key, desk, live_server, unrest, send):
    send(unrest, "Airport")
    desk.set_viewport_size({"width": 390, "height": 844})
    opened(desk, live_server, send(unrest, "Kazzym", "Kassym").case).keyboard.press(key)
    expect(desk.locator("details[open]")).to_have_count(1)
    assert [fault["id"] for fault in Axe().run(desk).response["violations"]] == []
    assert desk.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_login(scheme, page, live_server):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/admin/login/")
    assert Axe().run(page).response["violations"] == []


def expired() -> None:
    """The session ends while an editor types."""
    Session.objects.all().delete()


def logged_in_again(page, name="nigar"):
    page.fill("[name=username]", name)
    page.fill("[name=password]", "correct horse battery")
    page.click("[type=submit]")


def test_what_was_typed_outlives_a_session_that_expired(desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case).keyboard.press("d")
    reason = desk.get_by_label("In your own words")
    reason.fill("He spells it so himself.")
    expired()
    pressed(desk, ["Control+Enter"])
    logged_in_again(desk)
    assert desk.url.endswith(case.get_absolute_url())
    expect(reason).to_be_visible()
    expect(reason).to_have_value("He spells it so himself.")
    pressed(desk, ["Control+Enter"])
    case.refresh_from_db()
    assert (case.state, case.reason) == ("declined", "He spells it so himself.")
    assert desk.evaluate("sessionStorage.length") == 0


def test_edited_words_outlive_a_session_that_expired(desk, live_server, unrest, send):
    case = send(unrest, "4,000", "4,400").case
    opened(desk, live_server, case).keyboard.press("e")
    desk.get_by_label("Should read").fill("4,500")
    desk.get_by_label("Public note").fill("The police counted again.")
    expired()
    pressed(desk, ["Control+Enter"])
    logged_in_again(desk)
    expect(desk.get_by_label("Should read")).to_have_value("4,500")
    expect(desk.get_by_label("Public note")).to_have_value("The police counted again.")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Claim").click()
    expect(desk.get_by_label("Public note")).to_have_value("The police counted again.")


def test_nobody_else_finds_what_was_typed(desk, live_server, elchin, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case).keyboard.press("d")
    desk.get_by_label("In your own words").fill("He spells it so himself.")
    expired()
    pressed(desk, ["Control+Enter"])
    logged_in_again(desk, "elchin")
    desk.keyboard.press("d")
    expect(desk.get_by_label("In your own words")).to_have_value("")
    assert desk.evaluate("sessionStorage.length") == 0


def test_what_was_typed_is_dropped_when_another_has_decided_the_case(desk, live_server, elchin, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case).keyboard.press("q")
    desk.get_by_label("What do you need to know?").fill("Where did you see it?")
    expired()
    pressed(desk, ["Control+Enter"])
    escalate(case, "Grave.", by=elchin)
    logged_in_again(desk)
    expect(desk.locator(".state").first).to_have_text("With the chief editor")
    assert desk.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("letter", ["в", "ی", "ד"])
def test_keys_answer_on_layouts_of_other_scripts(desk, live_server, unrest, send, letter):
    opened(desk, live_server, send(unrest, "Kazzym", "Kassym").case)
    pressed_as = f'new KeyboardEvent("keydown", {{ key: "{letter}", code: "KeyD", bubbles: true }})'
    desk.evaluate(f"document.activeElement.dispatchEvent({pressed_as})")
    expect(desk.get_by_label("In your own words")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_one_endless_word_widens_no_page(width, desk, live_server, elchin, unrest, send):
    endless = "Donaudampfschiff" * 60
    desk.set_viewport_size({"width": width, "height": 900})
    case = send(unrest, "Kazzym", endless, comment=endless, name=endless[:80], source=endless[:400]).case
    other = send(unrest, "Airport", comment=endless).case
    decline(send(unrest, "Banks", "Shops", comment=endless).case, endless, by=elchin)
    urls = ["/admin/", Case.get_queue_url(), case.get_absolute_url(), other.get_absolute_url()]
    for url in [*urls, case.reports.get().private_url()]:
        desk.goto(live_server.url + url)
        assert desk.evaluate("document.documentElement.scrollWidth") <= width, url
    opened(desk, live_server, case).keyboard.press("e")
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_same_mistake_elsewhere_is_put_right_by_keys_and_taken_back(
    width, scheme, desk, live_server, unrest, send
):
    published("Talks in Astana", "<p>Kazzym-Jomart came. “Kazzym is late,” she said.</p>")
    case = send(unrest, "Kazzym", "Kassym").case
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=scheme)
    pressed(opened(desk, live_server, case), "a")
    pressed(opened(desk, live_server, case), "b")
    expect(desk.get_by_role("checkbox", checked=False)).to_have_count(2)
    assert [fault["id"] for fault in Axe().run(desk).response["violations"]] == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= width
    desk.get_by_role("checkbox").first.check()
    pressed(desk, ["Control+Enter"])
    says(desk, "Put right in 1 place.")
    expect(desk.get_by_role("checkbox")).to_have_count(1)
    assert [fault["id"] for fault in Axe().run(desk).response["violations"]] == []
    with desk.expect_navigation():
        desk.get_by_role("button", name="Take all of these back").click()
    says(desk, "Taken back in 1 place.")
    expect(desk.get_by_role("checkbox")).to_have_count(2)
