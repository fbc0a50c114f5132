"""Tables of spreadsheets and databases: one article a row."""

import pytest

from articles.formats.draft import Draft, Fault, Unreadable

ROW = "Ferry returns,The ferry crossed the bay again.,2024-03-05,https://a.example/1\n"
TABLE = "title,body,date,url\n" + ROW


def test_a_row_is_an_article(only):
    draft = only(TABLE)
    assert (draft.headline, draft.body) == ("Ferry returns", "<p>The ferry crossed the bay again.</p>")
    assert (draft.published.isoformat(), draft.url) == ("2024-03-05T00:00:00+00:00", "https://a.example/1")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_delimiter_will_do(only, sign):
    assert only(f"title{sign}body\nFerry returns{sign}It crossed.\n").headline == "Ferry returns"


@pytest.mark.parametrize(
    "header",
    [
        "Заголовок;Текст",
        "Başlık;Metin",
        "Başlıq;Mətn",
        "Назва;Текст",
        "Post Title;postContent",
        "webTitle;field_body",
        "Titel;Inhalt",
        "Titre;Texte",
        "Título;Cuerpo",
        "Titolo;Testo",
        "Tytuł;Treść",
        "タイトル;本文",
        "标题;正文",
        "제목;본문",
    ],
)
def test_columns_are_known_in_many_languages(only, header):
    assert only(f"{header}\nFerry returns;It crossed.\n").body == "<p>It crossed.</p>"


def test_a_number_is_no_name_and_a_name_may_be_two_columns(only):
    header = "title,body,post_author,Author First Name,Author Last Name,category"
    table = f"{header}\nFerry,It crossed.,3,Nigar,Ali,5\n"
    assert (only(table).byline, only(table).section) == ("Nigar Ali", "")


def test_lines_between_single_breaks_are_paragraphs_when_they_end_like_sentences(only):
    lines = "It crossed.<br>“Again,” he said.<br />What <b>now</b>?"
    assert only(f"title,body\nFerry,{lines.replace(',', ';')}\n").body.count("<p>") == 3
    verse = "The ferry<br>the bay<br>and I"
    assert only(f"title,body\nFerry,{verse}\n").body.count("<p>") == 1


def test_staff_may_name_the_columns(only):
    draft = only("a;b\nFerry returns;It crossed.\n", as_="csv", headline="a", body="b")
    assert draft.headline == "Ferry returns"


def test_an_unknown_header_is_refused_with_the_names_that_would_do(found_in):
    with pytest.raises(Unreadable, match=r"Columns found: a, b.*title"):
        found_in("a,b\n1,2\n", as_="csv")


def test_a_column_that_is_not_there_is_named(found_in):
    with pytest.raises(Unreadable, match="No column is called “words”"):
        found_in(TABLE, body="words")


def test_a_row_that_does_not_fit_is_a_fault_of_its_line(found_in):
    draft, short, long = found_in(TABLE + "only one cell\n" + ROW.replace("\n", ",extra\n"))
    assert isinstance(draft, Draft)
    assert [(one.line, "cells where" in one.message) for one in (short, long)] == [(3, True), (4, True)]


def test_a_quote_left_open_is_named_by_its_line(fault):
    assert "line 3 is never closed" in fault(TABLE + '"Ferry,stays\nmore,words\n').message


def test_cells_may_hold_lines_delimiters_and_more_than_the_usual_limit(only):
    draft = only('title,body\nFerry,"One, two.\n\nThree: ' + "long " * 50_000 + '"\n')
    assert draft.body.startswith("<p>One, two.</p><p>Three: long")
    assert len(draft.body) > 249_000


def test_a_formula_is_text(only):
    assert only('title,body\n=1+1,"It, too."\n').headline == "=1+1"


def test_of_a_column_twice_the_first_counts(only):
    assert only("title,title,body\nFirst,Second,Words here.\n").headline == "First"


def test_windows_1251_with_semicolons_is_read(only):
    table = "Заголовок;Текст\nМост открыт;Мэр города в понедельник осмотрел новый мост и открыл его.\n"
    draft = only(table.encode("windows-1251"))
    assert (draft.headline, draft.language) == ("Мост открыт", "ru")
    assert "windows-1251" in draft.warnings[0]


def test_utf_16_with_tabs_is_read(only):
    assert only("title\tbody\nFerry\tIt crossed.\n".encode("utf-16")).headline == "Ferry"


def test_lines_may_end_as_on_an_old_macintosh(found_in):
    assert [draft.key for draft in found_in("id,title,body\r7,A,One.\r8,B,Two.\r")] == ["7", "8"]


def test_a_spreadsheet_may_say_its_delimiter(only):
    assert only("sep=|\ntitle|body\nFerry|It, crossed; again.\n").body == "<p>It, crossed; again.</p>"


def test_a_draft_of_the_source_is_skipped(fault):
    found = fault("title,body,status\nFerry,It crossed.,draft\n")
    assert (type(found), found.skipped) == (Fault, True)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("Status", "Draft"),
        ("post_status", "draft"),
        ("_status", "Pending"),
        ("State", "unpublished"),
        ("isDraft", "true"),
        ("is_published", "0"),
        ("Published", "no"),
    ],
)
def test_what_readers_must_not_see_is_skipped(fault, column, said):
    assert fault(f"title,body,{column}\nFerry returns,It crossed.,{said}\n").skipped


@pytest.mark.parametrize("start", ["\n", "\n \n", "sep=,\n", "sep=,\n\n"])
def test_blank_lines_may_stand_above_the_header(found_in, start):
    (draft,) = found_in(f"{start}title,body\nFerry returns,It crossed.\n", "a.csv")
    assert draft.key == f"a.csv#{start.count(chr(10)) + 2}"


def test_a_declared_delimiter_may_be_a_tab(only):
    assert only("sep=\t\ntitle\tbody\nFerry returns\tIt crossed.\n", "a.csv").body == "<p>It crossed.</p>"


def test_mysql_marks_quotes_with_a_backslash(found_in):
    table = 'title,body\n"Ferry","He said \\"at nine\\", and left"\n"Harbour","It is in C:\\\\"\n'
    bodies = [one.body for one in found_in(table, "a.csv")]
    assert bodies == ['<p>He said "at nine", and left</p>', "<p>It is in C:\\\\</p>"]


def test_a_backslash_before_a_closing_quote_is_a_backslash(only):
    assert only('title,body\n"Ferry","""Nine"" in C:\\"\n', "a.csv").body == '<p>"Nine" in C:\\</p>'
