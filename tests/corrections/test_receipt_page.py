"""The receipt as a page: what is asked of its reader stands first and is open."""

from lxml import html

from corrections.actions import ask
from corrections.models import Case
from tests.corrections.test_receipt import page, press


def verbs(client, report):
    return html.fromstring(page(client, report)).find(".//section[@class='report-verbs']")


def test_a_question_of_the_editors_is_answered_at_the_top(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel")
    ask(report.case, "Where did you read <it>?", by=nigar)
    first = verbs(aysel, report)[0]
    assert (first.tag, first.xpath("string(h2)")) == ("form", "Answer the editors")
    assert first.xpath("string(h2/following-sibling::blockquote)") == "Where did you read <it>?"
    assert first.xpath("blockquote/following::textarea[@name='words']")
    assert "Add something" not in page(aysel, report)


def test_an_answer_opens_the_case_and_folds_the_form_away(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    ask(report.case, "Where did you read it?", by=nigar)
    press(aysel, report, "add", words="In his passport.")
    assert Case.objects.get().state == "open"
    assert "Answer the editors" not in page(aysel, report)
    assert verbs(aysel, report).xpath("details[not(@open)]/summary/text()")[0] == "Add something"


def test_an_empty_answer_is_told_so_beside_the_question(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    ask(report.case, "Where did you read it?", by=nigar)
    answer = press(aysel, report, "add", words="").content.decode()
    assert "Type what you want to add first." in answer
    assert "Answer the editors" in answer


def test_a_withdrawn_report_is_asked_nothing(aysel, unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    send(unrest, "Kazzym", "Kassym")
    ask(report.case, "Where did you read it?", by=nigar)
    press(aysel, report, "withdraw")
    assert "Answer the editors" not in page(aysel, report)
