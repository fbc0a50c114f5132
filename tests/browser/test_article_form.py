"""The long form of an article, in a real browser: what was typed is not lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_desk import expired, logged_in, logged_in_again


@pytest.fixture
def form(page, live_server, nigar, unrest):
    """The form of an article, with words typed in it."""
    logged_in(page, live_server, "nigar")
    page.goto(f"{live_server.url}/admin/articles/article/{unrest.pk}/change/")
    page.get_by_label("Standfirst").fill("Thousands held in the streets.")
    page.get_by_label("Significant change").check()
    return page


def saved(form, to="**/admin/articles/article/"):
    with form.expect_navigation(url=to):
        form.get_by_role("button", name="Save", exact=True).click()


def test_what_was_typed_outlives_a_session_that_expired(form, unrest):
    expired()
    saved(form, to="**/login/**")
    logged_in_again(form)
    expect(form.get_by_label("Standfirst")).to_have_value("Thousands held in the streets.")
    expect(form.get_by_label("Significant change")).to_be_checked()
    expect(form.get_by_text("You were logged out before this was saved.")).to_be_visible()
    saved(form)
    unrest.refresh_from_db()
    assert unrest.current.standfirst == "Thousands held in the streets."


def test_what_was_saved_is_not_brought_back(form, live_server, unrest):
    saved(form)
    form.goto(f"{live_server.url}/admin/articles/article/{unrest.pk}/change/")
    expect(form.get_by_label("Significant change")).not_to_be_checked()
    expect(form.get_by_text("You were logged out before this was saved.")).to_be_hidden()


def test_who_leaves_by_mistake_is_asked(form):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    form.get_by_role("link", name="History").first.click(no_wait_after=True)
    form.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert form.url.endswith("/change/")
