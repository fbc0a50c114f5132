"""Search: what readers type finds what was printed, in every language of the paper."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.actions import retract, revise, touch
from articles.management.commands import rebuild_search
from articles.search import SQLITE_FIND, found
from articles.words import Words
from tests.conftest import published
from tests.racing import shared_database


@pytest.fixture
def leyla(db):
    return published("Leyla Əliyeva açdı", "<p>İstanbulda sərgi açıldı. Ёлка стоит.</p>", language="az")


def titles(question):
    hits, count = found(question, start=0, most=10)
    assert count == len(hits)
    return [str(hit.article) for hit in hits]


@pytest.mark.parametrize(
    "question",
    ["ƏLİYEVA", "əliyeva", "eliyeva", "istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul", "елка", "ЁЛКА", "ёлк"],
)
def test_letters_are_found_however_they_are_typed(leyla, question):
    assert titles(question) == ["Leyla Əliyeva açdı"]


def test_the_start_of_a_word_finds_its_endings(leyla):
    assert titles("sərg") == ["Leyla Əliyeva açdı"]
    assert titles("ərgi") == []


def test_every_word_must_stand_in_the_article(leyla, unrest):
    assert titles("leyla sərgi") == ["Leyla Əliyeva açdı"]
    assert titles("leyla unrest") == []


def test_a_headline_weighs_more_than_the_text(db):
    published("A quiet day", "<p>The harbour was calm.</p>")
    published("Harbour", "<p>A quiet day. Nothing else was said of it.</p>")
    assert titles("harbour")[0] == "Harbour"


def test_the_index_moves_with_the_words(unrest, nigar):
    revise(unrest, Words.of("Peace", "", "<p>Quiet.</p>"), read=unrest.current, by=nigar, origin="edit")
    assert (titles("quiet"), titles("almaty")) == (["Peace"], [])


def test_a_retracted_article_is_not_found(unrest):
    retract(unrest)
    assert titles("almaty") == []


@pytest.mark.parametrize(
    "question", ['"', "a OR b", "NEAR(", "*", "headline:", "' ; --", "()&|!", "\\", "😀", "e" * 99]
)
def test_no_sign_breaks_the_search(aysel, unrest, question):
    assert aysel.get("/search/", {"q": question}).status_code == 200


def test_hits_are_marked_and_nothing_else_is_markup(aysel, db):
    published("Tags", "<p>The &lt;b&gt; tag makes harbours bold.</p>")
    page = aysel.get("/search/", {"q": "HARBOUR"}).content.decode()
    assert "The &lt;b&gt; tag makes <mark>harbours</mark> bold." in page


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("", "Type a word or two"),
        ("   ", "Type a word or two"),
        ("?!", "no word in this"),
        ("x" * 101, "more than we can"),
    ],
)
def test_an_odd_question_gets_a_kind_answer(aysel, unrest, question, answer):
    response = aysel.get("/search/", {"q": question})
    assert (response.status_code, answer in response.content.decode()) == (200, True)


def test_what_was_typed_is_shown_only_as_words(aysel, db):
    page = aysel.get("/search/", {"q": '"><script>x</script>'}).content.decode()
    assert "<script>x" not in page


def test_many_hits_have_pages(aysel, db):
    for n in range(11):
        published(f"Harbour {n}", "<p>Words.</p>")
    page = aysel.get("/search/", {"q": "harbour"}).content.decode()
    assert ("11 articles" in page, "?q=harbour&amp;page=2" in page) == (True, True)
    assert aysel.get("/search/", {"q": "harbour", "page": 3}).status_code == 404


def test_a_search_costs_a_few_queries(aysel, unrest, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        aysel.get("/search/", {"q": "almaty"})


def test_the_index_can_be_rebuilt(unrest, leyla, capsys):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_search")
    call_command("rebuild_search")
    assert "2 articles can be found." in capsys.readouterr().out
    assert titles("almaty") == ["Unrest in Almaty"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans this by itself")
def test_the_index_is_searched_once_and_not_for_every_article(db):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {SQLITE_FIND}", ["harbour", 10, 0])
        plan = [row[3] for row in cursor.fetchall()]
    assert {"MATERIALIZE hits", "SCAN hits"} <= set(plan)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_somebody_may_write_while_the_index_is_rebuilt(monkeypatch, tmp_path):
    def write_beside(_seconds):
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_touched, articles[0]).result()

    monkeypatch.setattr(rebuild_search, "BATCH", 1)
    monkeypatch.setattr(rebuild_search.time, "sleep", write_beside)
    with shared_database(tmp_path):
        articles = [published(f"Page {n}", "<p>Words.</p>") for n in range(3)]
        told = StringIO()
        call_command("rebuild_search", stdout=told)
    assert told.getvalue() == "3 articles can be found.\n"


def _touched(article):
    touch(article)
    connection.close()


@pytest.mark.parametrize(("words", "other"), [("किताब मेज पर", "कल ताला बंद"), ("ที่นี่", "ทา นา")])
def test_words_of_scripts_with_vowel_signs_are_found_whole(db, words, other):
    published("Right", f"<p>{words}</p>")
    published("Other", f"<p>{other}</p>")
    assert titles(words.split()[0]) == ["Right"]


def test_a_hit_far_down_is_shown_with_what_stands_around_it(db):
    published("Long", f"<p>{'сало ' * 20_000}гавань {'море ' * 20_000}</p>", language="ru")
    [hit], _count = found("Гавань", start=0, most=1)
    assert [part for part, asked_for in hit.snippet if asked_for] == ["гавань"]
    assert sum(len(part) for part, _asked in hit.snippet) < 400
