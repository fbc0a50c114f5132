"""JSON as databases, content stores and developers hand it over."""

import json

import pytest

from articles.formats.draft import Draft, Fault, Options
from articles.formats.json import read

ONE = {"id": "7", "title": "Ferry returns", "body": "It crossed.\n\nAgain.", "url": "https://a.example/7"}
TWO = ONE | {"id": "8", "title": "Ferry leaves"}


def headlines(found):
    return [one.headline for one in found if isinstance(one, Draft)]


@pytest.mark.parametrize(
    "source",
    [
        [ONE, TWO],
        {"site": "A", "articles": [ONE, TWO]},
        {"data": {"posts": {"edges": [{"node": ONE}, {"node": TWO}]}}},
        {"tags": [{"name": "sea"}], "hits": {"hits": [{"_source": ONE}, {"_source": TWO}]}},
        {"articles": {"a": ONE, "b": TWO}},
    ],
)
def test_articles_are_found_however_deep_they_lie(found_in, source):
    assert headlines(found_in(json.dumps(source, indent=1))) == ["Ferry returns", "Ferry leaves"]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n", "\n\x1e"])
def test_one_article_a_line(found_in, between):
    found = found_in(json.dumps(ONE) + between + json.dumps(TWO) + "\n")
    assert [(one.key, one.headline) for one in found] == [("7", "Ferry returns"), ("8", "Ferry leaves")]


def test_objects_one_after_another_may_be_spread_over_lines(found_in):
    assert len(headlines(found_in(json.dumps(ONE, indent=2) + json.dumps(TWO, indent=2)))) == 2


def test_one_article_alone_with_all_that_belongs_to_it(only):
    draft = only(json.dumps(ONE | {"authors": [{"name": "Nigar"}, {"name": "Elchin"}], "tags": ["sea"]}))
    assert (draft.byline, draft.body) == ("Nigar, Elchin", "<p>It crossed.</p><p>Again.</p>")


def test_what_wordpress_answers_is_read(only):
    draft = only(
        '[{"id": 3, "title": {"rendered": "Ferry &amp; bay"}, "content": {"rendered": "<p>Hi</p>"}}]'
    )
    assert (draft.key, draft.headline, draft.body) == ("3", "Ferry & bay", "<p>Hi</p>")


def test_in_wordpress_s_answers_a_number_is_no_name(only):
    post = {"id": 3, "title": {"rendered": "Ferry"}, "content": {"rendered": "<p>Hi</p>"}}
    post |= {"author": 3, "categories": [5]}
    beside = {"author": [{"id": 3, "name": "Nigar"}], "wp:term": [[{"taxonomy": "category", "name": "Sea"}]]}
    bare, full = only(json.dumps([post])), only(json.dumps([post | {"_embedded": beside}]))
    assert [(one.byline, one.section) for one in (bare, full)] == [("", ""), ("Nigar", "Sea")]


def test_a_tree_of_blocks_is_a_body(only):
    arc = {
        "headlines": {"basic": "Ferry"},
        "description": {"basic": "In short."},
        "content_elements": [
            {"type": "text", "content": "It crossed."},
            {"type": "header", "content": "Why"},
        ],
        "credits": {"by": [{"type": "author", "name": "Nigar"}]},
        "taxonomy": {"primary_section": {"name": "Sea"}},
        "display_date": "2024-03-05",
    }
    draft = only(json.dumps(arc))
    assert (draft.headline, draft.body) == ("Ferry", "<p>It crossed.</p><h2>Why</h2>")
    assert (draft.byline, draft.section, draft.standfirst) == ("Nigar", "Sea", "In short.")


def test_values_kept_by_language_are_read_in_the_first(only):
    entry = {"sys": {"id": "1"}, "fields": {"title": {"en-US": "Ferry"}, "body": {"en-US": "It crossed."}}}
    draft = only(json.dumps({"items": [entry]}))
    assert (draft.headline, draft.body) == ("Ferry", "<p>It crossed.</p>")


def test_paragraphs_may_be_a_list(only):
    assert only('[{"title": "Ferry", "paragraphs": ["One.", "Two."]}]').body == "<p>One.</p><p>Two.</p>"


def test_a_broken_line_does_not_stop_the_others(found_in):
    found = found_in(json.dumps(ONE) + '\n{"id": \n' + json.dumps(TWO))
    assert [type(one) for one in found] == [Draft, Fault, Draft]
    assert found[1].line == 2


def test_an_array_cut_off_gives_what_stood_before_and_says_where(found_in):
    draft, fault = found_in(json.dumps([ONE, TWO], indent=1)[:-30])
    assert draft.headline == "Ferry returns"
    assert (fault.line, "line 12, column" in fault.message) == (12, True)


@pytest.mark.parametrize("missing", ["title", "body"])
def test_a_record_without_headline_or_body_is_a_fault(fault, missing):
    assert "--map" in fault(json.dumps([ONE | {missing: "  "}])).message


def test_where_there_is_no_article_the_fields_are_named(fault):
    assert "Fields found: a" in fault('{"a": 1}').message


def test_staff_may_name_the_fields(only):
    assert only('[{"h": "Ferry", "w": "It crossed."}]', headline="h", body="w").headline == "Ferry"


def test_without_id_and_address_the_key_is_the_place_in_the_file(only):
    assert only('[{"title": "Ferry", "body": "It crossed."}]', "a.json").key == "a.json#1"


