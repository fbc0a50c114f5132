"""What a dump's lines are: which tell the story, which only look like what a page prints around it."""

import io

import pytest

from articles.formats.draft import Draft, Options
from articles.formats.dump import read
from articles.formats.dump.kinds import Kind, common_words, kind_of
from articles.formats.dump.lines import lines_of
from articles.formats.dump.signs import COMMENTS_START, OTHERS_START
from articles.markup import leaves, plain

FIRST = "The council opened the new bridge over the river on Monday, two years after the work began."
THEN = "Engineers counted the cars on the old bridge for a month and think that half of them will move."
LAST = "Residents said that they were glad to see the end of the noise and of the dust in their homes."
END = "\n\nReport a mistake by marking it and pressing Ctrl+Enter\n"


def imported(text: str) -> Draft:
    (draft,) = read(io.BytesIO(text.encode()), "page.txt", Options())
    assert isinstance(draft, Draft)
    return draft


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(leaf[1], plain(leaf[3])) for leaf in leaves(draft.body)]


def under_the_control(*lines: str) -> list[tuple[str, str]]:
    """Return what is read of lines that stand under the control for the size of the letters."""
    return blocks(imported("\n".join(("Bridge opens at last", "", "Cities A- A A+", *lines)) + END))


def page(*lines: str) -> list[tuple[str, str]]:
    """Return what is read of lines under a headline that the title of the page has."""
    return blocks(imported("\n".join(("Bridge opens at last", "Home", "Bridge opens at last", *lines))))


def kind(text: str, language: str = "en") -> Kind:
    return kind_of(lines_of(text)[0], common_words(language))


@pytest.mark.parametrize(
    "text",
    [
        "He said that [they] must go, and [now].",
        "Они [жители] говорят об этом.",
        "[AP] The minister went home.",
        "See the notes [12] and [13].",
        "Answer (X) or (_) to each of them.",
        "Call the method __init__ of it.",
    ],
)
def test_what_an_editor_put_in_brackets_stays(text):
    assert lines_of(text)[0].text == text


@pytest.mark.parametrize("text", ["[svg] [placeholde]", "[jobs]", "[a-logo.png]", "[icon_arrow]", "[X]"])
def test_the_names_of_pictures_alone_in_a_line_are_not_read(text):
    assert [line.text for line in lines_of(text)] in ([], [""])


def test_photos_in_brackets_are_a_flag_of_the_headline():
    draft = imported(f"Bridge opens at last [PHOTOS]\n\nCities A- A A+\n{FIRST}\n{THEN}{END}")
    assert (draft.headline, draft.media) == ("Bridge opens at last", ("photo",))


@pytest.mark.parametrize("flag", ["UPDATED", "ОБНОВЛЕНО", "YENİLƏNİB", "EKSKLÜZİV"])
def test_a_flag_that_names_no_media_is_no_part_of_the_headline(flag):
    assert imported(f"Bridge opens at last - {flag}\n\nCities A- A A+\n{FIRST}\n{THEN}{END}").headline == (
        "Bridge opens at last"
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "»Wir haben lange darauf gewartet«, sagt sie. »Aber nun ist die Brücke da.«"),
        (
            "tr",
            "Köprüdeki çalışmalar sırasında yaralanan işçiler hastaneye kaldırıldı, yol trafiğe kapatıldı.",
        ),
        ("az", "Körpünün yaxınlığında yaşayan sakinlər səs-küydən şikayətlənib, tikinti dayandırılıb."),
        ("fi", "Kaupunginvaltuusto hyväksyi torstaina pidetyssä kokouksessaan uuden sillan rakentamisen."),
        ("en", "Latest figures show that fewer cars cross the old bridge than at any time since the war."),
        ("en", "You can also hear the trains from the hill, the people of the village told the council."),
        ("de", "Sie haben die Brücke gemeinsam gebaut und wollen sie nun auch gemeinsam erhalten."),
        ("ru", "Последние новости с реки тревожные, сказал мэр, и вода продолжает подниматься."),
    ],
)
def test_a_whole_sentence_is_prose_whatever_its_words(language, text):
    assert kind(text, language) is Kind.PROSE


@pytest.mark.parametrize("text", ["Home prices rose.", "Search teams found nothing."])
def test_a_brief_sentence_is_no_machinery(text):
    assert kind(text) is Kind.SHORT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Read also: The old bridge will close in the autumn", Kind.OTHERS),
        ("Latest news", Kind.OTHERS),
        ("Subscribe to our newsletter for more stories like this one.", Kind.MACHINE),
        ("Follow us on Twitter.", Kind.MACHINE),
        ("Share", Kind.MACHINE),
    ],
)
def test_what_speaks_to_the_reader_is_chrome(text, told):
    assert kind(text) is told


@pytest.mark.parametrize(
    "text",
    ["3 Yorumlar", "Yorum (3)", "12 комментариев", "Комментариев: 3", "3 şərh", "Rəylər", "2 réactions"],
)
def test_the_heading_of_comments_is_known(text):
    assert COMMENTS_START.match(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bölmənin xəbərləri",
        "Çox oxunanlar",
        "Çok okunanlar",
        "Также по теме",
        "Похожие новости",
        "Лента новостей",
    ],
)
def test_the_heading_of_other_stories_is_known(text):
    assert OTHERS_START.match(text)


