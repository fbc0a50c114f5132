"""The dialog in small windows; what it asks, what it tells when it is closed, what it says beside a field."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corrections.models import Report
from tests.browser.reader import (
    call,
    dialog,
    mark,
    opened,
    published,
    put_away,
    refused_loudly,
    send,
    thanked,
    trouble,
)

SENT = re.compile(r"/report/$")
WINDOWS = [(390, 844), (1366, 660), (320, 256)]

#: Whether all of an element lies inside the dialog that it stands in, and nothing covers its middle.
IN_SIGHT = """
(element) => {
  const [it, box] = [element, element.closest("dialog")].map((one) => one.getBoundingClientRect())
  const inside = it.top >= Math.max(0, box.top) && it.bottom <= Math.min(innerHeight, box.bottom) + 1
  const top = document.elementFromPoint((it.left + it.right) / 2, (it.top + it.bottom) / 2)
  return it.height > 0 && inside && (element.contains(top) || top.contains(element))
}
"""


#: Whether some of an element is seen where its dialog and the window leave room, and is not covered.
SEEN = """
(element) => {
  const [it, box] = [element, element.closest("dialog")].map((one) => one.getBoundingClientRect())
  const top = Math.max(it.top, box.top, 0)
  const bottom = Math.min(it.bottom, box.bottom, innerHeight)
  const middle = document.elementFromPoint((it.left + it.right) / 2, (top + bottom) / 2)
  return bottom > top && element.contains(middle)
}
"""


def called(page, server, article, words: str = "Kazzym"):
    mark(opened(page, server, article), article, words)
    call(page)
    return page


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_a_failed_send_is_told_in_sight(page, live_server, unrest, width, height):
    page.set_viewport_size({"width": width, "height": height})
    called(page, live_server, unrest).route(SENT, lambda route: route.fulfill(status=500), times=1)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("Something broke on our side")
    assert trouble(page).evaluate(IN_SIGHT)
    send(page)
    thanked(page)
    refused_loudly(page)


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_the_field_that_has_the_focus_is_never_hidden(page, live_server, unrest, width, height):
    page.set_viewport_size({"width": width, "height": height})
    called(page, live_server, unrest)
    names = []
    for _ in range(8):
        names.append(page.evaluate("document.activeElement.name || document.activeElement.innerText"))
        assert page.evaluate(f"({SEEN})(document.activeElement)"), names
        page.keyboard.press("Tab")
    assert names[:5] == ["proposed", "kind", "comment", "name", "email"]


def test_text_that_is_marked_in_a_field_and_let_go_outside_leaves_the_dialog_open(page, live_server, unrest):
    page.set_viewport_size({"width": 1280, "height": 800})
    box = called(page, live_server, unrest).get_by_label("Should read").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(5, box["y"] + 20)
    page.mouse.up()
    edge = dialog(page).bounding_box()
    page.mouse.click(edge["x"] + 6, edge["y"] + edge["height"] / 2)
    page.wait_for_timeout(200)
    expect(dialog(page)).to_be_visible()


def held(page) -> list:
    """Hold back what is sent; the first of what is returned lets it go."""
    routes: list = []
    page.route(SENT, lambda route: routes.append(route), times=1)
    return routes


def sent_and_put_away(page) -> None:
    with page.expect_request(SENT):
        send(page, "Kassym")
    put_away(page)


def news(page):
    return page.locator(".report-news")


def test_a_report_that_arrives_after_the_dialog_was_closed_is_told_on_the_page(page, live_server, unrest):
    routes = held(called(page, live_server, unrest))
    sent_and_put_away(page)
    routes[0].continue_()
    expect(news(page)).to_contain_text("Your report has been sent. Its number is")
    expect(news(page).get_by_role("link", name="Your reports")).to_be_visible()
    assert Report.objects.get().proposed == "Kassym"
    call(page)
    expect(page.get_by_label("Should read")).to_have_value("Kazzym")


def test_a_report_that_fails_after_the_dialog_was_closed_is_told_and_its_words_are_kept(
    page, live_server, unrest
):
    routes = held(called(page, live_server, unrest))
    sent_and_put_away(page)
    routes[0].fulfill(status=500)
    expect(news(page)).to_contain_text("could not be sent. Your words are kept")
    call(page)
    expect(page.get_by_label("Should read")).to_have_value("Kassym")
    send(page)
    thanked(page)
    put_away(page)
    expect(news(page).get_by_role("status")).to_be_empty()
    refused_loudly(page)


def test_closing_without_a_connection_says_that_the_report_is_kept(page, live_server, unrest, context):
    called(page, live_server, unrest)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("You are offline")
    put_away(page)
    expect(news(page)).to_contain_text("kept in this browser and will be sent by itself when you are online")
    refused_loudly(page)


@pytest.mark.parametrize("proposed", ["Kazzym", ""])
def test_a_report_that_says_nothing_is_asked_about_once(page, live_server, unrest, proposed):
    called(page, live_server, unrest)
    send(page, proposed)
    expect(trouble(page)).to_contain_text("What should it read? If words should go, say so in the comment.")
    assert not Report.objects.exists()
    send(page)
    assert thanked(page).proposed == proposed


@pytest.mark.parametrize("label", ["Comment", "Should read"])
def test_a_report_that_says_something_is_not_asked_about(page, live_server, unrest, label):
    called(page, live_server, unrest).get_by_label(label).fill("take these words out")
    send(page)
    thanked(page)


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
@pytest.mark.parametrize("label", ["Should read", "What is wrong?", "E-mail"])
def test_the_same_key_sends_from_any_field(page, live_server, unrest, key, label):
    called(page, live_server, unrest).get_by_label("Should read").fill("Kassym")
    page.get_by_label(label).press(key)
    assert thanked(page).proposed == "Kassym"
    assert Report.objects.count() == 1


def test_the_key_sends_nothing_while_letters_are_composed_and_nothing_twice(page, live_server, unrest):
    called(page, live_server, unrest).get_by_label("Should read").fill("Kassym")
    for more in ("isComposing: true", "repeat: true"):
        event = f'new KeyboardEvent("keydown", {{ key: "Enter", ctrlKey: true, bubbles: true, {more} }})'
        page.evaluate(f"document.activeElement.dispatchEvent({event})")
    page.wait_for_timeout(300)
    assert not Report.objects.exists()
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    thanked(page)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    assert Report.objects.count() == 1


@pytest.mark.parametrize(("machine", "key"), [("MacIntel", "⌘ Enter"), ("Win32", "Ctrl+Enter")])
def test_the_button_tells_the_key(page, live_server, unrest, machine, key):
    page.add_init_script(f"Object.defineProperty(navigator, 'platform', {{ get: () => '{machine}' }})")
    button = called(page, live_server, unrest).locator("[data-send]")
    expect(button).to_have_text(f"Send report {key}")
    expect(page.get_by_role("button", name="Send report", exact=True)).to_be_visible()


def test_every_fault_stands_beside_its_field_until_that_is_changed(page, live_server, unrest):
    called(page, live_server, unrest).get_by_label("E-mail").fill("nobody")
    page.get_by_label("Thank me by name").check()
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("Name: By what name may we thank you?")
    name, email = page.get_by_label("Name (optional)"), page.get_by_label("E-mail (optional)")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description(re.compile("By what name may we thank you"))
    expect(email).to_have_accessible_description(re.compile("Enter a valid email address. Only to tell"))
    assert Axe().run(page, "dialog").response["violations"] == []
    email.fill("aysel@example.org")
    expect(email).not_to_have_accessible_description(re.compile("Enter a valid"))
    expect(email).to_have_attribute("aria-invalid", "false")
    name.fill("Aysel")
    send(page)
    assert thanked(page).credit
    refused_loudly(page)


def test_a_byline_that_is_marked_fills_the_description(page, live_server, db):
    article = published("Calm again", "<p>The city is calm.</p>", byline="By Aysel Mamadova")
    opened(page, live_server, article)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.byline'))")
    call(page)
    expect(page.get_by_label("The words with the mistake")).to_have_value("By Aysel Mamadova")
    expect(page.get_by_label("Should read")).to_be_focused()
    send(page, "By Aysel Mammadova")
    report = thanked(page)
    assert (report.comment, report.proposed) == ("By Aysel Mamadova", "By Aysel Mammadova")


def test_the_list_is_a_press_away_where_the_byline_is_marked(page, live_server, db):
    article = published("Calm again", "<p>The city is calm.</p>", byline="By Aysel Mamadova")
    opened(page, live_server, article)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.byline'))")
    call(page)
    page.get_by_role("button", name="Choose other words").click()
    expect(page.get_by_label("Choose the sentence")).to_be_focused()
    expect(page.get_by_role("button", name="Choose other words")).to_be_hidden()


def test_the_words_are_listed_once_a_sentence_is_chosen(page, live_server, unrest):
    opened(page, live_server, unrest)
    for _ in range(2):
        call(page)
        expect(page.get_by_label("Then its words")).to_be_hidden()
        page.get_by_label("Choose the sentence").select_option(label="Airport closed")
        expect(page.get_by_label("Then its words")).to_be_visible()
        put_away(page)
        page.evaluate("getSelection().removeAllRanges()")


def test_nothing_described_is_told_at_its_field(page, live_server, unrest):
    opened(page, live_server, unrest)
    call(page)
    send(page)
    expect(trouble(page)).to_contain_text(
        "Type the words with the mistake, or choose their sentence from the list."
    )
    expect(page.get_by_label("The words with the mistake")).to_be_focused()
    refused_loudly(page)


def test_readers_are_told_of_their_own_report_and_led_to_it(page, live_server, unrest):
    called(page, live_server, unrest)
    page.wait_for_timeout(2500)  # who sends sooner is held for review, and is no voice yet
    send(page, "Kassym")
    thanked(page)
    put_away(page)
    call(page)
    expect(page.get_by_text("You have reported this already")).to_be_visible()
    expect(page.get_by_role("button", name="Yes, I see it too")).to_be_hidden()
    dialog(page).get_by_role("link", name="Your reports").click()
    expect(page.locator("your-reports").get_by_role("link")).to_contain_text(
        "Unrest in Almaty · “Kazzym” → “Kassym”"
    )


def test_what_is_chosen_is_outlined_where_the_readers_own_colours_stand(page, live_server, unrest):
    page.emulate_media(forced_colors="active")
    start = unrest.current.words.text.index("Airport")
    page.goto(
        f"{live_server.url}{unrest.get_absolute_url()}report/?at={start}-{start + 7}&in={start}-{start + 14}"
    )
    assert page.locator("[aria-current]").evaluate("(word) => getComputedStyle(word).outlineStyle") == "solid"
    called(page, live_server, unrest)
    assert page.locator("[data-exact]").evaluate("(words) => getComputedStyle(words).outlineStyle") == "solid"
