"""What a notice quotes: a few words with the clause they stand in, longer ones alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.anchoring import Span
from corrections.clause import clause, quoted, says


def around(text: str, words: str) -> str:
    start = text.index(words)
    return clause(text, Span(start, start + len(words))).of(text)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("He left. More than 4,400 people, police said, were held.", "4,400", "More than 4,400 people"),
        ("Budget of 4.400 manat was spent.", "4.400", "Budget of 4.400 manat was spent"),
        ("Title\nIt is (very) calm.", "very", "very"),
        ("Он сказал: «Мы ждали 12 дней». Потом ушёл.", "12", "Мы ждали 12 дней"),
        ("Bakı – Tiflis qatarı 3 saat gecikdi — elə deyil.", "3", "Tiflis qatarı 3 saat gecikdi"),
        ("4,400", "4,400", "4,400"),
        ("وصلت السفينة 🙂 محملة بنحو 4,400 طن.", "4,400", "وصلت السفينة 🙂 محملة بنحو 4,400 طن"),
    ],
)
def test_words_are_quoted_with_their_clause(text, words, found):
    assert around(text, words) == found


def test_a_long_clause_is_cut_between_words():
    text = f"{'before ' * 20}4,400 {'behind ' * 20}".strip()
    assert (
        around(text, "4,400") == "before before before before before 4,400 behind behind behind behind behind"
    )


def test_both_sides_are_quoted_alike():
    before, after = "It was a very calm night.", "It was a calm night."
    assert quoted(before, after, Span(9, 14)) == ("It was a very calm night", "It was a calm night")


def test_a_passage_that_is_long_is_quoted_alone():
    before = "One two three four five six seven eight."
    assert quoted(before, before.upper(), Span(4, 33)) == (before[4:33], before[4:33].upper())


@given(st.text(), st.integers(0, 60), st.integers(0, 60))
def test_a_clause_holds_its_words_and_lies_in_the_text(text, one, other):
    span = Span(*sorted((min(one, len(text)), min(other, len(text)))))
    found = clause(text, span)
    assert 0 <= found.start <= span.start <= span.end <= found.end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "words", "said"),
    [
        ("It said “more than 4,000 people”; it is “4,400”.", "4,000", True),
        ("Было написано «Казым»; правильно: «Касым».", "Касым", True),
        ("This was wrong: it is “was”.", "is", False),
        ("This was wrong: it is “was”.", "was", True),
        ("It said “14,000”.", "4,000", False),
    ],
)
def test_a_sentence_says_words_that_it_quotes(sentence, words, said):
    assert says(sentence, words) is said