def test_the_lines_of_an_interview_are_paragraphs():
    talk = ["— What did it cost?", "— Two million.", "— Is that much?", "— No."]
    assert under_the_control(FIRST, *talk, LAST) == [("p", line) for line in (FIRST, *talk, LAST)]


def test_a_brief_sentence_at_the_end_is_kept():
    assert under_the_control(FIRST, THEN, "No one was hurt.")[-1] == ("p", "No one was hurt.")


def test_a_subhead_may_stand_first():
    assert under_the_control("The opening", FIRST, THEN, LAST)[0] == ("h2", "The opening")


def test_a_long_line_without_a_full_stop_is_a_paragraph():
    long = f"{THEN[:-1]} to the new one, as they told the council in a letter"
    assert ("p", long) in under_the_control(FIRST, long, LAST)


def test_the_last_item_of_a_list_is_an_item():
    items = ["North Street", "Mill Lane", "The road to the mill"]
    read_items = under_the_control(FIRST, "These will be closed:", *items, LAST)
    assert [text for tag, text in read_items if tag == "li"] == items


def test_the_dashes_and_numbers_of_items_are_not_read():
    for marks in (("- ", "- "), ("1. ", "2. ")):
        items = [f"{mark}{street}" for mark, street in zip(marks, ("North Street", "Mill Lane"), strict=True)]
        told = under_the_control(FIRST, "These will be closed:", *items, LAST)
        assert [text for tag, text in told if tag == "li"] == ["North Street", "Mill Lane"]


def test_what_stands_below_a_gap_is_no_part_of_the_block():
    assert under_the_control(FIRST, THEN, "", "A link to the weather") == [("p", FIRST), ("p", THEN)]


def test_a_box_of_other_stories_ends_at_the_next_paragraph():
    box = [
        "Read also",
        "Ferry returns to the harbour after a storm",
        "The price of bread rises in the spring",
    ]
    more = f"{THEN} {LAST}"
    told = page(FIRST, THEN, *box, "Who pays", more, "Nobody knows", LAST, f"{LAST} {FIRST}")
    assert told == [
        ("p", FIRST),
        ("p", THEN),
        ("h2", "Who pays"),
        ("p", more),
        ("h2", "Nobody knows"),
        ("p", LAST),
        ("p", f"{LAST} {FIRST}"),
    ]


def test_summaries_of_other_stories_do_not_end_their_box():
    links = [f"{place} gets a bridge of its own" for place in ("Westmouth", "Eastmouth", "Northmouth")]
    summaries = [
        f"In {link[:9]} too the council has said that {THEN[:-1].lower()}, and soon." for link in links
    ]
    box = [line for pair in zip(links, summaries, strict=True) for line in pair]
    assert page(FIRST, THEN, LAST, "Read also", *box) == [("p", FIRST), ("p", THEN), ("p", LAST)]


def test_a_subhead_over_a_box_stays_a_subhead():
    box = ["Read also", "Ferry returns to the harbour after a storm"]
    assert ("h2", "Who pays") in page(FIRST, THEN, "Who pays", *box, f"{THEN} {LAST}", LAST)


def test_a_brief_dump_that_was_wrapped_is_whole_again():
    wrapped = """Bridge opens at last

The council opened the new bridge over the river on Monday, and the people who came to see
it were glad.

Engineers counted the cars on the old bridge for a month, and they think that half of those
will move.
"""
    assert [text.split()[-1] for _, text in blocks(imported(wrapped))] == ["glad.", "move."]


def test_paragraphs_of_one_length_were_not_wrapped():
    assert page(FIRST, THEN, LAST) == [("p", FIRST), ("p", THEN), ("p", LAST)]


def test_the_first_question_is_not_the_headline():
    talk = [
        "Q. When did you first see the bridge?",
        "A. I was six, and my father put me on his shoulders.",
        "Q. And now?",
    ]
    lines = [
        "Sample Daily",
        "‘I never wanted a bridge’: the ferryman who stays",
        "",
        *talk,
        f"A. {THEN}",
        f"A. {LAST}",
    ]
    assert imported("\n\n".join(lines)).headline == "‘I never wanted a bridge’: the ferryman who stays"


def test_the_name_of_the_site_over_a_date_is_not_the_headline():
    lines = [
        "Sample Daily",
        "News",
        "14:22, 6 March 2024",
        "Council opens bridge over the river",
        FIRST,
        THEN,
        LAST,
    ]
    assert imported("\n\n".join(lines)).headline == "Council opens bridge over the river"


def test_a_story_ends_where_the_next_begins():
    other = ["Ferry returns to the harbour", "By Aysel Aliyeva", "5 March 2024"]
    more = [line.replace("bridge", "ferry").replace("noise", "storm") for line in (FIRST, THEN, LAST)]
    assert page(FIRST, THEN, LAST, *other, *more) == [("p", FIRST), ("p", THEN), ("p", LAST)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by a tenth in a day, and our readers lost money.",
        "Latest figures from the ministry show that your bills will rise.",
        "Print is not dead, our editor said on Monday in a speech at the university.",
    ],
)
def test_a_sentence_that_begins_as_chrome_does_is_the_storys(sentence):
    assert ("p", sentence) in page(FIRST, THEN, sentence, LAST)


def test_two_answers_of_an_interview_may_be_alike():
    asked = ["- Will the bridge close for the winter, as people fear?", "- Yes."]
    again = ["- Will buses take the other road for those who work?", "- Yes."]
    told = page(FIRST, *asked, *again, THEN, LAST)
    assert [text for _, text in told].count("- Yes.") == 2
