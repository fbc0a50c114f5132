"""Quotes from outside: found for sure, or not at all."""

from corrections.anchoring import Quote, find, quote

TEXT = (
    "Unrest in Almaty\n"
    "President Kazzym-Jomart Tokayev spoke on Friday about the unrest.\n"
    "Police said more than 4,400 people were arrested on Friday."
)


def marked(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return quote(text, start, start + len(words))


def found(text: str, wanted: Quote) -> str | None:
    place = find(text, wanted)
    return place.of(text) if place else None


def test_a_quote_is_found_at_its_own_offsets():
    assert find(TEXT, marked("4,400")) == marked("4,400").span


def test_other_quote_marks_and_blanks_are_no_difference():
    text = "He said “no” to\u00a0all of them, and left the hall."
    assert found(text, Quote('"no" to all', "He said ", " of them", 8, 19)) == "“no” to\u00a0all"


def test_a_quote_of_a_stale_page_is_found_further_down():
    assert found("Updated at noon.\n" + TEXT, marked("Kazzym-Jomart")) == "Kazzym-Jomart"


def test_wrong_offsets_do_no_harm():
    wanted = marked("arrested")
    assert found(TEXT, Quote(wanted.exact, wanted.prefix, wanted.suffix, 5_000, 5_008)) == "arrested"


def test_the_same_word_at_its_offsets_among_other_words_is_not_it():
    stale = "The mayor was seen; on " + "Friday" + " he left the town for ever."
    wanted = marked("Friday", stale)
    other = "A" * 20 + " x " + "Friday" + " is a day of rest and prayer here."
    assert find(other, wanted) is None


def test_slightly_edited_words_are_found():
    assert found(TEXT.replace("Kazzym", "Kassym"), marked("Kazzym-Jomart")) == "Kassym-Jomart"


def test_replaced_words_are_not_guessed():
    assert find(TEXT.replace("4,400", "hundreds of"), marked("4,400")) is None


def test_an_unrelated_text_holds_nothing():
    assert find("The bazaar opens at nine tomorrow, says its owner.", marked("Kazzym-Jomart")) is None


def test_an_empty_quote_or_text_holds_nothing():
    assert find(TEXT, Quote(" ", "", "", 0, 1)) is None
    assert find("a\u200bb", Quote("\u200b", "a", "b", 1, 2)) is None
    assert find("", marked("4,400")) is None


def test_a_quote_without_surroundings_is_found_when_it_stands_once():
    assert found(TEXT, Quote("Kazzym-Jomart", "", "", 0, 0)) == "Kazzym-Jomart"
    assert find(TEXT, Quote("Friday", "", "", 0, 0)) is None
