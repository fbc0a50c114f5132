"""What an eye does not see in words."""

import pytest

from corrections.showing.unseen import hidden_names, mixed_words, signs


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00a0b", "a\u202eb", "a\u00adb", "\u0000", "a\u2800b\u200f"])
def test_invisible_characters_are_named_and_the_text_stays_whole(text):
    assert hidden_names(text)
    assert "".join(sign.text for sign in signs(text)) == text


@pytest.mark.parametrize("text", ["plain words", "xalça İıə", "شغب", "👨‍👩‍👧 and 🙂", "naïve café"])
def test_letters_people_see_are_left_alone(text):
    assert hidden_names(text) == []


@pytest.mark.parametrize(
    ("text", "found"), [("Каssym Tokayev", ["Каssym"]), ("Moskva Москва", []), ("COVID-19 и", [])]
)
def test_words_of_two_alphabets_are_found(text, found):
    assert mixed_words(text) == found
