"""The same mistake elsewhere: found as whole words, put right place by place, taken back together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.actions import revise
from articles.models import Article, Revision
from articles.words import Words
from corrections.actions import WordsGone, exchanged, put_right, undo
from corrections.actions.sweep import places
from corrections.models import Case, Fix, Notice
from corrections.rights import NotAllowed
from corrections.severity import Tier
from corrections.showing.elsewhere import spots
from tests.conftest import person, published
from tests.corrections.test_apply import applied

PAGE = "/admin/corrections/case/{}/elsewhere/"


@pytest.fixture
def fix(unrest, send, nigar) -> Fix:
    """A name put right in one article, which two others spell wrong too."""
    published("Talks in Astana", "<p>Kazzym-Jomart came. They met <b>Kaz</b>zym at noon.</p>")
    published("A quotation", "<p>“I know Kazzym well,” he said.</p>", language="az")
    published("Another name", "<p>Kazzymov and okazzym stayed; Kassym left.</p>")
    return applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)


def text_of(headline: str) -> str:
    return Article.objects.with_words().get(current__headline=headline).current.words.text


def keys(fix, *headlines) -> list[str]:
    return [spot.key for spot in spots(fix) if spot.article.current.headline in headlines]


def found(fix, headline: str):
    return [spot for spot in spots(fix) if spot.article.current.headline == headline]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "at"),
    [
        ("Kazzym, Kazzymov, okazzym, Kazzym", "Kazzym", "Kassym", [0, 27]),
        ("Jomart and Kassym-Jomart", "Jomart", "Kassym-Jomart", [0]),
        ("4,000 and 14,000 and 4,000.", "4,000", "4,400", [0, 21]),
        ("a.b axb", "a.b", "c", [0]),
        ("Kazzym", "kazzym", "x", []),
        ("東京都と東京", "東京", "京都", [0, 4]),
        ("서울은 서울", "서울", "부산", [0, 4]),
        ("10% of 10%", "10%", "12%", [0, 7]),
    ],
)
def test_words_are_found_whole_and_not_where_they_are_right(text, wrong, right, at):
    assert [span.start for span in places(text, wrong, right)] == at


@given(st.text("ab -", max_size=30), st.text("ab-", min_size=1, max_size=3), st.text("ab-", min_size=1))
def test_where_words_are_found_they_stand(text, wrong, right):
    assert all(span.of(text) == wrong for span in places(text, wrong, right))


def test_no_more_is_looked_for_than_changed(unrest, send, nigar):
    words = "President Kazzym-Jomart Tokayev asked"
    fix = applied(send(unrest, words).case, words.replace("Kazzym", "Kassym"), by=nigar)
    assert exchanged(fix) == ("Kazzym", "Kassym")


def test_of_a_deletion_the_words_around_are_looked_for(unrest, send, nigar):
    fix = applied(send(unrest, "more than").case, "", by=nigar)
    assert exchanged(fix) == (fix.before, fix.after)
    assert all(exchanged(fix))


def test_every_place_is_shown_with_its_sentence_and_what_to_look_at(fix):
    first, second = found(fix, "Talks in Astana")
    assert first.reads == second.reads == "Kazzym-Jomart came. They met Kazzym at noon."
    assert first.would_read == "Kassym-Jomart came. They met Kazzym at noon."
    assert second.would_read == "Kazzym-Jomart came. They met Kassym at noon."
    assert (first.doubts, first.is_other_language) == ((), False)
    [quoted] = found(fix, "A quotation")
    assert (len(quoted.doubts), quoted.is_other_language) == (1, True)
    assert not found(fix, "Another name")


def test_what_is_ticked_is_put_right_and_the_rest_is_not(as_nigar, fix, nigar):
    page = PAGE.format(fix.cases.get().pk)
    answer = as_nigar.post(page, {"chosen": keys(fix, "Talks in Astana")}, follow=True)
    assert "Put right in 2 places." in answer.content.decode()
    assert text_of("Talks in Astana").endswith("Kassym-Jomart came. They met Kassym at noon.")
    assert "Kazzym" in text_of("A quotation")
    made = Article.objects.get(current__headline="Talks in Astana")
    assert [each.origin for each in made.revisions.order_by("number")] == ["import", "sweep", "sweep"]
    assert made.current.body.count("<b>") == 1
    cases = Case.objects.filter(swept_from=fix)
    assert {(case.state, case.decided_by, case.voices) for case in cases} == {("fixed", nigar, 0)}
    assert [step.verb for step in cases[0].steps.all()] == ["sweep", "apply"]
    assert Notice.objects.filter(article=made).count() == 2


def test_readers_who_reported_the_very_words_are_answered(as_nigar, fix, send):
    article = Article.objects.with_words().get(current__headline="Talks in Astana")
    report = send(article, "Kazzym", "Kasym", email="reader@example.org")
    as_nigar.post(PAGE.format(fix.cases.get().pk), {"chosen": keys(fix, "Talks in Astana")[:1]})
    report.case.refresh_from_db()
    assert (report.case.state, report.letters.count()) == ("fixed", 1)


def test_all_is_taken_back_together(as_nigar, fix):
    before, page = text_of("Talks in Astana"), PAGE.format(fix.cases.get().pk)
    as_nigar.post(page, {"chosen": keys(fix, "Talks in Astana", "A quotation")})
    answer = as_nigar.post(page, {"undo": "1"}, follow=True)
    assert "Taken back in 3 places." in answer.content.decode()
    assert (text_of("Talks in Astana"), "Kazzym" in text_of("A quotation")) == (before, True)
    assert not Case.objects.open().exists()
    assert fix.cases.get().state == "fixed"


def test_a_place_that_changed_since_is_left(as_nigar, fix, elchin):
    chosen = keys(fix, "Talks in Astana", "A quotation")
    article = Article.objects.with_words().get(current__headline="Talks in Astana")
    words = Words.of("Talks in Astana", "", "<p>Nobody came.</p>")
    revise(article, words, read=article.current, by=elchin, origin="edit")
    said = as_nigar.post(PAGE.format(fix.cases.get().pk), {"chosen": chosen}, follow=True).content.decode()
    assert "Put right in 1 place." in said
    assert "Left as it was in 2 places." in said
    assert not Case.objects.filter(article=article).exists()


def test_edits_elsewhere_in_the_article_do_no_harm(fix, nigar, elchin):
    [spot, _second] = found(fix, "Talks in Astana")
    read = spot.article.current
    words = read.words
    revise(spot.article, words.changed(0, 5, "Speeches"), read=read, by=elchin, origin="edit")
    put_right(fix, read, spot.span, by=nigar)
    assert "Kassym-Jomart came. They met Kazzym" in text_of("Speeches in Astana")


@pytest.mark.parametrize("key", ["x", "1.1", "1.1.1.1", "999.1.0", "1.99.0", "1.1.99999999", "1.1.0"])
def test_a_key_that_names_no_such_words_changes_nothing(as_nigar, fix, key):
    before = Revision.objects.count()
    answer = as_nigar.post(PAGE.format(fix.cases.get().pk), {"chosen": [key]}, follow=True)
    assert (answer.status_code, Revision.objects.count()) == (200, before)


def test_words_that_moved_away_raise_and_open_no_case(fix, nigar):
    [spot, _second] = found(fix, "Talks in Astana")
    read, count = spot.article.current, Case.objects.count()
    revise(
        spot.article,
        read.words.changed(spot.span.start, spot.span.end, "He"),
        read=read,
        by=nigar,
        origin="edit",
    )
    with pytest.raises(WordsGone):
        put_right(fix, read, spot.span, by=nigar)
    assert Case.objects.count() == count


def test_more_articles_than_the_policy_allows_are_the_chiefs(as_nigar, fix, settings, client, elchin):
    settings.POLICY = {**settings.POLICY, "sweep_articles": 1}
    page, chosen = PAGE.format(fix.cases.get().pk), keys(fix, "Talks in Astana", "A quotation")
    answer = as_nigar.post(page, {"chosen": chosen})
    assert (answer.status_code, Case.objects.filter(swept_from=fix).count()) == (422, 0)
    shown = answer.content.decode()
    assert "At most 1 articles at a time" in shown
    assert shown.count(" checked") >= 3
    client.force_login(elchin)
    assert "Put right in 3 places." in client.post(page, {"chosen": chosen}, follow=True).content.decode()


def test_where_the_tier_asks_for_two_each_place_is_proposed(unrest, send, elchin, nigar):
    published("Talks in Astana", "<p>Kazzym came.</p>")
    fix = applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=elchin, tier=Tier.MAJOR)
    [spot] = spots(fix)
    put_right(fix, spot.article.current, spot.span, by=nigar)
    case = Case.objects.get(swept_from=fix)
    assert (case.state, case.pending.words) == ("awaiting_second", "Kassym")
    assert text_of("Talks in Astana").endswith("Kazzym came.")


def test_a_reader_may_not(fix, db):
    [spot, _second] = found(fix, "Talks in Astana")
    with pytest.raises(NotAllowed):
        put_right(fix, spot.article.current, spot.span, by=person("rauf"))


def test_after_an_undo_there_is_nothing_to_put_right_elsewhere(as_nigar, fix, nigar):
    case = fix.cases.get()
    assert f"{case.pk}/elsewhere/" in as_nigar.get(case.get_absolute_url()).content.decode()
    undo(fix, by=nigar)
    assert as_nigar.get(PAGE.format(case.pk))["Location"] == case.get_absolute_url()
    assert f"{case.pk}/elsewhere/" not in as_nigar.get(case.get_absolute_url()).content.decode()


def test_where_the_words_stand_costs_no_query_for_each(as_nigar, fix, django_assert_max_num_queries):
    page = PAGE.format(fix.cases.get().pk)
    as_nigar.get(page)
    for n in range(5):
        published(f"More {n}", "<p>Kazzym came and Kazzym went.</p>")
    with django_assert_max_num_queries(16):
        assert as_nigar.get(page).content.decode().count('name="chosen"') == 13
