"""Known already: the dialog says what the newsroom knows of the very words that were marked."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from corrections.actions import apply_fix, decline
from corrections.models import Case, Report
from corrections.rights import EDITORS
from tests.browser.reader import call, mark, opened, put_away, refused_loudly, send, thanked
from tests.conftest import person


@pytest.fixture
def send_one(send):
    return send


@pytest.fixture
def editor(transactional_db):
    """An editor, whatever other tests of real transactions have emptied."""
    return person("nigar", EDITORS)


def fixed(case: Case, words: str, by) -> None:
    case = Case.objects.select_related("article__current", "revision").get(pk=case.pk)
    read, span = case.article.current, case.where().span
    apply_fix(case, words, at=span, expected=span.of(read.words.text), read=read, by=by)


@pytest.mark.parametrize(
    ("readers", "sentence"), [(1, "1 reader has reported this"), (3, "3 readers have reported this")]
)
def test_what_waits_is_counted_and_one_press_adds_a_voice(
    page, live_server, unrest, send_one, readers, sentence
):
    for n in range(readers):
        send_one(unrest, "Kazzym", "Kassym", sender=f"{n}")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.get_by_role("status").filter(has_text=sentence)).to_be_visible()
    page.wait_for_timeout(2500)  # who presses sooner is held for review, and is no voice yet
    page.get_by_role("button", name="Yes, I see it too").click()
    report = thanked(page)
    assert (report.case.voices, report.proposed, Case.objects.count()) == (readers + 1, "Kassym", 1)


def test_words_fixed_since_the_page_was_loaded_ask_to_reload(page, live_server, unrest, send_one, editor):
    case = send_one(unrest, "Kazzym", "Kassym").case
    opened(page, live_server, unrest)
    fixed(case, "Kassym", editor)
    mark(page, unrest, "Kazzym")
    call(page)
    expect(page.get_by_text("after you opened the page")).to_be_visible()
    page.get_by_role("button", name="Reload the page").click()
    expect(page.locator("#words")).to_contain_text("Kassym-Jomart")


def test_a_declined_report_is_answered_with_its_reason(page, live_server, unrest, send_one, editor):
    decline(send_one(unrest, "Kazzym", "Kassym").case, "He spells it so himself.", by=editor)
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.get_by_text("left it as it is: He spells it so himself.")).to_be_visible()
    page.wait_for_timeout(2500)  # who presses sooner is held for review, and is no voice yet
    page.get_by_role("button", name="Yes, I see it too").click()
    report = thanked(page)
    assert (report.case.state, report.case.voices) == ("declined", 2)


def test_words_known_on_an_older_revision_are_known_on_the_new_one(
    page, live_server, unrest, send_one, editor
):
    send_one(unrest, "Kazzym", "Kassym")
    fixed(send_one(unrest, "calm", "quiet").case, "quiet", editor)
    article = Article.objects.with_words().get(pk=unrest.pk)
    mark(opened(page, live_server, article), article, "Kazzym")
    call(page)
    expect(page.get_by_text("1 reader has reported this")).to_be_visible()


def test_nothing_is_said_of_other_words(page, live_server, unrest, send_one):
    send_one(unrest, "Kazzym", "Kassym")
    mark(opened(page, live_server, unrest), unrest, "calm")
    with page.expect_response("**/known/**"):
        call(page)
    expect(page.locator("[data-known]")).to_be_empty()
    expect(page.get_by_role("button", name="Yes, I see it too")).to_be_hidden()


def test_a_voice_for_what_was_settled_meanwhile_is_told_so(page, live_server, unrest, send_one, editor):
    case = send_one(unrest, "Kazzym", "Kassym").case
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.get_by_text("1 reader has reported this")).to_be_visible()
    fixed(case, "Kassym", editor)
    page.get_by_role("button", name="Yes, I see it too").click()
    expect(page.get_by_role("alert").filter(has_text="settled a moment ago")).to_be_visible()
    assert Report.objects.count() == 1
    refused_loudly(page)


def test_the_dialog_is_asked_again_for_each_place(page, live_server, unrest, send_one):
    send_one(unrest, "calm", "quiet")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    thanked(page)
    page.get_by_role("button", name="Back to the article").click()
    mark(page, unrest, "calm")
    call(page)
    expect(page.get_by_text("1 reader has reported this")).to_be_visible()


#: Puts the dialog away, marks all of a text block and presses Ctrl+Enter, before the browser tells of it.
AT_ONCE = """
([words, called]) => {
  const blocks = [...document.querySelectorAll("#words [data-at]")]
  const block = blocks.find(({ textContent }) => textContent === words)
  document.querySelector("dialog[open]").close()
  getSelection().selectAllChildren(block)
  if (called) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true }))
}
"""


@pytest.mark.parametrize("called", [True, False])
def test_words_marked_while_the_dialog_goes_are_the_ones_asked_about(
    page, live_server, unrest, send_one, called
):
    send_one(unrest, "Airport closed", "Airport shut")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.evaluate(AT_ONCE, ["Airport closed", called])
    if not called:
        page.wait_for_timeout(100)
        call(page)
    expect(page.locator("[data-exact]")).to_have_text("Airport closed")
    expect(page.get_by_text("1 reader has reported this")).to_be_visible()
    expect(page.get_by_label("Should read")).to_be_focused()


VOICE = "Yes, I see it too"


@pytest.mark.parametrize("field", ["Should read", "Comment", "Name (optional)", "E-mail (optional)"])
def test_a_voice_is_offered_only_while_nothing_was_written(page, live_server, unrest, send_one, field):
    send_one(unrest, "Kazzym", "Kassym")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    voice = page.get_by_role("button", name=VOICE)
    expect(voice).to_be_visible()
    before = page.get_by_label(field).input_value()
    page.get_by_label(field).fill("Qasym")
    expect(voice).to_be_hidden()
    page.get_by_label(field).fill(before)
    expect(voice).to_be_visible()


def test_a_draft_brings_no_voice_that_would_lose_it_and_joins_the_case_when_sent(
    page, live_server, unrest, send_one
):
    send_one(unrest, "Kazzym", "Kassym")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_label("Comment").fill("see his own site")
    page.reload()
    mark(page, unrest, "Kazzym")
    call(page)
    expect(page.get_by_text("1 reader has reported this")).to_be_visible()
    expect(page.get_by_role("button", name=VOICE)).to_be_hidden()
    page.wait_for_timeout(2500)  # who sends sooner is held for review, and is no voice yet
    send(page)
    report = thanked(page)
    assert (report.comment, report.case.voices, Case.objects.count()) == ("see his own site", 2, 1)


@pytest.mark.parametrize("name", [VOICE, "Send report"])
def test_a_double_click_keeps_the_selection(page, live_server, unrest, send_one, name):
    send_one(unrest, "Kazzym", "Kassym")
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.get_by_role("button", name=VOICE)).to_be_visible()
    page.get_by_role("button", name=name).dblclick()
    thanked(page)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-thanks]'))")
    put_away(page)
    page.wait_for_function("() => getSelection().toString() === 'Kazzym'")
