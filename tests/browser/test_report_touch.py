"""A phone of 360 px, touched: the bar under the text, and nothing that opens by accident."""

import pytest
from playwright.sync_api import expect

from corrections.models import Report
from tests.browser.reader import dialog, mark, opened, published, send, thanked


@pytest.fixture
def browser_context_args(browser_context_args):
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
    return {**browser_context_args, **phone}


@pytest.fixture
def tall(db):
    return published(
        "A tall page", "".join(f"<p>Paragraph number {n} tells of the bay.</p>" for n in range(60))
    )


def touched(page) -> None:
    """A finger was here: what is marked from now on was marked by touch."""
    page.locator("#words h1").tap()


def swiped(page) -> None:
    """A finger moves up the page, and the page with it."""
    hand = page.context.new_cdp_session(page)
    hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 180, "y": 650}]})
    for y in range(640, 100, -20):
        hand.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 180, "y": y}]})
    hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("() => scrollY > 200")


def bar(page):
    return page.locator(".report-bar")


def test_marked_words_bring_the_bar_and_a_tap_on_it_the_dialog(page, live_server, unrest):
    opened(page, live_server, unrest)
    touched(page)
    mark(page, unrest, "Kazzym")
    expect(bar(page)).to_contain_text("Kazzym")
    bar(page).get_by_role("button").tap()
    send(page, "Kassym")
    assert thanked(page).exact == "Kazzym"


def test_the_tap_may_clear_the_selection_and_the_words_are_still_known(page, live_server, unrest):
    opened(page, live_server, unrest)
    touched(page)
    mark(page, unrest, "Kazzym")
    expect(bar(page)).to_be_visible()
    page.evaluate(
        """() => {
          document.querySelector(".report-bar button").addEventListener(
            "pointerdown", () => getSelection().removeAllRanges())
        }"""
    )
    bar(page).get_by_role("button").tap()
    expect(page.get_by_label("Should read")).to_have_value("Kazzym")


def test_scrolling_opens_nothing(page, live_server, tall):
    opened(page, live_server, tall)
    swiped(page)
    page.wait_for_timeout(400)
    expect(bar(page)).to_be_hidden()
    expect(dialog(page)).to_be_hidden()


def test_scrolling_with_marked_words_opens_nothing(page, live_server, tall):
    opened(page, live_server, tall)
    touched(page)
    mark(page, tall, "number 2")
    expect(bar(page)).to_be_visible()
    swiped(page)
    page.wait_for_timeout(400)
    expect(dialog(page)).to_be_hidden()
    assert not Report.objects.exists()


@pytest.mark.parametrize("n", [1, 6, 7, 8, 9, 10, 30])
def test_the_bar_is_fixed_and_never_over_the_marked_words(page, live_server, tall, n):
    opened(page, live_server, tall)
    touched(page)
    mark(page, tall, f"number {n} tells")
    expect(bar(page)).to_be_visible()
    marked = page.evaluate(
        "(({ top, bottom }) => ({ top, bottom }))(getSelection().getRangeAt(0).getBoundingClientRect())"
    )
    box = bar(page).bounding_box()
    assert box["y"] >= marked["bottom"] or box["y"] + box["height"] <= marked["top"]


def test_the_bar_goes_when_nothing_is_marked_any_more(page, live_server, unrest):
    opened(page, live_server, unrest)
    touched(page)
    mark(page, unrest, "Kazzym")
    expect(bar(page)).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(bar(page)).to_be_hidden()


def test_every_target_is_at_least_44_pixels_high(page, live_server, unrest):
    opened(page, live_server, unrest)
    touched(page)
    mark(page, unrest, "Kazzym")
    expect(bar(page)).to_be_visible()
    assert bar(page).get_by_role("button").bounding_box()["height"] >= 44
    bar(page).get_by_role("button").tap()
    expect(dialog(page)).to_be_visible()
    targets = dialog(page).locator(
        "button:visible, select:visible, textarea:visible, input:visible:not([type=checkbox])"
    )
    assert min(target.bounding_box()["height"] for target in targets.all()) >= 44


def test_the_native_menu_is_left_alone(page, live_server, unrest):
    opened(page, live_server, unrest)
    stopped = page.evaluate(
        """() => ["contextmenu", "touchstart", "touchend", "selectstart", "copy"].filter((kind) => {
          const event = new Event(kind, { bubbles: true, cancelable: true })
          document.querySelector("#words p").dispatchEvent(event)
          return event.defaultPrevented
        })"""
    )
    assert stopped == []


def test_a_mouse_brings_no_bar(page, live_server, unrest):
    opened(page, live_server, unrest)
    page.mouse.click(10, 10)
    mark(page, unrest, "Kazzym")
    page.wait_for_timeout(400)
    expect(bar(page)).to_be_hidden()


def test_the_line_speaks_of_the_bar_and_not_of_a_key(page, live_server, unrest):
    opened(page, live_server, unrest)
    expect(page.get_by_text("tapping the bar that appears")).to_be_visible()
    expect(page.locator("kbd")).to_be_hidden()


def test_the_dialog_fits_the_phone(page, live_server, unrest):
    opened(page, live_server, unrest)
    touched(page)
    mark(page, unrest, "Kazzym")
    bar(page).get_by_role("button").tap()
    box = dialog(page).bounding_box()
    assert box["x"] >= 0
    assert box["width"] <= 360
    expect(page.get_by_role("button", name="Send report")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
