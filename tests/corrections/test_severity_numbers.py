"""The guard on numbers: what makes another number or unit of it, and what only writes it otherwise."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.severity import Guard, Reason, Tier, guard

#: What may stand around the words that change, in any of our languages.
PLACES = ("{}", "so {}", "so {} it is", "({}).", "до {} й після", "bu {} də")

OTHER = [
    # scale words
    ("5 million", "5 billion"),
    ("5 billion", "5 trillion"),
    ("5 hundred", "5 thousand"),
    ("5 млн", "5 млрд"),
    ("5 миллионов", "5 миллиардов"),
    ("5 тыс. человек", "5 млн человек"),
    ("5 тысяч", "5 миллионов"),
    ("5 мільйонів", "5 мільярдів"),
    ("5 тисяч", "5 мільйонів"),
    ("5 milyon", "5 milyard"),
    ("5 milyon", "5 milyar"),
    ("5 min manat", "5 milyon manat"),
    ("5 bin lira", "5 milyar lira"),
    ("5 millon", "5 billion"),
    ("5 million", "5"),
    # where the decimals start, signs and ranges
    ("1.5", "15"),
    ("1,5", "15"),
    ("2.50", "25.0"),
    ("1.500", "1,500"),
    ("1.500", "1500"),
    ("3,094 трлн", "3094 трлн"),
    ("1,500 milyon", "1.500 milyon"),
    ("1.5 million", "15 million"),
    ("10.30", "1030"),
    ("4 000", "40 00"),
    ("1/2", "12"),
    ("½", "¼"),
    ("-5", "5"),
    ("−5", "5"),
    ("–5", "5"),
    ("−$5", "$5"),
    ("minus five", "five"),
    ("10–15", "1015"),
    ("10-15", "10 15"),
    # money, per cent, units
    ("$5", "€5"),
    ("5 ₽", "5 ₴"),
    ("₼5", "₺5"),
    ("5 USD", "5 EUR"),
    ("AZN 5", "KZT 5"),
    ("5 %", "5"),
    ("5%", "5"),
    ("5%", "5‰"),
    ("5 metres", "5"),
    ("40m", "40km"),
    ("5 km²", "5 km"),
    ("5pm", "5am"),
    ("1990s", "1990"),
    ("5 million dollars", "5 million euros"),
    ("5 млн рублей", "5 млн долларов"),
    ("5 тыс. рублей", "5 тыс. долларов"),
    ("5 млн. гривень", "5 млн. доларів"),
    # number words
    ("three people died", "two people died"),
    ("a man died", "two men died"),
    ("twenty-one people", "twenty people"),
    ("half of them", "a quarter of them"),
    ("finished third", "finished second"),
    ("погибли трое", "погибли двое"),
    ("пять человек", "шесть человек"),
    ("двадцать один", "двадцать"),
    ("сто человек", "тысяча человек"),
    ("двести", "триста"),
    ("вторая", "третья"),
    ("загинули троє", "загинули двоє"),
    ("п’ять людей", "шість людей"),
    ("двісті", "триста"),
    ("üç nəfər", "iki nəfər"),
    ("on nəfər öldü", "bir nəfər öldü"),
    ("İki nəfər", "Üç nəfər"),
    ("iyirmi bir", "iyirmi"),
    ("üç kişi", "iki kişi"),
    ("bin kişi", "on kişi"),
    ("ikinci oldu", "üçüncü oldu"),
]

SAME = [
    # thousands, decimals and times
    ("4,000", "4000"),
    ("4 000", "4,000"),
    ("4\u00a0000", "4,000"),
    ("4\u2009000", "4,000"),
    ("4\u202f000", "4000"),
    ("4’000", "4,000"),
    ("$4,000", "$4000"),
    ("1.500.000", "1,500,000"),
    ("1.500,50", "1,500.50"),
    ("1.5", "1,5"),
    ("0.125", "0,125"),
    ("3,5 млн", "3.5 млн"),
    ("10:30", "10.30"),
    # signs and ranges
    ("-5", "−5"),
    ("10-15", "10–15"),
    ("10–15", "10 – 15"),
    ("5 % – 6 %", "5 %–6 %"),
    ("5 %", "5%"),
    ("$ 5", "$5"),
    # mistyped units and scale words
    ("5 metrs", "5 metres"),
    ("40 poeple", "40 people"),
    ("5 per cent", "5 percent"),
    ("5 millon", "5 million"),
    ("two hundered", "two hundred"),
    ("5 миллинов", "5 миллионов"),
    ("5 тыс. человек", "5 тысяч человек"),
    ("5 млн.", "5 млн"),
    ("5 мільйнів", "5 мільйонів"),
    ("5 milyn", "5 milyon"),
    # endings and signs behind a figure
    ("1th", "1st"),
    ("5й", "5-й"),
    ("5-го", "5-й"),
    ("15i", "15'i"),
    ("1990’da", "1990’de"),
    ("2020, a man", "2020 a man"),
    # inflections and spellings of one number
    ("пять", "пяти"),
    ("двух", "двумя"),
    ("трёх", "трех"),
    ("двое", "два"),
    ("одинадцать", "одиннадцать"),
    ("тысяча", "тысячи"),
    ("п'ять", "п’яти"),
    ("двох", "двома"),
    ("мільйон", "мільйони"),
    ("milyona", "milyonu"),
    ("dörd", "dört"),
    ("fourty", "forty"),
    # one as an article, and words that are numbers elsewhere
    ("one man", "a man"),
    ("one million", "a million"),
    ("on of them", "one of them"),
    ("the two were", "the two are"),
    ("одна женщина", "женщина"),
    ("одна жінка", "жінка"),
    ("bir adam", "adam"),
    ("его семью", "его семьи"),
]


def both_ways(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*pairs, *((after, before) for before, after in pairs)]


@pytest.mark.parametrize(("before", "after"), both_ways(OTHER))
def test_another_number_is_more_than_a_typo(before, after):
    found = [guard(place.format(before), place.format(after)) for place in PLACES]
    assert {Reason.DIGIT in one.reasons for one in found} == {True}
    assert {one.least for one in found} == {Tier.CORRECTION}


@pytest.mark.parametrize(("before", "after"), both_ways(SAME))
def test_the_same_number_written_otherwise_is_a_typo(before, after):
    assert {guard(place.format(before), place.format(after)) for place in PLACES} == {Guard(Tier.TYPO)}


def test_a_preposition_is_no_number():
    assert guard("The teh boat left on time", "The boat left in time") == Guard(Tier.TYPO)


def test_a_number_that_moves_to_other_words_is_another():
    assert guard("the 5 men saw dogs", "the men saw 5 dogs").reasons == (Reason.DIGIT,)


def test_words_between_unchanged_numbers_are_none():
    assert guard("of 5 recieved and 6 million kept", "of 5 received and 6 million kept") == Guard(Tier.TYPO)


def test_only_the_number_that_changed_counts():
    before, after = "4 000 of teh 10–15 and 5 % in 2020", "4,000 of the 10-15 and 5% in 2020"
    assert guard(before, after) == Guard(Tier.TYPO)
    assert guard(before, after.replace("5%", "6%")).reasons == (Reason.DIGIT,)


whole = st.integers(1_000, 10**15)
parted = st.sampled_from([",", "", " ", "\u00a0", "\u2009", "\u202f", "’"])
scraps = st.lists(
    st.sampled_from(
        "5 05 1.5 1,500 , . - – ' ’ $ % ½ ² million millon twenty one on üç the\n пять : /".split(" ")
    )
    | st.just(" ")
).map("".join)
texts = st.text() | scraps


def written(number: int, sign: str) -> str:
    return f"so {number:,} it is".replace(",", sign)


@given(whole, parted, parted)
def test_thousands_may_be_parted_by_any_sign(number, sign, other):
    assert guard(written(number, sign), written(number, other)) == Guard(Tier.TYPO)


@given(whole, whole, parted, parted)
def test_two_numbers_are_the_same_only_when_they_are(number, second, sign, other):
    found = guard(written(number, sign), written(second, other))
    assert (Reason.DIGIT in found.reasons) == (number != second)


@given(st.text("123456789", min_size=4, max_size=9), st.data(), st.sampled_from(".,"))
def test_a_decimal_sign_that_moves_makes_another_number(digits, data, sign):
    places = st.integers(1, len(digits) - 1)
    at, to = data.draw(places), data.draw(places)
    before, after = (f"so {digits[:place]}{sign}{digits[place:]} it is" for place in (at, to))
    assert (Reason.DIGIT in guard(before, after).reasons) == (at != to)


@given(texts)
def test_the_same_text_is_a_typo_without_reasons(text):
    assert guard(text, text) == Guard(Tier.TYPO)


@given(texts, texts)
def test_other_digits_always_count(before, after):
    other = re.findall(r"\d", before) != re.findall(r"\d", after)
    assert Reason.DIGIT in guard(before, after).reasons or not other