@pytest.mark.parametrize("date", ["next Tuesday", "0000-00-00 00:00:00", "2024-02-31", "03/04/2024"])
def test_a_date_that_cannot_be_is_left_empty_with_a_word_on_it(only, date):
    draft = only(json.dumps([ONE | {"date": date}]))
    assert (draft.published, date in draft.warnings[0]) == (None, True)


def test_a_date_far_ahead_is_kept_with_a_word_on_it(only):
    draft = only(json.dumps([ONE | {"date": "2099-01-01"}]))
    assert (draft.published.year, "2099" in draft.warnings[0]) == (2099, True)


def test_numbers_are_seconds_or_milliseconds(found_in):
    found = found_in(json.dumps([ONE | {"date": 1709618400}, TWO | {"date": 1709618400000}]))
    assert [draft.published.isoformat() for draft in found] == ["2024-03-05T06:00:00+00:00"] * 2


def test_nul_and_script_addresses_do_not_come_in(only):
    draft = only(json.dumps([ONE | {"title": "Fer\0ry", "url": "javascript:alert(1)"}]))
    assert (draft.headline, draft.url, len(draft.warnings)) == ("Ferry", "", 2)


def test_a_key_that_stands_twice_is_one_article(found_in):
    draft, fault = found_in(json.dumps([ONE, TWO | {"id": "7"}]))
    assert (draft.headline, "“7” has stood" in fault.message) == ("Ferry returns", True)


def test_an_unpublished_record_is_skipped(fault):
    assert fault(json.dumps([ONE | {"status": "draft"}])).skipped


@pytest.mark.parametrize("source", ["[" * 100_000, '[{"title": "A", "body": ' + "[" * 100_000])
def test_deep_nesting_is_a_fault(fault, source):
    assert "nested too deep" in fault(source).message


def test_a_value_without_end_is_given_up_in_time(fault):
    assert "longer than 8 MB" in fault('{"title": "' + "word " * 2_000_000).message


class Sea:
    """A stream of many articles that counts how much was read of it."""

    def __init__(self, count: int) -> None:
        self.left, self.read_so_far = count, 0

    def readinto(self, buffer: memoryview) -> int:
        data = b"".join(self._article() for _ in range(min(self.left, len(buffer) // 2000)))
        buffer[: len(data)] = data
        self.read_so_far += len(data)
        return len(data)

    def _article(self) -> bytes:
        self.left -= 1
        return json.dumps(ONE | {"id": self.left, "body": "word " * 300}).encode() + b"\n"

    def readable(self) -> bool:
        return True

    closed = False


def test_a_long_source_is_read_piece_by_piece():
    sea = Sea(5000)
    next(read(sea, "sea", Options()))
    assert sea.read_so_far < 1_000_000


def test_every_array_of_articles_is_read(found_in):
    years = {"2024": [ONE], "2025": [TWO]}
    assert headlines(found_in(json.dumps(years))) == ["Ferry returns", "Ferry leaves"]


def test_an_article_beside_an_array_of_them_is_read(found_in):
    assert headlines(found_in(json.dumps({"lead": ONE, "news": [TWO]}))) == ["Ferry leaves", "Ferry returns"]


def test_comments_below_articles_are_none_and_that_is_told(found_in):
    found = found_in(json.dumps({"posts": [ONE, TWO], "comments": [{"name": "Rauf", "body": "Well said."}]}))
    assert headlines(found) == ["Ferry returns", "Ferry leaves"]
    assert (found[2].skipped, "“comments”" in found[2].message) == (True, True)


def test_an_article_that_stands_twice_alike_is_passed_over(found_in):
    found = found_in(json.dumps({"news": [ONE, TWO], "featured": [ONE]}))
    assert [isinstance(one, Draft) or one.skipped for one in found] == [True] * 3
    (_, other) = found_in(json.dumps([ONE, ONE | {"body": "It sank."}]))
    assert not other.skipped


def test_half_a_letter_stops_nothing(found_in):
    cut = r'{"id": "1\ud83d", "title": "<b>Ferry</b> \ud83d", "body": "<p>It crossed. \ud83d</p>"}'
    assert [one.headline for one in found_in(f"[{cut}, {json.dumps(TWO)}]")] == ["Ferry", "Ferry leaves"]
    assert "\ud83d" not in repr(found_in(r'[{"id": "\ud83d", "title": "\ud83d"}]'))


def test_a_number_of_any_length_stops_nothing(found_in):
    long = json.dumps(ONE).replace('"7"', "7" * 5000)
    assert headlines(found_in(f"{long}\n{json.dumps(TWO)}\n")) == ["Ferry returns", "Ferry leaves"]


def test_what_strapi_never_published_is_skipped(fault, found_in):
    dates = {"createdAt": "2024-03-05", "updatedAt": "2024-03-05", "publishedAt": None}
    assert fault(json.dumps({"data": [{"id": 1, "attributes": ONE | dates}]})).skipped
    assert headlines(found_in(json.dumps([ONE | dates]))) == ["Ferry returns"]


def test_a_number_of_a_section_is_no_name(only):
    assert only(json.dumps([ONE | {"category": {"id": "65f1c0ffee"}}])).section == ""


@pytest.mark.parametrize(("tag", "month"), [("en-US", 3), ("en_GB", 4)])
def test_a_country_says_how_its_dates_are_written(only, tag, month):
    assert only(json.dumps([ONE | {"language": tag, "date": "03/04/2024"}])).published.month == month
