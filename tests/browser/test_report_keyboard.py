"""Without a pointer, by ear, and without JavaScript: equal ways in."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from corrections.models import Case, Report
from tests.browser.reader import call, dialog, mark, opened, published, put_away, send, thanked


def test_a_sentence_and_its_words_are_picked_with_keys_alone(page, live_server, unrest):
    opened(page, live_server, unrest)
    call(page)
    expect(page.get_by_label("Choose the sentence")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("[data-exact]")).to_have_text("Kazzym-Jomart")
    page.get_by_label("Should read").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Kassym-Jomart")
    page.get_by_role("button", name="Send report").focus()
    page.keyboard.press("Enter")
    report = thanked(page)
    assert unrest.current.words.text[report.start : report.end] == report.exact == "Kazzym-Jomart"


def test_every_sentence_can_be_picked_and_is_exact(page, live_server, unrest):
    opened(page, live_server, unrest)
    call(page)
    text = unrest.current.words.text
    for n, option in enumerate(page.get_by_label("Choose the sentence").locator("option").all()):
        page.get_by_label("Choose the sentence").select_option(index=n)
        quote = page.evaluate("JSON.parse(document.querySelector('[name=quote]').value)")
        assert text[quote["start"] : quote["end"]] == quote["exact"] == option.inner_text().strip()


def test_other_words_can_be_chosen_after_marking(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "4,000")
    call(page)
    page.get_by_role("button", name="Choose other words").click()
    page.get_by_label("Choose the sentence").select_option(label="More than 4,000 detained")
    page.get_by_label("Then its words").select_option(label="4,000")
    send(page, "4,400")
    assert thanked(page).start == unrest.current.words.text.index("4,000 detained")


def test_a_place_can_be_described_in_words(page, live_server, unrest):
    opened(page, live_server, unrest)
    call(page)
    page.get_by_label("The words with the mistake").fill("the picture at the top shows another town")
    send(page)
    report = thanked(page)
    assert (report.exact, report.comment) == ("", "the picture at the top shows another town")
    assert not report.case.names_a_place


def test_words_typed_as_they_stand_in_the_article_are_found(page, live_server, unrest):
    opened(page, live_server, unrest)
    call(page)
    page.get_by_label("The words with the mistake").fill("Kazzym-Jomart")
    send(page, "Kassym-Jomart")
    assert thanked(page).start == unrest.current.words.text.index("Kazzym")


def test_the_link_in_the_line_opens_the_dialog(page, live_server, unrest):
    opened(page, live_server, unrest)
    link = page.get_by_role("link", name="pick the place from a list")
    link.focus()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_focus_stays_in_the_dialog(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    for _ in range(25):
        page.keyboard.press("Tab")
        outside = "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        assert not page.evaluate(outside)


def test_what_a_screen_reader_hears(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(dialog(page)).to_have_accessible_name("Report a mistake")
    expect(page.get_by_label("Should read")).to_be_focused()
    expect(page.get_by_label("E-mail (optional)")).to_have_accessible_description(
        re.compile("Deleted 30 days")
    )
    assert page.locator("dialog [data-known]").get_attribute("role") == "status"
    assert page.locator("dialog [data-trouble]").get_attribute("role") == "alert"
    send(page, "Kassym")
    expect(page.get_by_role("heading", name="Thank you. Your report is No.")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["marked", "describe", "sent"])
def test_axe_finds_nothing_in_the_dialog(page, live_server, unrest, scheme, state):
    page.emulate_media(color_scheme=scheme)
    opened(page, live_server, unrest)
    if state != "describe":
        mark(page, unrest, "Kazzym")
    call(page)
    if state == "sent":
        send(page, "Kassym")
        thanked(page)
    found = Axe().run(page, "dialog")
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture
def no_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    yield context.new_page()
    context.close()


def test_without_javascript_no_key_is_spoken_of(no_script, unrest):
    no_script.goto(unrest.get_absolute_url())
    expect(no_script.locator(".report-line")).to_contain_text("Report a mistake: pick the place from a list")
    expect(no_script.get_by_text("Ctrl+Enter").first).to_be_hidden()
    expect(no_script.get_by_text("or pick the place")).to_be_hidden()


def test_the_whole_way_without_javascript(no_script, unrest):
    no_script.goto(unrest.get_absolute_url())
    no_script.get_by_role("link", name="pick the place from a list").click()
    no_script.get_by_role("link", name="President Kazzym-Jomart Tokayev asked for help.").click()
    no_script.get_by_role("link", name="Kazzym-Jomart", exact=True).click()
    no_script.get_by_label("Should read").fill("Kassym-Jomart")
    no_script.get_by_role("button", name="Send report").click()
    expect(no_script.get_by_role("heading", name="Thank you. Your report is No.")).to_be_visible()
    report = Report.objects.get()
    assert (report.exact, report.proposed) == ("Kazzym-Jomart", "Kassym-Jomart")
    assert unrest.current.words.text[report.start : report.end] == "Kazzym-Jomart"


def test_several_words_are_picked_without_javascript(no_script, unrest):
    no_script.goto(f"{unrest.get_absolute_url()}report/")
    no_script.get_by_role("link", name="Police said more").click()
    no_script.get_by_role("link", name="more", exact=True).click()
    no_script.get_by_role("link", name="4,000", exact=True).click()
    expect(no_script.get_by_label("Should read")).to_have_value("more than 4,000")


def test_a_refusal_without_javascript_keeps_every_word(no_script, unrest):
    no_script.goto(f"{unrest.get_absolute_url()}report/")
    no_script.get_by_label("The words with the mistake").fill("calm")
    no_script.get_by_label("Should read").fill("quiet")
    no_script.get_by_label("E-mail").fill("no address")
    no_script.get_by_role("button", name="Send report").click()
    expect(no_script.get_by_text("Enter a valid email address.", exact=True)).to_be_visible()
    no_script.get_by_role("alert").get_by_role("link", name="Enter a valid email address").click()
    expect(no_script.get_by_label("E-mail")).to_be_focused()
    expect(no_script.get_by_label("Should read")).to_have_value("quiet")
    no_script.get_by_label("E-mail").fill("")
    no_script.get_by_role("button", name="Send report").click()
    assert Report.objects.get().exact == "calm"


def test_the_receipt_without_javascript_takes_every_answer(no_script, unrest, send_one):
    report = send_one(unrest, "Kazzym", "Kassym", name="Aysel", email="aysel@example.org")
    no_script.goto(report.private_url())
    no_script.get_by_text("Add something").click()
    no_script.get_by_label("What else should we know?").fill("See his own site")
    no_script.get_by_role("button", name="Add it").click()
    expect(no_script.get_by_text("See his own site")).to_be_visible()
    no_script.get_by_text("Withdraw the report").click()
    no_script.get_by_role("button", name="Yes, withdraw it").click()
    expect(no_script.get_by_text("You withdrew this report.")).to_be_visible()
    assert not Case.objects.open().exists()


@pytest.fixture
def send_one(send):
    return send


@pytest.mark.parametrize("path", ["report/", "report/?at=55-102"])
def test_axe_finds_nothing_on_the_page_without_javascript(page, live_server, unrest, path):
    page.goto(f"{live_server.url}{unrest.get_absolute_url()}{path}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_on_the_receipt(page, live_server, unrest, send_one):
    page.goto(f"{live_server.url}{send_one(unrest, 'Kazzym', 'Kassym', name='Aysel').private_url()}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_right_to_left_article_keeps_the_dialogs_own_direction(page, live_server, db):
    article = published(
        "اضطرابات في ألماتي", "<p>قالت الشرطة إن أكثر من 4,000 شخص احتجزوا.</p>", language="ar"
    )
    mark(opened(page, live_server, article), article, "الشرطة")
    call(page)
    assert page.locator("report-mistake").evaluate("(host) => getComputedStyle(host).direction") == "ltr"
    assert page.locator(".report-quote").evaluate("(quote) => getComputedStyle(quote).direction") == "rtl"
    send(page, "شرطة")
    assert thanked(page).exact == "الشرطة"


def test_what_was_typed_goes_along_when_another_place_is_chosen(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_label("What is wrong?").select_option("fact")
    typed = {"Comment": "see page 3", "Source": "a book", "Name (optional)": "Aysel"}
    typed["E-mail (optional)"] = "aysel@example.org"
    for label, words in typed.items():
        page.get_by_label(label).fill(words)
    page.get_by_role("button", name="Choose other words").click()
    page.get_by_label("Choose the sentence").select_option(label="Airport closed")
    page.get_by_label("Then its words").select_option("Airport")
    for label, words in typed.items():
        expect(page.get_by_label(label)).to_have_value(words)
    expect(page.get_by_label("Should read")).to_have_value("Airport")
    send(page, "Harbour")
    report = thanked(page)
    assert (report.exact, report.kind, report.comment) == ("Airport", "fact", "see page 3")
    assert (report.source, report.reporter.email) == ("a book", "aysel@example.org")


def test_the_next_report_starts_with_an_empty_comment(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.get_by_label("Comment").fill("his name")
    put_away(page)
    mark(page, unrest, "calm")
    call(page)
    expect(page.get_by_label("Comment")).to_have_value("")


def test_a_long_sentence_in_the_list_can_be_read_to_its_end(page, live_server, db):
    article = published("A long sentence", f"<p>It {'went on and ' * 30} stopped. Short.</p>")
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, live_server, article)
    call(page)
    sentences = page.get_by_label("Choose the sentence")
    assert sentences.evaluate("(list) => list.scrollWidth <= list.clientWidth")
    heights = [option.bounding_box()["height"] for option in sentences.locator("option").all()]
    assert heights[1] > 3 * heights[2]
    assert sentences.bounding_box()["height"] < 200


def test_a_language_that_no_browser_knows_has_its_sentences_too(page, live_server, unrest):
    opened(page, live_server, unrest)
    page.evaluate("document.querySelector('.story').lang = 'az_Latn-1'")
    call(page)
    page.get_by_label("Choose the sentence").select_option(label="Airport closed")
    page.get_by_label("Then its words").select_option("Airport")
    send(page, "Harbour")
    assert thanked(page).exact == "Airport"


def test_choosing_the_sentence_without_javascript_keeps_all_that_was_typed(no_script, unrest):
    no_script.goto(f"{unrest.get_absolute_url()}report/")
    typed = {"The words with the mistake": "4,000", "Should read": "4,400", "Comment": "see below"}
    typed |= {"Name (optional)": "Aysel", "E-mail (optional)": "aysel@example.org"}
    for label, words in typed.items():
        no_script.get_by_label(label).fill(words)
    no_script.get_by_label("Thank me by name").check()
    no_script.get_by_role("button", name="Send report").click()
    no_script.get_by_role("button", name="More than 4,000 detained").click()
    expect(no_script.locator("[aria-current]")).to_have_text("4,000")
    with no_script.expect_navigation():
        no_script.get_by_label("Name (optional)").press("Enter")
    report = Report.objects.get()
    assert (report.exact, report.proposed, report.comment) == ("4,000", "4,400", "see below")
    assert (report.reporter.name, report.credit) == ("Aysel", True)
    assert report.start == unrest.current.words.text.index("4,000 detained")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_sentences_and_words_are_buttons(page, live_server, unrest, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}{unrest.get_absolute_url()}report/")
    page.get_by_label("The words with the mistake").fill("4,000")
    for press in ("Send report", "Police said more than 4,000 people were held."):
        with page.expect_navigation():
            page.get_by_role("button", name=press).click()
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.faults.clear()  # the first answer is a question, 422
