"""No case is decided unseen, no typed word is lost, no key is written on two controls."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corrections.actions import apply_fix, decline, escalate, propose
from corrections.severity import Tier
from corrections.showing import CasePage
from tests.browser.test_desk import desk, expired, logged_in, logged_in_again, opened, pressed, says, text_of

__all__ = ["desk"]


def seen(page) -> None:
    """Wait until a key may decide on this page."""
    page.wait_for_function("() => customElements.get('desk-keys')")
    page.wait_for_timeout(750)


def state_of(case) -> str:
    case.refresh_from_db()
    return case.state


def test_a_key_pressed_twice_decides_no_case_that_nobody_has_seen(desk, live_server, unrest, send):
    case, other = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport", "Harbour").case
    opened(desk, live_server, case)
    seen(desk)
    with desk.expect_navigation():
        desk.keyboard.press("a")
    desk.keyboard.press("a")
    desk.keyboard.press("s")
    says(desk, "Applied. 1 left. U to undo.")
    desk.wait_for_timeout(300)
    assert (state_of(case), state_of(other)) == ("fixed", "new")
    seen(desk)
    pressed(desk, "a")
    assert state_of(other) == "fixed"


def test_one_form_is_sent_at_a_time(desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case)
    seen(desk)
    sent: list[str] = []
    desk.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    desk.evaluate("""() => {
        const button = document.querySelector("form[action$='/spam/'] button")
        button.click(); button.click()
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }))
    }""")
    desk.wait_for_url("**/case/")
    assert len(sent) == 1
    assert state_of(case) == "spam"


def test_closing_the_sheet_of_keys_holds_nothing_up(desk, live_server, unrest, send):
    opened(desk, live_server, send(unrest, "Kazzym", "Kassym").case)
    seen(desk)
    desk.keyboard.press("?")
    desk.get_by_role("button", name="Close").click()
    pressed(desk, "a")
    assert "Kassym" in text_of(unrest)


def test_what_was_typed_waits_while_other_cases_are_looked_at(desk, live_server, unrest, send):
    case, _other = send(unrest, "Kazzym", "Kassym").case, send(unrest, "Airport").case
    opened(desk, live_server, case).keyboard.press("e")
    desk.get_by_label("Should read").fill("Kasym")
    desk.keyboard.press("Escape")
    pressed(desk, "j")
    desk.go_back()
    expect(desk.get_by_label("Should read")).to_have_value("Kasym")
    expect(desk.get_by_text(re.compile(r"Your draft from [0-2]\d:[0-5]\d\."))).to_be_visible()
    assert desk.evaluate("document.activeElement.tagName") == "H1"
    seen(desk)
    pressed(desk, ["Control+Enter"])
    assert "Kasym-Jomart" in text_of(unrest)
    assert desk.evaluate("sessionStorage.length") == 0


def test_a_draft_is_never_anothers(desk, live_server, elchin, unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    opened(desk, live_server, case).keyboard.press("d")
    desk.get_by_label("In your own words").fill("He spells it so himself.")
    expired()
    desk.reload()
    logged_in_again(desk, "elchin")
    expect(desk.locator(".case-head")).to_be_visible()
    assert desk.evaluate("sessionStorage.length") == 0
    expect(desk.get_by_label("In your own words")).to_have_value("")


def test_a_note_that_was_left_does_not_come_back_as_a_draft(desk, live_server, unrest, send):
    opened(desk, live_server, send(unrest, "Kazzym").case).keyboard.press("n")
    desk.keyboard.type("They call back at five.")
    pressed(desk, ["Control+Enter"])
    says(desk, "Noted for the desk. 1 left.")
    expect(desk.locator(".steps .why")).to_have_text("They call back at five.")
    expect(desk.locator("details[open]")).to_have_count(0)
    assert desk.evaluate("sessionStorage.length") == 0


def test_words_marked_in_the_article_are_picked_and_put_right(desk, live_server, unrest, send):
    case = send(unrest, "calm", quote=None, kind="fact", comment="The name is wrong.").case
    opened(desk, live_server, case)
    desk.evaluate("""() => {
        const body = document.querySelector(".reading .body")
        const words = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
        while (!words.nextNode().data.includes("Kazzym"));
        const at = words.currentNode.data.indexOf("Kazzym")
        getSelection().setBaseAndExtent(words.currentNode, at, words.currentNode, at + 6)
    }""")
    desk.keyboard.press("p")
    expect(desk.locator("#picked-words")).to_have_value("Kazzym")
    pressed(desk, ["Control+Enter"])
    expect(desk.locator("#passage")).to_have_text("Kazzym")
    desk.get_by_label("Should read").fill("Kassym")
    pressed(desk, ["Control+Enter"])
    assert state_of(case) == "fixed"
    assert "Kassym-Jomart" in text_of(unrest)


SHARED = """() => {
    const controls = [...document.querySelectorAll("[aria-keyshortcuts]")]
    const keys = controls.filter((one) => one.checkVisibility()).map((one) => one.ariaKeyShortcuts)
    return keys.filter((key, i) => keys.indexOf(key) < i)
}"""


@pytest.mark.parametrize("menu", list("edmqn!"))
def test_an_open_menu_takes_its_keys_from_what_stands_behind(menu, desk, live_server, unrest, send):
    case = send(unrest, "Kazzym", "Kassym", sender="a").case
    send(unrest, "Kazzym", "Qasym", sender="b")
    send(unrest, "Airport")
    opened(desk, live_server, case)
    assert desk.evaluate(SHARED) == []
    expect(desk.locator(".suggestions kbd")).to_have_count(2)
    desk.keyboard.press(menu)
    expect(desk.locator("details[open]")).to_have_count(1)
    desk.wait_for_timeout(100)
    assert desk.evaluate(SHARED) == []
    desk.keyboard.press("Escape")
    expect(desk.locator(".suggestions kbd")).to_have_count(2)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_a_chief_sees(
    width, scheme, page, live_server, elchin, nigar, unrest, send
):
    described = send(unrest, "calm", quote=None, comment="The name is wrong.").case
    handed = send(unrest, "Airport").case
    escalate(handed, "Grave.", by=nigar)
    waiting = CasePage(send(unrest, "4,000", nth=2).case, nigar)
    place = {"at": waiting.span, "expected": "4,000", "read": unrest.current}
    propose(waiting.case, "4,400", **place, by=nigar, tier=Tier.MAJOR, note="Fixed.")
    done = CasePage(send(unrest, "Kazzym", "Kassym").case, nigar)
    decline(send(unrest, "Banks").case, "They are closed.", by=elchin)
    logged_in(page, live_server, "elchin")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    visits = [(described, "p"), (handed, "h"), (handed, "n"), (waiting.case, "e")]
    apply_fix(done.case, "Kassym", at=done.span, expected="Kazzym", read=unrest.current, by=nigar)
    for case, key in [*visits, (done.case, "w")]:
        opened(page, live_server, case).keyboard.press(key)
        expect(page.locator("details[open]")).to_have_count(1)
        assert [fault["id"] for fault in Axe().run(page).response["violations"]] == [], key
        assert page.evaluate("document.documentElement.scrollWidth") <= width, key
        assert page.evaluate(SHARED) == [], key
