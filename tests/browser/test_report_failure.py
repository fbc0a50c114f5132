"""Honest failure: the words stay, the sentence says what to do, and one report arrives in the end."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

from corrections.models import Case, Report
from tests.browser.reader import (
    call,
    dialog,
    mark,
    opened,
    put_away,
    refused_loudly,
    send,
    thanked,
    trouble,
)

SENT = re.compile(r"/report/$")
KNOWN = re.compile(r"/report/known/")


@pytest.fixture
def filled(page, live_server, unrest):
    """A reader with a report in hand."""
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    expect(page.locator("[data-known]")).to_be_attached()
    page.get_by_label("Should read").fill("Kassym")
    return page


def answering(page, status: int, body: str = "", once: bool = True, address=SENT) -> None:
    """Let the server answer with this status, once or always."""
    page.route(
        address,
        lambda route: (
            route.fulfill(status=status, body=body) if route.request.method in "GETPOST" else route.abort()
        ),
        **({"times": 1} if once else {}),
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (400, "press “Send report” again in a minute"),
        (413, "Shorten it"),
        (422, "press “Send report” again in a minute"),
        (429, "in a few minutes"),
        (500, "Something broke on our side"),
        (502, "Something broke on our side"),
        (503, "in ten seconds"),
    ],
)
def test_a_refusal_keeps_the_words_says_what_to_do_and_can_be_retried(filled, status, sentence):
    answering(filled, status)
    send(filled)
    expect(trouble(filled)).to_contain_text(sentence)
    expect(filled.get_by_label("Should read")).to_have_value("Kassym")
    send(filled)
    assert thanked(filled).proposed == "Kassym"
    assert Report.objects.count() == 1
    refused_loudly(filled)


def test_a_token_that_grew_old_is_renewed_without_a_word(filled):
    answering(filled, 403)
    send(filled)
    thanked(filled)
    assert Report.objects.count() == 1
    refused_loudly(filled)


def test_a_browser_without_cookies_is_told_so(filled):
    answering(filled, 403, once=False)
    send(filled)
    expect(trouble(filled)).to_contain_text("Allow cookies")
    refused_loudly(filled)


def test_a_timeout_is_no_success(filled):
    filled.evaluate("document.querySelector('report-mistake').dataset.patience = .5")
    filled.route(SENT, lambda route: None, times=1)
    send(filled)
    expect(trouble(filled)).to_contain_text("No answer came in time")
    filled.evaluate("document.querySelector('report-mistake').dataset.patience = 20")
    send(filled)
    thanked(filled)
    assert Report.objects.count() == 1


def test_a_dead_network_is_no_success(filled):
    filled.route(SENT, lambda route: route.abort("connectionrefused"), times=1)
    send(filled)
    expect(trouble(filled)).to_contain_text("The connection broke")
    send(filled)
    thanked(filled)
    assert Report.objects.count() == 1
    refused_loudly(filled)


def test_a_server_gone_half_way_keeps_one_report_however_often_it_is_sent(filled):
    filled.route(SENT, kept_but_unheard, times=2)
    for _ in range(2):
        send(filled)
        expect(trouble(filled)).to_contain_text("The connection broke")
        expect(dialog(filled)).to_have_attribute("aria-busy", "false")
    send(filled)
    thanked(filled)
    assert Report.objects.count() == 1
    refused_loudly(filled)


def test_half_an_answer_is_no_success(filled):
    filled.route(SENT, lambda route: route.fulfill(status=201, body='{"number": 1, "ur'), times=1)
    send(filled)
    expect(trouble(filled)).to_contain_text("The connection broke")
    send(filled)
    thanked(filled)


def test_what_is_sent_before_the_server_spoke_goes_as_it_was_then(page, live_server, unrest):
    unspoken = []
    page.route(KNOWN, lambda route: unspoken.append(route))
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    put_away(page)
    mark(page, unrest, "calm")
    call(page)
    with page.expect_response(SENT):
        unspoken[0].continue_()
    report = Report.objects.get()
    assert (report.exact, report.proposed) == ("Kazzym", "Kassym")
    expect(page.get_by_label("Should read")).to_have_value("calm")


def test_the_servers_own_sentence_comes_first(filled):
    filled.get_by_label("E-mail").fill("not an address")
    send(filled)
    expect(trouble(filled)).to_contain_text("Enter a valid email address")
    expect(filled.get_by_label("E-mail")).to_be_focused()
    expect(filled.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    filled.get_by_label("E-mail").fill("aysel@example.org")
    send(filled)
    assert thanked(filled).reporter.email == "aysel@example.org"
    refused_loudly(filled)


def test_a_report_written_offline_is_sent_once_when_the_connection_is_back(filled, context):
    context.set_offline(True)
    send(filled)
    expect(trouble(filled)).to_contain_text("You are offline")
    send(filled)
    expect(trouble(filled)).to_contain_text("You are offline")
    context.set_offline(False)
    expect(filled.locator(".report-news")).to_contain_text("has been sent", timeout=10_000)
    assert [report.proposed for report in Report.objects.all()] == ["Kassym"]
    assert filled.evaluate("localStorage.getItem('reports-to-send')") == "[]"
    refused_loudly(filled)


def test_a_report_kept_from_yesterday_is_sent_with_a_fresh_token_on_the_next_page(
    page, live_server, unrest, context
):
    called_offline(page, live_server, unrest)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("You are offline")
    context.clear_cookies()
    page.goto("about:blank")
    context.set_offline(False)
    opened(page, live_server, unrest)
    expect(page.locator(".report-news")).to_contain_text("has been sent", timeout=10_000)
    report = Report.objects.get()
    assert (report.exact, report.proposed) == ("Kazzym", "Kassym")
    refused_loudly(page)


def called_offline(page, live_server, unrest) -> None:
    """The dialog is loaded when words are marked, so that it opens without a connection."""
    opened(page, live_server, unrest)
    with page.expect_response("**/sending.js"):
        mark(page, unrest, "Kazzym")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    call(page)


def test_a_kept_report_that_is_refused_is_given_back_in_words(page, live_server, unrest, context):
    called_offline(page, live_server, unrest)
    send(page, "Kassym")
    expect(trouble(page)).to_contain_text("You are offline")
    answering(page, 422)
    context.set_offline(False)
    expect(page.locator(".report-news")).to_contain_text("“Kassym”", timeout=10_000)
    assert not Report.objects.exists()
    refused_loudly(page)


def test_a_form_that_cannot_be_loaded_says_so_and_opens_at_the_next_press(page, live_server, unrest):
    page.route("**/dialog*.js", lambda route: route.abort(), times=1)
    opened(page, live_server, unrest)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".report-news")).to_contain_text("could not be loaded")
    expect(dialog(page)).to_be_hidden()
    call(page)
    refused_loudly(page)


def test_known_failing_does_not_keep_a_report_back(page, live_server, unrest):
    page.route(KNOWN, lambda route: route.fulfill(status=500), times=1)
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    thanked(page)
    refused_loudly(page)


@pytest.mark.django_db
def test_a_page_a_day_old_still_sends(page, live_server, unrest):
    """The article page holds no token, so a copy from a cache is as good as a new one."""
    body = Client().get(unrest.get_absolute_url()).content
    page.route(
        re.compile(r"unrest-in-almaty/$"), lambda route: route.fulfill(body=body, content_type="text/html")
    )
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    thanked(page)


def kept_but_unheard(route):
    route.fetch()
    route.abort("connectionreset")


def test_words_changed_after_a_lost_answer_are_another_report_and_are_stored(filled):
    filled.route(SENT, kept_but_unheard, times=1)
    send(filled)
    expect(trouble(filled)).to_contain_text("The connection broke")
    send(filled, "Qasym")
    assert thanked(filled).proposed == "Qasym"
    assert [report.proposed for report in Report.objects.order_by("pk")] == ["Kassym", "Qasym"]
    assert Case.objects.count() == 1
    refused_loudly(filled)


def test_words_changed_while_the_answer_is_under_way_are_not_thanked_for(filled):
    def changed_meanwhile(route):
        filled.get_by_label("Should read").fill("Qasym")
        route.continue_()

    filled.route(SENT, changed_meanwhile, times=1)
    send(filled)
    expect(trouble(filled)).to_contain_text("Its number is")
    expect(filled.get_by_label("Should read")).to_have_value("Qasym")
    send(filled)
    assert thanked(filled).proposed == "Qasym"


def test_a_dialog_left_open_offline_turns_to_its_thanks_when_the_report_has_gone_out(filled, context):
    context.set_offline(True)
    send(filled)
    expect(trouble(filled)).to_contain_text("You are offline")
    context.set_offline(False)
    assert thanked(filled).proposed == "Kassym"
    expect(filled.get_by_role("heading", name="Thank you")).to_be_focused()
    refused_loudly(filled)


def test_a_kept_report_that_is_written_anew_is_sent_once_with_its_last_words(filled, context):
    context.set_offline(True)
    send(filled)
    expect(trouble(filled)).to_contain_text("You are offline")
    filled.get_by_label("Should read").fill("Qasym")
    context.set_offline(False)
    filled.wait_for_timeout(4000)
    assert not Report.objects.exists()
    send(filled)
    assert thanked(filled).proposed == "Qasym"
    assert filled.evaluate("localStorage.getItem('reports-to-send')") == "[]"
    filled.reload()
    filled.wait_for_timeout(3500)
    assert Report.objects.count() == 1
    refused_loudly(filled)


def test_what_was_kept_goes_out_when_the_change_of_it_is_given_up(filled, context):
    context.set_offline(True)
    send(filled)
    expect(trouble(filled)).to_contain_text("You are offline")
    filled.get_by_label("Should read").fill("Qas")
    context.set_offline(False)
    filled.keyboard.press("Escape")
    expect(filled.locator(".report-news")).to_contain_text("has been sent", timeout=10_000)
    assert [report.proposed for report in Report.objects.all()] == ["Kassym"]
    refused_loudly(filled)


def test_two_places_described_offline_are_two_reports(page, live_server, unrest, context):
    opened(page, live_server, unrest)
    call(page)
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    for place in ("the picture at the top", "the caption"):
        page.get_by_label("The words with the mistake").fill(place)
        send(page)
        expect(trouble(page)).to_contain_text("You are offline")
        put_away(page)
        call(page)
    put_away(page)
    context.set_offline(False)
    page.wait_for_function("() => localStorage['reports-to-send'] === '[]'", timeout=20_000)
    assert {report.comment for report in Report.objects.all()} == {"the picture at the top", "the caption"}
    refused_loudly(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_news_stand_in_sight_until_they_are_closed(page, live_server, unrest, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.route("**/dialog*.js", lambda route: route.abort(), times=1)
    opened(page, live_server, unrest)
    mark(page, unrest, "Unrest")
    page.keyboard.press("Control+Enter")
    news = page.locator(".report-news")
    expect(news.get_by_role("status")).to_contain_text("could not be loaded")
    expect(news).to_be_in_viewport(ratio=1)
    assert news.bounding_box()["y"] + news.bounding_box()["height"] <= 700 - 56
    assert Axe().run(page).response["violations"] == []
    news.get_by_role("button", name="Close").click()
    expect(news.get_by_role("status")).to_be_empty()
    expect(news.get_by_role("button")).to_be_hidden()
    refused_loudly(page)


def test_a_form_that_opens_at_the_next_press_says_no_longer_that_it_cannot(page, live_server, unrest):
    page.route("**/dialog*.js", lambda route: route.abort(), times=1)
    opened(page, live_server, unrest)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".report-news")).to_contain_text("could not be loaded")
    call(page)
    expect(page.locator("[data-news]")).to_be_empty()
    refused_loudly(page)
