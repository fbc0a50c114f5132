"""Nothing that is shown runs, nobody else hears of it, and no key is delayed."""

import pytest
from playwright.sync_api import expect

from corrections.models import Report
from tests.browser.reader import call, mark, opened, published, send, thanked

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "</textarea><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "{{ 7*7 }} ${7*7} <%= 7*7 %>",
    "<!!!>>>>..<<<&lt;b&gt;",
    "' OR 1=1 --",
)


@pytest.fixture
def watched(page):
    """A page where an alert is a failure."""
    page.add_init_script("window.ran = []; window.alert = (what) => window.ran.push(what)")
    yield page
    assert page.evaluate("window.ran ?? []") == []


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_marked_beside_and_sent_runs_nothing(watched, live_server, db, payload):
    text = payload.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    article = published("A hostile page", f"<p>Before {text} after.</p><p>{text}</p>")
    mark(opened(watched, live_server, article), article, payload)
    call(watched)
    expect(watched.locator("[data-exact]")).to_have_text(payload)
    watched.get_by_label("Comment").fill(payload)
    send(watched, payload)
    report = thanked(watched)
    assert (report.exact, report.proposed, report.comment) == (payload, payload, payload)
    watched.get_by_role("link", name="Your private page").click()
    expect(watched.get_by_text("You sent this report.")).to_be_visible()


def test_a_hostile_sentence_is_picked_as_text(watched, live_server, db):
    article = published("A hostile page", "<p>&lt;img src=x onerror=alert(1)&gt; &lt;b&gt;bold&lt;/b&gt;</p>")
    opened(watched, live_server, article)
    call(watched)
    watched.get_by_label("Choose the sentence").select_option(index=1)
    watched.get_by_label("Then its words").select_option(index=1)
    expect(watched.locator("dialog :is(img, b)")).to_have_count(0)


def test_a_hostile_answer_of_the_server_is_text_too(watched, live_server, unrest):
    watched.route(
        "**/known/**", lambda route: route.fulfill(json={"say": HOSTILE[0], "token": "t", "opened": ""})
    )
    mark(opened(watched, live_server, unrest), unrest, "Kazzym")
    call(watched)
    expect(watched.locator("[data-known]")).to_have_text(HOSTILE[0])


def test_no_cookie_until_the_dialog_is_opened(page, live_server, unrest, context):
    opened(page, live_server, unrest)
    mark(page, unrest, "Kazzym")
    page.wait_for_timeout(500)
    assert context.cookies() == []
    with page.expect_response("**/known/**"):
        call(page)
    assert [(cookie["name"], cookie["httpOnly"]) for cookie in context.cookies()] == [("csrftoken", True)]


def test_nobody_else_is_asked_for_anything(page, live_server, unrest):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    send(page, "Kassym")
    thanked(page)
    assert [url for url in asked if not url.startswith(f"{live_server.url}/")] == []


def test_the_dialogs_code_is_loaded_when_words_are_marked_and_not_before(page, live_server, unrest):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    opened(page, live_server, unrest)
    page.wait_for_timeout(300)
    assert not {"dialog.js", "places.js", "sending.js"} & set(asked)
    mark(page, unrest, "Kazzym")
    page.wait_for_timeout(600)
    assert "dialog.js" in asked


def test_marking_costs_under_two_milliseconds_on_a_long_article(page, live_server, db):
    article = published(
        "A very long page", "".join(f"<p>{'Words upon words. ' * 14}</p>" for _ in range(200))
    )
    assert len(article.current.words.text) > 50_000
    opened(page, live_server, article)
    costs = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.getElementById("words"))
          return Array.from({ length: 200 }, () => {
            const began = performance.now()
            document.dispatchEvent(new Event("selectionchange"))
            return performance.now() - began
          })
        }"""
    )
    assert sorted(costs)[190] < 2


def test_the_pages_own_handlers_and_scroll_are_untouched(page, live_server, unrest):
    opened(page, live_server, unrest)
    before = page.evaluate("[document.onkeydown, document.onkeypress, document.body.style.overflow]")
    names = page.evaluate("Object.keys(window).length")
    mark(page, unrest, "Kazzym")
    call(page)
    page.keyboard.press("Escape")
    assert page.evaluate("[document.onkeydown, document.onkeypress, document.body.style.overflow]") == before
    assert page.evaluate("Object.keys(window).length") == names


def test_a_robot_that_fills_the_hidden_field_is_held_and_thanked(page, live_server, unrest):
    mark(opened(page, live_server, unrest), unrest, "Kazzym")
    call(page)
    page.evaluate("document.querySelector('[name=website]').value = 'https://spam.example'")
    send(page, "Kassym")
    thanked(page)
    assert Report.objects.get().held
