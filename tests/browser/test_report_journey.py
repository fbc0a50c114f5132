"""A reader's whole way: mark, Ctrl+Enter, correct, send, receipt; several in a row."""

import pytest
from playwright.sync_api import expect

from corrections.models import Case, Report
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
)


def test_mark_call_correct_send_and_follow(page, live_server, unrest):
    start = mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    report = thanked(page)
    assert (report.exact, report.proposed, report.start) == ("Kazzym", "Kassym", start)
    assert (report.revision, report.prefix[-10:]) == (unrest.current, "President ")
    page.get_by_role("link", name="Your private page").click()
    expect(page.get_by_text("It waits for an editor.")).to_be_visible()


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_either_key_calls_the_dialog(page, live_server, unrest, key):
    mark(opened(page, live_server, unrest), unrest, "officials")
    call(page, key)
    expect(page.get_by_label("Should read")).to_have_value("officials")


@pytest.mark.parametrize("key", ["Enter", "Control+Shift+Enter", "Alt+Enter", "Control+a"])
def test_no_other_key_does(page, live_server, unrest, key):
    mark(opened(page, live_server, unrest), unrest, "officials")
    page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("field", ["<input>", "<textarea></textarea>", "<p contenteditable tabindex=0>x</p>"])
def test_the_key_stays_with_the_field_a_reader_types_in(page, live_server, unrest, field):
    opened(page, live_server, unrest)
    tag = field.split("<")[1].split(">")[0].split()[0]
    page.evaluate(
        """([tag, editable]) => {
          const made = document.createElement(tag)
          if (editable) made.contentEditable = "true"
          document.body.append(made)
          made.focus()
        }""",
        [tag, "contenteditable" in field],
    )
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(300)
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("held", ["repeat: true", "isComposing: true", "altKey: true"])
def test_a_key_held_down_or_composing_calls_nothing(page, live_server, unrest, held):
    mark(opened(page, live_server, unrest), unrest, "officials")
    event = f'new KeyboardEvent("keydown", {{ key: "Enter", ctrlKey: true, bubbles: true, {held} }})'
    page.evaluate(f"document.body.dispatchEvent({event})")
    page.wait_for_timeout(300)
    expect(dialog(page)).to_be_hidden()


def test_a_key_pressed_twice_opens_one_dialog_and_a_double_click_sends_once(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+Enter")
    expect(dialog(page)).to_have_count(1)
    page.get_by_role("button", name="Send report").dblclick()
    thanked(page)
    assert Report.objects.count() == 1


def test_several_mistakes_are_sent_without_reloading(page, live_server, unrest):
    opened(page, live_server, unrest)
    for words in ("Kazzym", "calm", "Airport"):
        mark(page, unrest, words)
        call(page)
        send(page, words.upper())
        thanked(page)
        page.get_by_role("button", name="Back to the article").click()
        page.wait_for_function("(words) => getSelection().toString() === words", arg=words)
    assert [report.exact for report in Report.objects.order_by("pk")] == ["Kazzym", "calm", "Airport"]
    assert Case.objects.count() == 3


def test_selection_focus_and_draft_are_kept_when_the_dialog_closes(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_label("Comment").fill("his name")
    put_away(page)
    page.wait_for_function("() => getSelection().toString() === 'Kazzym'")
    call(page)
    expect(page.get_by_label("Comment")).to_have_value("his name")


def test_a_draft_outlives_the_page_and_belongs_to_its_place(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_label("Should read").fill("Kassym")
    page.reload()
    mark(opened(page, live_server, unrest), unrest, "calm")
    call(page)
    expect(page.get_by_label("Should read")).to_have_value("calm")
    put_away(page)
    mark(page, unrest, "Kazzym")
    call(page)
    expect(page.get_by_label("Should read")).to_have_value("Kassym")


def test_a_wrong_fact_asks_for_its_source(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "4,000", nth=2)
    call(page)
    expect(page.get_by_label("Source")).to_be_hidden()
    page.get_by_label("What is wrong?").select_option("fact")
    page.get_by_label("Source").fill("Police statement of Tuesday")
    send(page, "4,400")
    report = thanked(page)
    assert (report.kind, report.source) == ("fact", "Police statement of Tuesday")


def test_a_long_piece_gets_a_kind_word_and_a_too_long_one_is_told_so(page, live_server, long_read):
    opened(page, live_server, long_read)
    page.evaluate("getSelection().selectAllChildren(document.querySelectorAll('#words [data-at]')[1])")
    call(page)
    expect(page.get_by_text("A shorter piece is put right sooner")).to_be_visible()
    put_away(page)
    page.wait_for_function("() => getSelection().toString()")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#words'))")
    call(page)
    expect(page.get_by_text("at most 1000 can be sent")).to_be_visible()
    send(page)
    expect(page.get_by_role("alert").filter(has_text="Mark a shorter piece")).to_be_visible()
    assert not Report.objects.exists()
    refused_loudly(page)


@pytest.fixture
def long_read(db):
    return published(
        "A long read", "<p>" + "Forty winds came over the bay. " * 14 + "</p>" + "<p>More.</p>" * 300
    )


def test_your_reports_are_listed_in_this_browser_only(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    report = thanked(page)
    page.get_by_role("link", name="Your private page").click()
    mine = page.locator("your-reports")
    expect(mine.get_by_role("link")).to_have_attribute("href", report.private_url())
    mine.get_by_role("button", name="Clear the list").click()
    expect(mine).to_be_hidden()


@pytest.mark.parametrize(
    ("machine", "key"), [("MacIntel", "⌘ Enter"), ("Win32", "Ctrl+Enter"), ("iPad", "⌘ Enter")]
)
def test_the_line_shows_the_key_of_the_readers_machine(page, live_server, unrest, machine, key):
    page.add_init_script(f"Object.defineProperty(navigator, 'platform', {{ get: () => '{machine}' }})")
    opened(page, live_server, unrest)
    expect(page.locator("kbd")).to_have_text(key)
