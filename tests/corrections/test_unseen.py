"""What an eye does not see in words."""

import pytest

from corrections.showing.unseen import hidden_names, mixed_words, signs


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00a0b", "a\u202eb", "a\u00adb", "\u0000", "a\u2800b\u200f"])
def test_invisible_characters_are_named_and_the_text_stays_whole(text):
    assert hidden_names(text)
    assert "".join(sign.text for sign in signs(text)) == text


@pytest.mark.parametrize(
    "sign",
    [*"\u034f\u115f\u1160\u17b4\u180b\u180e\u2065\u2800\u3164\ufe00\ufe0f\uffa0\ufff0\U000e0001\U000e0101"],
)
def test_what_unicode_wants_shown_as_nothing_is_named(sign):
    assert hidden_names(f"Har{sign}bour 4{sign}000") == [f"U+{ord(sign):04X}"]


@pytest.mark.parametrize(
    "text", ["plain words", "xalça İıə", "شغب", "👨‍👩‍👧 and 🙂", "❤️‍🔥 1️⃣ ☎︎ ‼️ 👍🏽", "naïve café"]
)
def test_letters_people_see_are_left_alone(text):
    assert hidden_names(text) == []


@pytest.mark.parametrize(
    ("text", "found"), [("Каssym Tokayev", ["Каssym"]), ("Moskva Москва", []), ("COVID-19 и", [])]
)
def test_words_of_two_alphabets_are_found(text, found):
    assert mixed_words(text) == found
