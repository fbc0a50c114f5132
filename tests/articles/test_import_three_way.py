"""What an import does to an article that is there: source, editors and the last import, row by row."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles.actions import Outcome, describe, import_draft, planned, retract, revise, settle
from articles.formats.draft import Draft
from articles.models import Article, ImportConflict, Revision, Section, Source
from articles.words import Words
from tests.conftest import published

FERRY = ("<p>The ferry sails at nine.</p>", "<p>Tickets cost 4,000 manat.</p>", "<p>It returns at dusk.</p>")


def draft(*paragraphs, headline="Ferry returns", **facts) -> Draft:
    body = "".join(paragraphs or FERRY)
    return Draft(**{"source": "harbour.json", "key": "harbour:1", "headline": headline, "body": body} | facts)


def changed(number: int, words: str, of=FERRY) -> list[str]:
    """Return the paragraphs with one of them changed."""
    return [f"<p>{words}</p>" if place == number else paragraph for place, paragraph in enumerate(of)]


@pytest.fixture
def ferry(db) -> Article:
    return import_draft(draft()).article


def edited(article: Article, *paragraphs: str, by, headline="Ferry returns") -> Article:
    article.refresh_from_db()
    revise(article, Words(headline, "", "".join(paragraphs)), read=article.current, by=by, origin="fix")
    return article


def body_now(article: Article) -> str:
    article.refresh_from_db()
    return article.current.body


def writes(queries) -> list[str]:
    return [
        one["sql"]
        for one in queries
        if not one["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE", "BEGIN"))
    ]


def test_where_nothing_changed_nothing_is_written(ferry):
    with CaptureQueriesContext(connection) as queries:
        result = import_draft(draft())
    assert (result.outcome, result.article) == (Outcome.UNCHANGED, ferry)
    assert writes(queries) == []


FACTS = {
    "section": "Port",
    "byline": "Aysel Mamedova",
    "media": ("video",),
    "published": datetime(2026, 5, 1, 9, tzinfo=UTC),
}


def facts_now(article: Article) -> tuple[str, str, str, datetime | None]:
    article.refresh_from_db()
    return str(article.section or ""), article.byline, article.label, article.published_at


def test_facts_that_changed_at_the_source_are_followed(db):
    article = import_draft(draft(**FACTS)).article
    later = datetime(2026, 5, 2, 9, tzinfo=UTC)
    new = {"section": "City", "byline": "Aysel Mammadova", "media": ("photo",), "published": later}
    result = import_draft(draft(**new))
    assert result.outcome is Outcome.UPDATED
    assert set(result.plan.facts) == {"section", "byline", "label", "published"}
    assert facts_now(article) == ("City", "Aysel Mammadova", "photo", later)
    assert article.revisions.count() == 1
    assert article.shown_at == later


def test_facts_and_words_that_changed_come_together(db):
    article = import_draft(draft(**FACTS)).article
    result = import_draft(draft(*changed(0, "The ferry sails at ten."), **FACTS | {"byline": "Newsroom"}))
    assert result.outcome is Outcome.UPDATED
    assert "at ten" in body_now(article)
    assert article.byline == "Newsroom"


def test_a_fact_an_editor_changed_stays(db):
    article = import_draft(draft(**FACTS)).article
    describe(article, byline="A. Mammadova")
    result = import_draft(draft(**FACTS | {"byline": "Aysel M.", "section": "City"}))
    assert result.outcome is Outcome.UPDATED
    assert facts_now(article)[:2] == ("City", "A. Mammadova")
    assert (
        import_draft(draft(**FACTS | {"byline": "Aysel M.", "section": "City"})).outcome is Outcome.UNCHANGED
    )


def test_a_fact_the_source_leaves_out_stays(db):
    article = import_draft(draft(**FACTS)).article
    assert import_draft(draft()).outcome is Outcome.UNCHANGED
    assert facts_now(article)[:3] == ("Port", "Aysel Mamedova", "video")


def test_facts_in_another_spelling_are_the_same(db):
    import_draft(draft(**FACTS))
    zone = timezone(timedelta(hours=4))
    same = {"published": FACTS["published"].astimezone(zone), "section": "PORT"}
    with CaptureQueriesContext(connection):
        assert import_draft(draft(**FACTS | same)).outcome is Outcome.UNCHANGED


def test_an_article_from_before_facts_were_kept_changes_only_from_then_on(db):
    article = import_draft(draft(**FACTS)).article
    Source.objects.update(facts=None)
    assert import_draft(draft(**FACTS | {"byline": "Newsroom"})).outcome is Outcome.UNCHANGED
    assert import_draft(draft(**FACTS | {"byline": "The desk"})).outcome is Outcome.UNCHANGED
    describe(article, byline="The desk")
    assert import_draft(draft(**FACTS | {"byline": "Elchin"})).outcome is Outcome.UPDATED
    assert facts_now(article)[1] == "Elchin"


def test_facts_that_a_source_gives_later_are_followed(db):
    article = import_draft(draft()).article
    assert import_draft(draft(**FACTS)).outcome is Outcome.UPDATED
    assert facts_now(article) == ("Port", "Aysel Mamedova", "video", FACTS["published"])


def test_of_an_article_from_before_facts_were_kept_it_is_learnt_that_it_has_none(db):
    import_draft(draft())
    Source.objects.update(facts=None)
    assert import_draft(draft()).outcome is Outcome.UNCHANGED
    assert Source.objects.get().facts == {}


@pytest.mark.parametrize("new", [{"name": "Society and people"}, {"slug": "people"}])
def test_a_section_that_was_renamed_here_is_the_same_section(db, new):
    article = import_draft(draft(section="Cəmiyyət")).article
    Section.objects.update(**new)
    assert import_draft(draft(section="City")).outcome is Outcome.UPDATED
    assert facts_now(article)[0] == "City"


def test_a_section_in_other_letters_is_the_same_section(db):
    import_draft(draft(section="Cəmiyyət"))
    result = import_draft(draft(section="Cemiyyet"))
    assert (result.outcome, Section.objects.get().slug) == (Outcome.UNCHANGED, "cemiyyet")


@pytest.mark.parametrize("sign", ["—", "★", "..."])
def test_a_section_that_is_only_a_sign_is_none(db, sign):
    article = import_draft(draft(section=sign)).article
    assert (facts_now(article)[0], Section.objects.count()) == ("", 0)
    assert import_draft(draft(section="City")).outcome is Outcome.UPDATED
    assert import_draft(draft(section=sign)).outcome is Outcome.UNCHANGED
    assert facts_now(article)[0] == "City"


def test_a_section_with_controls_in_its_name_is_the_one_without(db):
    articles = [published(f"Ferry {name}", "<p>It sails.</p>", section=name) for name in ("Port", "Po\x07rt")]
    assert [article.section.name for article in articles] == ["Port", "Port"]


def test_a_section_that_staff_name_is_for_new_articles_only(db):
    article = import_draft(draft(**FACTS, into="Weekend")).article
    assert import_draft(draft(**FACTS, into="Sport")).outcome is Outcome.UNCHANGED
    assert import_draft(draft(**FACTS | {"section": "City"})).outcome is Outcome.UNCHANGED
    assert facts_now(article)[0] == "Weekend"


def test_a_conflict_holds_the_facts_back_until_it_is_settled(db, nigar):
    article = import_draft(draft(**FACTS)).article
    edited(article, *changed(0, "The ferry sails at eight."), by=nigar)
    theirs = draft(*changed(0, "The ferry sails at ten."), **FACTS | {"byline": "Newsroom"})
    assert import_draft(theirs).outcome is Outcome.CONFLICT
    assert facts_now(article)[1] == "Aysel Mamedova"
    conflict = ImportConflict.objects.get()
    settle(conflict, article.current.words, how="kept", read=article.current, by=nigar)
    assert import_draft(theirs).outcome is Outcome.UPDATED
    assert facts_now(article)[1] == "Newsroom"


def test_where_only_the_source_changed_there_is_a_new_revision(ferry):
    result = import_draft(draft(*changed(0, "The ferry sails at ten.")))
    assert result.outcome is Outcome.UPDATED
    assert "at ten" in body_now(ferry)
    assert list(ferry.revisions.values_list("number", "origin")) == [(1, "import"), (2, "import")]


def test_where_only_we_changed_ours_stays(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    assert import_draft(draft()).outcome is Outcome.UNCHANGED
    assert "4,400" in body_now(ferry)


def test_changes_in_different_paragraphs_come_together(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    result = import_draft(draft(*changed(0, "The ferry sails at ten."), "<p>Dogs sail free.</p>"))
    assert result.outcome is Outcome.MERGED
    assert all(words in body_now(ferry) for words in ("at ten", "4,400", "Dogs sail free"))


def test_a_new_headline_comes_beside_our_fix_of_the_body(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    assert import_draft(draft(headline="Ferry returns to Baku")).outcome is Outcome.MERGED
    assert "4,400" in body_now(ferry)
    assert ferry.current.headline == "Ferry returns to Baku"


def test_the_same_paragraph_is_a_conflict_and_nothing_is_written(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    result = import_draft(draft(*changed(1, "A ticket costs 4,000 manat.")))
    assert result.outcome is Outcome.CONFLICT
    assert body_now(ferry) == "".join(changed(1, "Tickets cost 4,400 manat."))
    assert ferry.revisions.count() == 2


def test_a_conflict_holds_base_ours_and_theirs(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    import_draft(draft(*changed(1, "A ticket costs 4,000 manat.")))
    conflict = ImportConflict.objects.open().get()
    assert conflict.base_words.body == "".join(FERRY)
    assert "A ticket" in conflict.their_words.body
    assert conflict.ours == ferry.current


def test_the_source_is_named_as_repeating_the_error(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    import_draft(draft(*changed(1, "A ticket costs 4,000 manat.")))
    assert ImportConflict.objects.get().repeats() == [("4,000", "4,400")]


def test_a_source_that_put_it_right_too_says_nothing(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    result = import_draft(draft(*changed(1, "Tickets cost 4,400 manat.")))
    assert (result.outcome, ferry.revisions.count()) == (Outcome.CONVERGED, 2)
    ferry.source.refresh_from_db()
    assert "4,400" in ferry.source.body


def test_after_converging_the_source_may_change_it_again(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    import_draft(draft(*changed(1, "Tickets cost 4,400 manat.")))
    assert import_draft(draft(*changed(1, "Tickets cost 5,000 manat."))).outcome is Outcome.UPDATED


def test_what_is_gone_from_the_source_is_never_deleted(ferry):
    other = draft(headline="Another story", key="harbour:2")
    import_draft(other)
    assert Article.objects.filter(status="live").count() == 2


def test_a_retracted_article_stays_retracted(ferry):
    retract(ferry)
    import_draft(draft(*changed(0, "The ferry sails at ten.")))
    ferry.refresh_from_db()
    assert ferry.is_retracted


def test_a_plan_says_all_this_and_does_nothing(ferry, nigar):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    plan = planned(draft(*changed(0, "The ferry sails at ten.")))
    assert plan.outcome is Outcome.MERGED
    assert "at ten" in plan.words.body
    assert "at ten" not in body_now(ferry)


@pytest.mark.parametrize(
    ("policy", "outcome", "words", "settlement"),
    [
        ("keep", Outcome.CONVERGED, "cost 4,400", "kept"),
        ("take", Outcome.MERGED, "A ticket costs 4,000", "taken"),
    ],
)
def test_staff_may_say_beforehand_whose_words_stay(ferry, nigar, policy, outcome, words, settlement):
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    result = import_draft(draft(*changed(1, "A ticket costs 4,000 manat.")), on_conflict=policy)
    assert (result.outcome, ImportConflict.objects.get().settlement) == (outcome, settlement)
    assert words in body_now(ferry)
    assert import_draft(draft(*changed(1, "A ticket costs 4,000 manat."))).outcome is Outcome.UNCHANGED


def test_taking_theirs_keeps_our_fix_of_another_paragraph(ferry, nigar):
    ours = changed(2, "It returns at midnight.", of=changed(1, "Tickets cost 4,400 manat."))
    edited(ferry, *ours, by=nigar)
    import_draft(draft(*changed(1, "A ticket costs 4,000 manat.")), on_conflict="take")
    assert "A ticket costs" in body_now(ferry)
    assert "at midnight" in body_now(ferry)


@pytest.mark.parametrize("policy", ["queue", "keep", "take"])
def test_a_note_of_ours_stays_below_a_paragraph_that_the_source_changes(ferry, nigar, policy):
    note = "<p>The harbour master confirmed it.</p>"
    edited(ferry, FERRY[0], note, *FERRY[1:], by=nigar)
    result = import_draft(draft(*changed(0, "The ferry sails at ten.")), on_conflict=policy)
    assert (result.outcome, ImportConflict.objects.count()) == (Outcome.MERGED, 0)
    assert body_now(ferry) == "".join(["<p>The ferry sails at ten.</p>", note, *FERRY[1:]])


@pytest.mark.parametrize("policy", ["queue", "keep", "take"])
def test_what_we_took_out_stays_out_when_the_source_changes_its_neighbour(ferry, nigar, policy):
    edited(ferry, FERRY[0], FERRY[2], by=nigar)
    import_draft(draft(*changed(2, "It returns at noon.")), on_conflict=policy)
    assert body_now(ferry) == FERRY[0] + "<p>It returns at noon.</p>"


# The queue


@pytest.fixture
def conflict(ferry, nigar) -> ImportConflict:
    edited(ferry, *changed(1, "Tickets cost 4,400 manat."), by=nigar)
    import_draft(THEIRS)
    return ImportConflict.objects.get()


THEIRS = draft(*changed(1, "A ticket costs 4,000 manat."))


def test_a_conflict_seen_again_is_not_queued_twice(conflict):
    with CaptureQueriesContext(connection) as queries:
        assert import_draft(THEIRS).outcome is Outcome.CONFLICT
    assert (writes(queries), ImportConflict.objects.count()) == ([], 1)


def test_a_conflict_follows_its_source(conflict):
    import_draft(draft(*changed(1, "One ticket: 4,000 manat.")))
    assert "One ticket" in ImportConflict.objects.open().get().their_words.body


def test_a_source_that_takes_its_change_back_leaves_no_conflict(conflict):
    assert import_draft(draft()).outcome is Outcome.UNCHANGED
    conflict.refresh_from_db()
    assert (conflict.is_open, conflict.settlement) == (False, "gone")


def test_ours_kept_is_settled_until_the_source_changes_again(conflict, nigar):
    ours = conflict.source.article.current
    settle(conflict, conflict.kept(ours.words), how="kept", read=ours, by=nigar)
    assert import_draft(THEIRS).outcome is Outcome.UNCHANGED
    assert import_draft(draft(*changed(1, "One ticket: 4,000 manat."))).outcome is Outcome.CONFLICT


def test_theirs_taken_is_a_revision_by_the_editor(conflict, nigar):
    ours = conflict.source.article.current
    revision = settle(conflict, conflict.taken(ours.words), how="taken", read=ours, by=nigar)
    assert (revision.number, revision.author, revision.origin) == (3, nigar, "import")
    assert "A ticket costs 4,000" in Revision.objects.latest("pk").body


@pytest.mark.parametrize(("how", "why"), [("taken", "The source's words"), ("kept", "Our words")])
def test_why_is_told_in_the_papers_language_whoever_settles(conflict, nigar, how, why):
    ours = conflict.ours
    with translation.override("ru"):
        revision = settle(conflict, Words("New", "", ours.body), how=how, read=ours, by=nigar)
        assert (revision.why, translation.get_language()) == (f"{why}, where both had changed", "ru")


def test_two_editors_settle_it_once(conflict, nigar, elchin):
    ours = conflict.source.article.current
    settle(conflict, ours.words, how="kept", read=ours, by=nigar)
    with pytest.raises(Exception, match="settled by somebody else"):
        settle(conflict, conflict.taken(ours.words), how="taken", read=ours, by=elchin)
    assert ImportConflict.objects.get().settled_by == nigar
