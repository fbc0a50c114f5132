"""An article by its sentences, and what of its words is told to whom."""

import uuid

import pytest

from articles.models import Article
from corrections.actions import state
from corrections.models import Report
from corrections.passages import SENTENCE
from corrections.severity import Tier
from tests.corrections.test_report_door import form, post
from tests.growth import growth


@pytest.mark.parametrize("line", ["a{}x", "a{}", "Chapter one {}12", "a{}\"'x", "{}"])
def test_a_line_of_dots_costs_no_more_than_its_length(line):
    assert growth(lambda size: list(SENTENCE.finditer(line.format("." * size))), 8_000) < 9


def test_dots_and_quotation_marks_cost_no_more_than_their_length():
    assert growth(lambda size: list(SENTENCE.finditer("a" + "." * size + '"' * size + "x")), 4_000) < 9


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("He left. She “stayed.” Why?!", ["He left.", "She “stayed.”", "Why?!"]),
        ("… and so on. At 4.30 p.m. it rained", ["… and so on.", "At 4.30 p.m.", "it rained"]),
        ("Contents ........ 12", ["Contents ........", "12"]),
        ("他走了。她来了！", ["他走了。", "她来了！"]),
    ],
)
def test_a_sentence_ends_where_its_marks_do(line, found):
    assert SENTENCE.findall(line) == found


@pytest.fixture
def withheld(unrest, send, elchin, settings) -> Report:
    settings.POLICY = {**settings.POLICY, "retracted_words": "withheld"}
    report = send(unrest, "Kazzym", "Kassym")
    state(unrest, Tier.RETRACTION, "It is all wrong.", dated=Article.objects.get().dated, by=elchin)
    return report


def test_a_right_guess_at_withheld_words_is_told_from_no_wrong_one(aysel, withheld, unrest):
    for words in ("officials said", "nobody said so"):
        post(aysel, unrest, form(unrest, quote="", words=words), accept="text/html")
    for kept in Report.objects.exclude(pk=withheld.pk):
        assert (kept.exact, kept.prefix, kept.suffix) == ("", "", "")


def test_no_voice_is_taken_for_withheld_words(aysel, withheld, unrest):
    answer = post(aysel, unrest, {"case": withheld.case_id, "once": uuid.uuid4()}, "voice/")
    assert (answer.status_code, Report.objects.count()) == (409, 1)
