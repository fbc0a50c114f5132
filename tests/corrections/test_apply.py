"""Applying a fix, and taking it back."""

import pytest

from articles.actions import ChangedSince, revise
from articles.words import Words
from corrections.actions import NeedsReason, WordsGone, apply_fix, undo
from corrections.actions.thanks import wishing
from corrections.anchoring import Span
from corrections.models import Case, Notice
from corrections.rights import NotAllowed
from corrections.severity import Tier


def applied(case, words, *, by, **more):
    case = Case.objects.select_related("article__current", "revision").get(pk=case.pk)
    read = more.pop("read", case.article.current)
    span = case.where().span
    more = {"at": span, "expected": span.of(read.words.text), **more}
    return apply_fix(case, words, read=read, by=by, **more)


def listed(case) -> list[int]:
    """Return the keys of the reporters whose names the page of a case lists."""
    return [report.reporter.pk for report in wishing(case)]


def test_a_fix_changes_the_words_and_settles_the_case(unrest, send, nigar):
    report = send(unrest, "Kazzym", "Kassym")
    fix = applied(report.case, "Kassym", by=nigar)
    unrest.refresh_from_db()
    assert "President Kassym-Jomart Tokayev" in unrest.current.words.text
    assert (fix.cases.get().state, unrest.current.number) == ("fixed", 2)


def test_a_fix_inside_a_link_keeps_the_link(unrest, send, nigar):
    applied(send(unrest, "spread to Almaty", "spread to Astana").case, "spread to Astana", by=nigar)
    unrest.refresh_from_db()
    assert '<a href="https://example.org/almaty">Astana</a>' in unrest.current.body


def test_a_name_put_right_is_a_public_correction(unrest, send, nigar):
    applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    notice = Notice.objects.get()
    assert (notice.number, notice.was, notice.now) == (1, "Kazzym-Jomart", "Kassym-Jomart")
    assert notice.place == "paragraph 2"


def test_a_typo_is_a_line_in_the_history_only(unrest, send, nigar):
    applied(send(unrest, "calm").case, "quiet", by=nigar)
    unrest.refresh_from_db()
    assert not Notice.objects.exists()
    assert (unrest.current.why, unrest.significant_at) == ("Typo", None)


def test_a_number_may_not_pass_as_a_typo_without_a_reason(unrest, send, nigar):
    case = send(unrest, "4,000", nth=2).case
    with pytest.raises(NeedsReason, match="at least a “Correction”"):
        applied(case, "4,400", by=nigar, tier=Tier.TYPO)
    fix = applied(case, "4,400", by=nigar, tier=Tier.TYPO, why="The figure was set wrong by our own import.")
    assert (fix.tier, Notice.objects.count()) == ("typo", 0)


def test_grave_tiers_are_the_chiefs(unrest, send, nigar, elchin):
    case = send(unrest, "4,000", nth=2).case
    with pytest.raises(NotAllowed, match="chief editor"):
        applied(case, "4,400", by=nigar, tier=Tier.MAJOR)
    assert applied(case, "4,400", by=elchin, tier=Tier.MAJOR).notice.rule.place == "top"


def test_somebody_who_is_no_editor_may_not_apply(unrest, send, rauf):
    with pytest.raises(NotAllowed):
        applied(send(unrest, "Kazzym").case, "Kassym", by=rauf)


def test_a_stale_revision_is_refused_and_nothing_is_written(unrest, send, nigar):
    case = send(unrest, "Kazzym").case
    read = unrest.current
    revise(unrest, Words.of("New headline", "", UNREST_BODY), read=read, by=nigar, origin="edit")
    with pytest.raises(ChangedSince):
        applied(case, "Kassym", by=nigar, read=read, at=case.span, expected="Kazzym")
    case.refresh_from_db()
    assert (case.state, unrest.revisions.count()) == ("new", 2)


UNREST_BODY = "<p>President Kazzym-Jomart Tokayev asked for help.</p>"


def test_words_that_are_not_where_they_were_shown_are_refused(unrest, send, nigar):
    case = send(unrest, "Kazzym").case
    with pytest.raises(WordsGone, match="Kazzym"):
        applied(case, "Kassym", by=nigar, at=Span(0, 6), expected="Kazzym")


def test_another_case_with_the_same_words_is_closed_as_already_right(unrest, send, nigar):
    one = send(unrest, "President Kazzym", "President Kassym").case
    other = send(unrest, "Kazzym-Jomart Tokayev", "Kassym-Jomart Tokayev").case
    assert one != other
    applied(one, "President Kassym", by=nigar)
    other.refresh_from_db()
    assert (other.state, other.decided_by) == ("fixed_elsewhere", None)


def test_undo_brings_back_words_case_and_supersedes_the_notice(unrest, send, nigar):
    before = unrest.current.words
    case = send(unrest, "Kazzym").case
    fix = applied(case, "Kassym", by=nigar)
    undo(fix, by=nigar)
    unrest.refresh_from_db()
    case.refresh_from_db()
    assert (unrest.current.words, case.state) == (before, "reopened")
    assert Notice.objects.standing().get().supersedes == fix.notice


def test_undo_after_edits_elsewhere_keeps_those_edits(unrest, send, nigar):
    fix = applied(send(unrest, "Kazzym").case, "Kassym", by=nigar)
    applied(send(unrest_now(unrest), "calm").case, "quiet", by=nigar)
    undo(fix, by=nigar)
    text = unrest_now(unrest).current.words.text
    assert "Kazzym" in text
    assert "quiet" in text


def unrest_now(article):
    article.refresh_from_db()
    return article


def test_a_deleted_word_comes_back_on_undo(unrest, send, nigar):
    before = unrest.current.words
    case = send(unrest, "more than 4,400").case
    fix = applied(case, "4,400", by=nigar)
    applied(send(unrest_now(unrest), "Airport").case, "Harbour", by=nigar)
    undo(fix, by=nigar)
    assert unrest_now(unrest).current.words.text == before.text.replace("Airport", "Harbour")


def test_every_move_leaves_a_step(unrest, send, nigar):
    case = send(unrest, "Kazzym").case
    undo(applied(case, "Kassym", by=nigar), by=nigar)
    assert [step.to_state for step in case.steps.all()] == ["new", "fixed", "reopened"]


def test_undo_after_edits_elsewhere_brings_markup_back_too(unrest, send, nigar):
    before = unrest.current.body
    fix = applied(send(unrest, "spread to Almaty").case, "spread", by=nigar)
    assert "<a " not in unrest_now(unrest).current.body
    applied(send(unrest_now(unrest), "Airport closed").case, "Airport shut", by=nigar)
    undone = undo(fix, by=nigar)
    assert unrest_now(unrest).current.body == before.replace("Airport closed", "Airport shut")
    assert undone.before == fix.after
