"""The report page without JavaScript: other words are chosen and nothing that was typed is lost."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from lxml import html

from articles.actions import retract
from corrections.forms import ReportForm
from corrections.models import Report
from tests.corrections.test_report_door import post

#: What somebody typed who did not choose the words yet.
TYPED = {
    "quote": "",
    "words": "4,000",
    "proposed": "4,400",
    "kind": "fact",
    "comment": "as further below",
    "source": "the police",
    "name": "Aysel",
    "email": "aysel@example.org",
    "credit": "on",
}


class Page:
    """The page as a browser without JavaScript has it: what its form would send, which buttons it has."""

    def __init__(self, answer) -> None:
        self.status, self.text = answer.status_code, answer.content.decode()
        self.html = html.fromstring(self.text)
        sends = self.html.get_element_by_id("report").form_values()
        self.fields = {"quote": "", **{name: value.removeprefix("\n") for name, value in sends}}
        self.picks = {
            button.text_content(): button.get("value") for button in self.html.xpath("//*[@name='pick']")
        }
        self.marked = [piece.text for piece in self.html.xpath("//*[@aria-current]")]


def sent(client, article, said=None, **more) -> Page:
    return Page(post(client, article, said, accept="text/html", **more))


def pressed(client, article, page: Page, words: str) -> Page:
    """Press the button of a sentence or word: what the form holds goes along."""
    return sent(client, article, {**page.fields, "pick": page.picks[words]})


@pytest.fixture
def asked(aysel, unrest) -> Page:
    """The page that asks which of several places was meant."""
    page = sent(aysel, unrest, **TYPED)
    assert page.status == 422
    return page


def test_choosing_a_sentence_keeps_all_that_was_typed_and_stores_nothing(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "More than 4,000 detained")
    assert (chosen.status, Report.objects.count()) == (200, 0)
    kept = [*TYPED.keys() - {"quote"}, "once", "opened", "revision"]
    assert {name: chosen.fields[name] for name in kept} == {name: asked.fields[name] for name in kept}
    assert chosen.fields["once"]


def test_the_words_that_were_typed_are_marked_in_the_sentence_that_is_chosen(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "More than 4,000 detained")
    assert chosen.marked == ["4,000"]
    post(aysel, unrest, chosen.fields, accept="text/html")
    report = Report.objects.get()
    assert (report.exact, report.proposed, report.comment) == ("4,000", "4,400", "as further below")
    assert report.start == unrest.current.words.text.index("4,000 detained")


def test_the_whole_sentence_can_be_chosen_instead(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "More than 4,000 detained")
    whole = pressed(aysel, unrest, chosen, "The whole sentence")
    assert (whole.marked, '"exact": "More than 4,000 detained"' in whole.fields["quote"]) == ([], True)


def test_the_words_of_a_chosen_sentence_are_chosen_the_same_way(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "President Kazzym-Jomart Tokayev asked for help.")
    word = pressed(aysel, unrest, chosen, "asked")
    words = pressed(aysel, unrest, word, "Tokayev")
    assert (chosen.marked, word.marked, words.marked) == ([], ["asked"], ["Tokayev", "asked"])
    assert (words.fields["proposed"], words.fields["comment"]) == ("4,400", "as further below")


def test_should_read_is_filled_with_the_chosen_words_while_nothing_was_typed_there(aysel, unrest):
    page = sent(aysel, unrest, **TYPED | {"words": "closed", "proposed": ""})
    sentence = pressed(
        aysel, unrest, page, "By evening the city was calm 🙂, and more than 4,400 people had been arrested."
    )
    word = pressed(aysel, unrest, sentence, "calm")
    other = pressed(aysel, unrest, word, "Another sentence")
    assert [step.fields["proposed"] for step in (sentence, word, other)] == [
        "By evening the city was calm 🙂, and more than 4,400 people had been arrested.",
        "calm",
        "",
    ]


def test_another_sentence_can_be_chosen_and_the_typed_words_are_there_again(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "Airport closed")
    again = pressed(aysel, unrest, chosen, "Another sentence")
    assert (again.fields["quote"], again.fields["words"], again.marked) == ("", "4,000", [])
    assert "Banks closed" in again.picks
    assert 'role="alert"' not in again.text


def test_words_that_were_chosen_stay_chosen_when_something_else_is_refused(aysel, unrest, asked):
    chosen = pressed(aysel, unrest, asked, "More than 4,000 detained")
    refused = sent(aysel, unrest, chosen.fields | {"email": "nobody"})
    assert (refused.status, refused.marked, refused.fields["quote"]) == (
        422,
        ["4,000"],
        chosen.fields["quote"],
    )


def test_words_chosen_by_their_link_stay_chosen_when_something_is_refused(aysel, unrest):
    start = unrest.current.words.text.index("Airport")
    address = f"{unrest.get_absolute_url()}report/?at={start}-{start + 7}&in={start}-{start + 14}"
    page = Page(aysel.get(address))
    refused = sent(aysel, unrest, page.fields | {"email": "nobody"})
    assert (page.picks, page.marked, refused.marked) == ({}, ["Airport"], ["Airport"])


def test_enter_in_a_field_sends_and_picks_nothing(aysel, unrest, asked):
    for page in (asked, pressed(aysel, unrest, asked, "Airport closed")):
        buttons = page.html.xpath("//form[@id='report']//button | //button[@form='report']")
        assert buttons[0].get("name") is None


def test_an_empty_form_has_plain_links_that_can_be_opened_in_another_tab(aysel, unrest):
    page = Page(aysel.get(f"{unrest.get_absolute_url()}report/"))
    assert (page.picks, "?at=" in page.text) == ({}, True)


@pytest.mark.parametrize("pick", ["", "9-3", "0-99999999", "x-y", "5-5", "²-³", "0" * 500])
def test_a_pick_that_names_no_words_marks_none_and_keeps_what_was_typed(aysel, unrest, pick):
    page = sent(aysel, unrest, **TYPED | {"pick": pick, "revision": "x", "proposed": "\u202e<b>"})
    assert (page.status, page.marked, page.fields["proposed"]) == (200, [], "\u202e<b>")


def test_no_words_of_an_article_whose_words_are_withheld_can_be_picked(aysel, unrest, settings):
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    retract(unrest)
    page = sent(aysel, unrest, **TYPED | {"pick": "0-6"})
    assert (page.picks, page.fields["quote"], page.fields["comment"]) == ({}, "", "as further below")


def test_an_empty_form_is_told_what_is_possible_on_the_page(aysel, unrest):
    nothing = {"quote": "", "proposed": ""}
    page = sent(aysel, unrest, **nothing)
    assert page.status == 422
    assert "Type the words with the mistake, or choose their sentence from the list." in page.text
    assert "Ctrl+Enter" not in page.text


def test_what_is_wrong_is_told_in_the_title_and_above_the_form_with_links_to_the_fields(aysel, unrest):
    page = sent(aysel, unrest, email="nobody", credit="on").html
    assert page.findtext(".//title").startswith("Error: Report a mistake: ")
    [summary] = page.xpath("//*[@role='alert'][following::form[@id='report']]")
    links = {link.get("href"): link.text_content() for link in summary.iter("a")}
    assert links["#report-email"] == "E-mail: Enter a valid email address."
    assert links["#report-name"].startswith("Name: By what name")
    for href in links:
        field = page.get_element_by_id(href[1:])
        told = [page.get_element_by_id(id) for id in field.get("aria-describedby").split()]
        assert field.get("aria-invalid") == "true"
        assert told[0].text_content() in links[href]


def test_what_is_wrong_with_hidden_fields_is_told_too_and_once(aysel, unrest):
    page = sent(aysel, unrest, quote="{}")
    assert page.text.count("We could not read which words you marked") == 1


def test_nothing_wrong_is_no_error(aysel, unrest):
    page = Page(aysel.get(f"{unrest.get_absolute_url()}report/"))
    assert (page.html.findtext(".//title")[:6], 'role="alert"' in page.text) == ("Report", False)


def test_a_browser_may_fill_in_the_name(aysel, unrest):
    page = Page(aysel.get(f"{unrest.get_absolute_url()}report/"))
    assert page.html.get_element_by_id("report-name").get("autocomplete") == "name"


@pytest.mark.parametrize("language", ["en", "az", "ru", "uk", "tr"])
def test_every_sentence_of_the_dialog_stands_whole_on_the_page(unrest, language):
    """They are attributes, which a straight quotation mark in a translation would end."""
    page = Client(headers={"accept-language": language}).get(unrest.get_absolute_url()).content.decode()
    host = html.fromstring(page).find(".//report-mistake")
    names = {name for name in host.attrib if name.startswith("data-")}
    assert {"data-nothing", "data-kept", "data-unsent", "data-403", "data-other"} <= names
    assert set(host.attrib) - names == {"for", "lang", "dir"}


@pytest.mark.parametrize("exact", ["\u202eabc\x1b", "\u00ad", "\u200b\u200b"])
def test_a_quote_holds_what_an_article_can_hold(exact):
    quote = {"exact": exact, "prefix": "", "suffix": "", "start": 0, "end": len(exact)}
    form = ReportForm({"revision": 1, "once": str(uuid4()), "kind": "spelling", "quote": json.dumps(quote)})
    assert "We could not read which words you marked" in str(form.errors["quote"])
