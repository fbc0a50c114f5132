"""The guard: which changes are more than a typo, and why."""

import pytest

from articles.words import Words
from corrections.severity import Reason, Tier, change_guard, guard, raised

CASES = [
    ("The teh cat sat.", "The cat sat.", ()),
    ("The cat sat sat.", "The cat sat.", ()),
    ("They recieve mail.", "They receive mail.", ()),
    ("More than 4,000 held.", "More than 4,400 held.", (Reason.DIGIT,)),
    ("President Kazzym spoke.", "President Kassym spoke.", (Reason.NAME,)),
    ("On Monday it rained.", "On Tuesday it rained.", (Reason.NAME,)),
    ("Это было во вторник.", "Это было в среду.", (Reason.DATE,)),
    ("Це сталося у липні.", "Це сталося у червні.", (Reason.DATE,)),
    ("Görüş şənbə günü oldu.", "Görüş bazar günü oldu.", (Reason.DATE,)),
    ("He did it.", "He did not do it.", (Reason.NEGATION,)),
    ("He can go.", "He can't go.", (Reason.NEGATION,)),
    ("Он пришёл.", "Он не пришёл.", (Reason.NEGATION,)),
    ("Gələcəklər.", "Gəlməyəcəklər, yox.", (Reason.NEGATION,)),
    ("She said “we recieve it” then.", "She said “we receive it” then.", (Reason.SPEECH,)),
    ("«Мы пришли» — сказал он.", "«Мы пришёл» — сказал он.", (Reason.SPEECH,)),
    ("The top was raised by 40 metres.", "The top was raised by 40 centimetres.", (Reason.DIGIT,)),
    ("They counted 40 poeple.", "They counted 40 people.", ()),
    ("Leila Huseynova spoke.", "Leyla Huseynova spoke.", (Reason.NAME,)),
    ("Teh tram came.", "The tram came.", ()),
    ("it rained. The end", "it rained. An end", ()),
    ("Airport closed\nBanks closed", "Airport shut\nBanks closed", ()),
]


QUOTED = "“{}” „{}“ „{}” «{}» »{}« \"{}\" ‘{}’ ‚{}‘ '{}' ‹{}› ›{}‹ 「{}」 『{}』".split()

#: Words between apostrophes, or near a quotation, that nobody spoke.
UNSPOKEN = [
    "They don't recieve it, and they don't mind.",
    "They don’t recieve it, and they don’t mind.",
    "The players' bus will recieve the players' bags.",
    "The players’ bus will recieve the players’ bags.",
    "They met o'neill, recieve it, and met o'brien.",
    "Songs of the '90s they recieve at the players' club.",
    "Rock 'n' roll they recieve at the players' club.",
    "O‘zbek g‘alaba they recieve of o‘zbek.",
    "“one” they recieve, and said “two” again.",
    "»one« they recieve, and said »two« again.",
    "'one' they recieve, and said 'two' again.",
    "“one they recieve it.",
    "it recieve” one.",
]


@pytest.mark.parametrize("marks", QUOTED)
def test_quoted_speech_is_known_by_every_pair_of_marks(marks):
    line = "it was said " + marks.format("we don't {} o'er, here") + " today"
    assert guard(line.format("recieve"), line.format("receive")).reasons == (Reason.SPEECH,)


@pytest.mark.parametrize("outer", QUOTED)
def test_speech_goes_on_around_a_quotation_within_it(outer):
    inner = "‘so’" if outer == "“{}”" else "“so”"
    line = "it was said " + outer.format(f"{{}} and {inner} it goes") + " today"
    assert guard(line.format("recieve"), line.format("receive")).reasons == (Reason.SPEECH,)


@pytest.mark.parametrize("line", UNSPOKEN)
def test_apostrophes_and_what_stands_between_two_quotations_are_no_speech(line):
    assert guard(line, line.replace("recieve", "receive")).reasons == ()


def test_a_fix_that_takes_a_link_away_is_more_than_a_typo():
    words = Words.of("Banks", "", '<p>it was so so <a href="/a">very</a> calm</p>')
    at = words.text.index("very")
    assert change_guard(words, words.changed(at, at + 4, ""), at).reasons == (Reason.LINK,)
    assert change_guard(words, words.changed(at, at + 4, "fairly"), at).reasons == ()


@pytest.mark.parametrize(("before", "after", "reasons"), CASES)
def test_the_guard_names_every_reason(before, after, reasons):
    assert guard(before, after).reasons == reasons


@pytest.mark.parametrize(("before", "after", "reasons"), CASES)
def test_a_reason_makes_it_at_least_a_correction(before, after, reasons):
    assert guard(before, after).least == (Tier.CORRECTION if reasons else Tier.TYPO)


def test_a_name_known_from_elsewhere_is_a_name_where_a_sentence_starts():
    assert guard("Leila spoke.", "Leyla spoke.", "It was good, said Leyla, and left.").reasons == (
        Reason.NAME,
    )
    assert guard("Leila spoke.", "Leyla spoke.").reasons == ()


def test_the_headline_always_counts():
    assert raised(guard("teh", "the"), headline=True).reasons == (Reason.HEADLINE,)
