"""Every public page in a real browser: readable for all, quiet in the console, every letter in its place."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from articles.actions import retract
from articles.intake import Order, lines
from articles.models import Article
from corrections.actions import undo
from corrections.severity import Tier
from tests.conftest import UNREST, person, published, send_report
from tests.corrections.test_apply import applied

EDITION = Path(__file__).resolve().parents[2] / "articles" / "edition"

ARABIC = (
    "<p>وصلت السفينة إلى <a href='https://example.org/'>الميناء</a> محملة بنحو 4,400 طن 🙂.</p>"
    "<table><thead><tr><th>الربع</th><th>السفن</th></tr></thead><tbody><tr><td>1</td><td>214</td></tr></tbody></table>"
    "<blockquote><p>قال المدير: e\u0301 👨‍👩‍👧 𝒳.</p></blockquote><pre>a  b\n c</pre><p>one<br>two</p>"
)

#: Each text block of the page: where it says it starts, its words, how many code points they are.
BLOCKS = """() => [...document.querySelectorAll("#words [data-at]")].map(
  (block) => [Number(block.dataset.at), block.textContent, [...block.textContent].length])"""

PAGES = (
    "/",
    "/sections/world/",
    "/articles/unrest-in-almaty/",
    "/articles/unrest-in-almaty/history/",
    "/articles/unrest-in-almaty/history/?from=1&to=3",
    "/articles/in-arabic/",
    "/articles/retracted/",
    "/corrections/",
    "/corrections/?q=nothing+like+it",
    "/corrections/1/",
    "/policy/",
    "/search/?q=almaty",
    "/search/?q=",
    "/not/there/",
)


@pytest.fixture
def paper(settings):
    """A paper with all that a page can show; what is taken back at once is no slip there."""
    settings.POLICY = {**settings.POLICY, "undo_minutes": 0}
    chief = person("elchin", "Chief editors")
    unrest = published(
        "Unrest in Almaty", UNREST, standfirst="Thousands held.", byline="Aytaj Rzayeva", media=("video",)
    )
    applied(send_report(unrest, "4,400").case, "4,500", by=chief, tier=Tier.MAJOR)
    unrest.refresh_from_db()
    undo(applied(send_report(unrest, "Kazzym").case, "Kassym", by=chief), by=chief)
    arabic = published("السفينة", ARABIC, language="ar", key="in-arabic")
    Article.objects.filter(pk=arabic.pk).update(slug="in-arabic")
    retract(published("Retracted", "<p>These words were wrong.</p>"))


def imported(path: Path) -> list[Article]:
    """Bring a folder in as staff would."""
    assert [line for line in lines(Order((str(path),), timezone.now())) if line.draft]
    return list(Article.objects.with_words())


def check_every_letter(page, live_server, articles) -> None:
    """Every block's textContent is its stored text, and code points counted in the browser are Python's."""
    for article in articles:
        page.goto(live_server.url + article.get_absolute_url())
        blocks = article.current.words.blocks
        assert page.evaluate(BLOCKS) == [[b.start, b.text, len(b.text)] for b in blocks], article.slug


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(page, live_server, paper, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for address in PAGES:
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], address
    assert ["404" in fault for fault in page.faults] == [True], "only the page that is not there"
    page.faults.clear()


def test_every_letter_of_odd_texts_is_in_its_place(page, live_server, paper):
    check_every_letter(page, live_server, Article.objects.with_words())


def test_every_letter_of_the_sample_edition_is_in_its_place(page, live_server):
    check_every_letter(page, live_server, imported(EDITION))


@pytest.mark.shared
def test_every_letter_of_the_sample_dumps_is_in_its_place(page, live_server, shared):
    check_every_letter(page, live_server, imported(shared / "import-samples" / "dumps"))


def test_the_size_of_the_text_is_kept(page, live_server, paper):
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    size = "parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize)"
    usual = page.evaluate(size)
    page.get_by_role("button", name="Larger text").click(click_count=2)
    larger = page.evaluate(size)
    page.goto(f"{live_server.url}/articles/in-arabic/")
    assert page.evaluate("document.documentElement.dataset.textSize") == "2"
    page.get_by_role("button", name="Usual text size").click()
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    assert (larger > usual, page.evaluate(size)) == (True, usual)


def test_the_size_of_the_text_ends_somewhere(page, live_server, paper):
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    page.get_by_role("button", name="Larger text").click(click_count=9)
    assert page.evaluate("document.documentElement.dataset.textSize") == "3"
    page.get_by_role("button", name="Smaller text").click(click_count=9)
    assert page.evaluate("document.documentElement.dataset.textSize") == "-1"


def test_the_size_of_the_text_is_told_to_who_cannot_see_it(page, live_server, paper):
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    usual, larger = (page.get_by_role("button", name=name) for name in ("Usual text size", "Larger text"))
    assert (usual.get_attribute("aria-pressed"), larger.get_attribute("aria-disabled")) == ("true", "false")
    larger.click(click_count=3)
    assert (usual.get_attribute("aria-pressed"), larger.get_attribute("aria-disabled")) == ("false", "true")
    assert page.locator(".text-size [role=status]").text_content() == "Larger text: 3"


def test_on_a_narrow_screen_the_current_section_is_in_sight(page, live_server, paper):
    page.set_viewport_size({"width": 390, "height": 800})
    for n in range(9):
        published(f"Story {n}", "<p>Words.</p>", section=f"Section {n}")
    for path in ("/corrections/", "/sections/section-8/"):
        page.goto(live_server.url + path)
        box = page.locator(".sections [aria-current]").bounding_box()
        assert box["x"] >= 0, path
        assert box["x"] + box["width"] <= 390, path


def test_without_javascript_the_page_is_whole(browser, live_server, paper):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    assert page.get_by_role("heading", name="Unrest in Almaty").is_visible()
    assert not page.get_by_role("button", name="Larger text").is_visible()
    context.close()


def test_the_data_for_search_engines_breaks_no_rule_of_the_page(page, live_server, paper):
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    kind = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@type']"
    assert (page.evaluate(kind), page.faults) == ("NewsArticle", [])


def test_paper_shows_the_words_and_not_the_furniture(page, live_server, paper):
    page.goto(f"{live_server.url}/articles/unrest-in-almaty/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Unrest in Almaty").is_visible()
    for gone in (".masthead nav", ".text-size", ".share", "report-mistake"):
        assert not page.locator(gone).is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_one_endless_word_of_a_reader_widens_no_page(page, live_server, width):
    endless = "Donaudampfschiff" * 60
    chief = person("elchin", "Chief editors")
    unrest = published("Unrest in Almaty", UNREST, standfirst="Thousands held.")
    report = send_report(unrest, "Kazzym", endless, comment=endless, name=endless[:80], credit=True)
    applied(report.case, endless, by=chief, tier=Tier.CORRECTION)
    page.set_viewport_size({"width": width, "height": 900})
    pages = ["/", unrest.get_absolute_url(), f"{unrest.get_absolute_url()}history/?from=1&to=2"]
    for path in [*pages, "/corrections/", "/corrections/1/", report.private_url(), "/search/?q=almaty"]:
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/admin/login/"])
def test_marked_words_can_be_read_in_either_scheme(page, live_server, scheme, path):
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url + path)
    assert page.evaluate(CONTRAST) >= 7


#: The contrast of what is selected, as WCAG counts it.
CONTRAST = """() => {
  const { color, backgroundColor } = getComputedStyle(document.body, "::selection")
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [high, low] = [light(color), light(backgroundColor)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}"""


def test_a_notice_leads_to_its_paragraph_and_the_top_of_the_page_to_the_notice(page, live_server):
    chief = person("elchin", "Chief editors")
    unrest = published("Unrest in Almaty", UNREST, standfirst="Thousands held.")
    applied(send_report(unrest, "Kazzym").case, "Kassym", by=chief)
    page.goto(live_server.url + unrest.get_absolute_url())
    page.get_by_role("link", name="Correction: see what").click()
    assert page.locator(".notice:target").get_attribute("id") == "notice-1"
    page.get_by_role("link", name="paragraph 2").click()
    assert "Kassym-Jomart" in page.locator(".body :target").text_content()
