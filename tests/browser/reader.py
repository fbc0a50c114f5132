"""What a reader does in the browser: opens an article, marks words, calls the dialog, sends."""

import re

from playwright.sync_api import Locator, Page, expect

from articles.actions import import_draft
from articles.formats.draft import Draft
from articles.markup import canonical
from articles.models import Article
from corrections.models import Report

#: Marks from one place of the article to another: each is a text block's number and an offset in its words.
MARK = """
([from, to]) => {
  const blocks = document.querySelectorAll("#words [data-at]")
  const point = ([n, offset]) => {
    const texts = document.createTreeWalker(blocks[n], NodeFilter.SHOW_TEXT)
    let node = texts.nextNode()
    while (offset > node.length) { offset -= node.length; node = texts.nextNode() }
    return [node, offset]
  }
  getSelection().setBaseAndExtent(...point(from), ...point(to))
}
"""


def published(headline: str, body: str, **facts) -> Article:
    """Publish an article as an import would."""
    facts = {"section": "World", "language": "en", **facts}
    return import_draft(
        Draft(source="test", key=headline, headline=headline, body=canonical(body), **facts)
    ).article


def opened(page: Page, server, article: Article) -> Page:
    """Open an article and wait until its form is alive."""
    page.goto(f"{server.url}{article.get_absolute_url()}")
    page.wait_for_selector("report-mistake:defined", state="attached")
    return page


def mark(page: Page, article: Article, words: str, *, nth: int = 1) -> int:
    """Mark the nth standing of some words, as a drag does; return where they stand."""
    text, start = article.current.words.text, -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    mark_span(page, article, start, start + len(words))
    return start


def mark_span(page: Page, article: Article, start: int, end: int, *, backward: bool = False) -> None:
    ends = [point(article, start), point(article, end)]
    page.evaluate(MARK, ends[::-1] if backward else ends)


def point(article: Article, offset: int) -> tuple[int, int]:
    """Return the number of the text block an offset lies in, and the offset there as a browser counts."""
    blocks = article.current.words.blocks
    n = max(i for i, block in enumerate(blocks) if block.start <= offset)
    return n, _units(blocks[n].text[: min(offset, blocks[n].end) - blocks[n].start])


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Report a mistake")


def call(page: Page, key: str = "Control+Enter") -> None:
    """Press the key and wait for the dialog."""
    page.keyboard.press(key)
    expect(dialog(page)).to_be_visible()


def put_away(page: Page) -> None:
    """Press Esc and wait until the dialog is gone and the focus has left it, as a reader's hand would."""
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    page.wait_for_function("() => !document.activeElement.closest('dialog')")


def send(page: Page, proposed: str | None = None) -> None:
    if proposed is not None:
        page.get_by_label("Should read").fill(proposed)
    page.get_by_role("button", name=re.compile("^Send")).click()


def thanked(page: Page) -> Report:
    """Wait for the thanks and return the report that reached the database."""
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    return Report.objects.get(pk=int(page.locator("[data-number]").inner_text()))


def trouble(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text=re.compile(r"\S"))


def refused_loudly(page: Page) -> None:
    """Forget that the browser's console names refused requests: these tests make them on purpose."""
    page.faults[:] = [fault for fault in page.faults if "Failed to load resource" not in fault]


def _units(text):
    """Return how many UTF-16 units a text has, as browsers count."""
    return len(text.encode("utf-16-le")) // 2
