"""Quotes, and marked words carried to a later text."""

import json
import unicodedata
from pathlib import Path

import pytest

from corrections.anchoring import (
    Certainty,
    NothingMarked,
    Place,
    Quote,
    Span,
    align,
    carry,
    quote,
)

QUOTES = json.loads(Path(__file__).with_name("quotes.json").read_text(encoding="utf-8"))
UNREST = (
    "Unrest in Almaty\n"
    "President Kazzym-Jomart Tokayev spoke on Friday. More than 4,000 detained, he said.\n"
    "Police said more than 4,400 people were arrested. Shops stayed closed and the internet was cut.\n"
    "Report teh mistakes you see. We read teh reports daily."
)


def mark(text: str, words: str, nth: int = 0) -> Span:
    """Return where words stand in a text, the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def carried(old: str, new: str, words: str, nth: int = 0) -> tuple[Place, str]:
    place = carry(align(old, new), mark(old, words, nth))
    return place, place.span.of(new) if place.span else ""


@pytest.mark.parametrize("case", QUOTES, ids=[case["name"] for case in QUOTES])
def test_a_quote_is_the_same_as_in_the_browser(case):
    if case["quote"] is None:
        with pytest.raises(NothingMarked, match="Mark the words first"):
            quote(case["text"], case["start"], case["end"])
    else:
        assert quote(case["text"], case["start"], case["end"]) == Quote(**case["quote"])


def test_untouched_words_are_exact_and_safe():
    place, words = carried(UNREST, "Updated.\n" + UNREST, "Kazzym-Jomart")
    assert (place.certainty, place.one_key, words) == (Certainty.EXACT, True, "Kazzym-Jomart")


def test_the_same_text_gives_the_same_place():
    span = mark(UNREST, "4,000")
    assert carry(align(UNREST, UNREST), span) == Place(Certainty.EXACT, span, 1.0, True)


def test_corrected_words_are_edited_and_never_one_key():
    place, words = carried(UNREST, UNREST.replace("Kazzym", "Kassym"), "Kazzym-Jomart")
    assert (place.certainty, place.one_key, words) == (Certainty.EDITED, False, "Kassym-Jomart")


def test_a_look_alike_does_not_take_the_place_of_fixed_words():
    place, words = carried(UNREST, UNREST.replace("Report teh", "Report the"), "teh")
    assert (place.certainty, words) == (Certainty.EDITED, "the")
    assert place.span.start == mark(UNREST, "teh").start


def test_the_second_of_two_look_alikes_stays_the_second():
    new = UNREST.replace("Report teh", "Report the")
    place, words = carried(UNREST, new, "teh", 1)
    assert (place.certainty, place.span, words) == (Certainty.EXACT, mark(new, "teh"), "teh")


def test_a_deleted_sentence_is_gone_though_its_words_stand_elsewhere():
    place, _ = carried(UNREST, UNREST.replace("Report teh mistakes you see. ", ""), "teh")
    assert place == Place(Certainty.GONE, None, 0.0, False)


def test_a_deleted_paragraph_is_gone_though_another_begins_like_it():
    old = f"{UNREST}\nThe mayor of Almaty denied every word of this on Friday.\nEnd of the story."
    new = f"{UNREST}\nThe bazaar opens at nine tomorrow, says its new owner.\nEnd of the story."
    assert carried(old, new, "The mayor")[0].certainty is Certainty.GONE


def test_a_moved_paragraph_takes_its_marks_along():
    title, *paragraphs = UNREST.split("\n")
    place, words = carried(UNREST, "\n".join([title, *paragraphs[::-1]]), "4,400")
    assert (place.certainty, words) == (Certainty.EXACT, "4,400")


def test_a_moved_and_edited_sentence_takes_its_marks_along():
    sentence = "Shops stayed closed and the internet was cut."
    new = UNREST.replace(f" {sentence}", "") + " Shops stayed closed and the internet is cut."
    place, words = carried(UNREST, new, "internet was")
    assert (place.certainty, words) == (Certainty.EDITED, "internet is")


def test_replaced_words_between_the_same_neighbours_are_shown_with_little_confidence():
    place, words = carried(UNREST, UNREST.replace("Shops", "Bazaars"), "Shops")
    assert (place.certainty, words, place.confidence < 0.5) == (Certainty.EDITED, "Bazaars", True)


def test_an_inserted_copy_takes_the_one_key_away():
    sentence = "Police said more than 4,400 people were arrested."
    place, words = carried(UNREST, f"{UNREST}\n{sentence}", "4,400")
    assert (place.certainty, place.one_key, words) == (Certainty.EXACT, False, "4,400")


def test_a_doubled_word_does_not_split_the_marked_ones():
    place, words = carried(
        UNREST, UNREST.replace("Shops stayed", "Shops Shops stayed"), "Shops stayed closed"
    )
    assert (place.certainty, words) == (Certainty.EXACT, "Shops stayed closed")


def test_an_inserted_sentence_that_begins_alike_does_not_stretch_the_marks():
    old = "非常に似た動作をします。これらはすべて同じです。終わりの文です。"
    new = "非常に似た動作をします。このドキュメントの後の方で。これらはすべて同じです。終わりの文です。"
    assert carried(old, new, "これらはすべて")[1] == "これらはすべて"


@pytest.mark.parametrize(
    ("old", "new", "words", "now"),
    [
        ('He said "no" twice.', "He said “no” twice.", '"no"', "“no”"),
        ("Ten - or more - came.", "Ten — or more — came.", "Ten - or", "Ten — or"),
        ("about 5 km away", "about 5\u00a0km away", "5 km", "5\u00a0km"),
        ("the pro\u00adgramme ends", "the programme ends", "pro\u00adgramme", "programme"),
        ("the café closed", unicodedata.normalize("NFD", "the café closed"), "café", "cafe\u0301"),
        ("wait... then go", "wait… then go", "wait...", "wait…"),
        ("قال محمد اليوم", "قال مُحَمَّد اليوم", "محمد", "مُحَمَّد"),
        ("İşıq söndü dünən", "İşıqlar söndü dünən", "İşıq", "İşıqlar"),
    ],
)
def test_typography_moves_no_offset(old, new, words, now):
    place, found = carried(f"One. {old} Two.", f"One. {new} Two.", words)
    assert (place.certainty, found) == (Certainty.EDITED, now)


def test_a_corrected_neighbour_in_a_short_line_is_no_hindrance():
    old = "One paragraph about it.\nTyr it on CodePen\nAnother paragraph.\nTyr it on CodePen"
    new = "One paragraph about it.\nTyr it on CodePen\nAnother paragraph.\nTry it on CodePen"
    assert carried(old, new, "it on CodePen", 1)[0].span == mark(new, "it on CodePen", 1)


def test_an_inserted_paragraph_does_not_join_the_marks():
    old = "The city was calm.\nTomorrow shops wil open, police said."
    new = "The city was calm.\nA headline of another story\nTomorrow shopps will open, police said."
    assert carried(old, new, "Tomorrow")[1] == "Tomorrow"


def test_half_a_word_stays_half_a_word():
    assert carried(UNREST, "So it began.\n" + UNREST, "zzym-Jo")[1] == "zzym-Jo"
    assert carried(UNREST, UNREST.replace("detained", "detainees"), "detain")[1] == "detain"


def test_marks_may_cross_blocks():
    words = "Almaty\nPresident Kazzym-Jomart"
    assert carried(UNREST, "Updated: " + UNREST, words)[1] == words


def test_blanks_alone_are_gone():
    assert carry(align(UNREST, UNREST + "!"), Span(6, 7)).certainty is Certainty.GONE
    assert carry(align("so\u00adcial", "social"), Span(2, 3)).certainty is Certainty.GONE


def test_an_emptied_article_leaves_nothing():
    assert carry(align(UNREST, ""), Span(0, 6)).certainty is Certainty.GONE
    assert carry(align("", UNREST), Span(0, 6)).certainty is Certainty.GONE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a" * 60_000, "a" * 30_000),
        ("a " * 30_000, "b" + "a " * 29_000 + "c"),
        ("字" * 60_000, "文" + "字" * 30_000 + "文"),
        ("\n" * 60_000, "\n" * 30_000 + "a"),
        ("\u0301" * 60_000, "\u200b" * 60_000),
    ],
)
def test_hostile_texts_are_answered(old, new):
    assert carry(align(old, new), Span(20_000, 20_009)).certainty in Certainty


def test_a_long_text_of_one_line_is_still_tied_together():
    old = " ".join(f"word{n * 7919 % 9973}" for n in range(9_900))
    new = "so " + old[:30_000] + " and then " + old[30_000:] + " end"
    place, words = carried(old, new, old[50_000:50_020])
    assert (place.certainty, words) == (Certainty.EXACT, old[50_000:50_020].strip())
