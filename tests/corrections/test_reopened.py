"""A case that is opened again where another came to stand; cases that close while somebody writes."""

import uuid

import pytest

from articles.models import Article
from corrections.actions import (
    NeedsReason,
    NothingToChange,
    Sent,
    add_voice,
    decline,
    mark_duplicate,
    mark_spam,
    propose,
    reopen,
    send_back,
    submit,
    undo,
)
from corrections.actions.reader import appeal, say_wrong
from corrections.actions.submit import NotOpenToVoices
from corrections.anchoring import quote
from corrections.models import Case
from corrections.severity import Tier
from corrections.showing.queue import waiting_for
from tests.conftest import person
from tests.corrections.test_apply import applied


def again(article, words, proposed):
    """Report words as they stood in the article's first revision."""
    article = Article.objects.with_words().get(pk=article.pk)
    text = article.revisions.get(number=1).words.text
    start = text.index(words)
    sent = Sent(
        once=uuid.uuid4(), kind="spelling", quote=quote(text, start, start + len(words)), proposed=proposed
    )
    return submit(article, 1, sent)


@pytest.fixture
def declined(unrest, send, nigar):
    """A declined case, and a newer one of the same words that is open."""
    report = send(unrest, "fled", "ran", sender="a")
    decline(report.case, "They fled.", by=nigar)
    return report, send(unrest, "fled", "escaped", sender="b")


def is_one_case(first, second):
    first.refresh_from_db()
    second.refresh_from_db()
    twin = Case.objects.get(duplicate_of=first.case)
    assert (first.case.state, twin.state) == ("reopened", "duplicate")
    assert second.case == first.case
    assert first.case.voices == first.case.reports.count() == 2


def test_an_appeal_takes_in_the_newer_case_of_the_same_words(declined):
    appeal(declined[0], "He walked.")
    is_one_case(*declined)


def test_an_editor_who_reopens_takes_it_in_as_well(declined, nigar):
    case = Case.objects.get(pk=declined[0].case_id)
    reopen(case, "Let us see.", by=nigar)
    is_one_case(*declined)


def test_an_undone_fix_takes_in_what_was_reported_on_the_old_page(unrest, send, nigar):
    first = send(unrest, "fled", "ran")
    fix = applied(first.case, "ran", by=nigar)
    second = again(unrest, "fled", "escaped")
    undo(fix, by=nigar)
    is_one_case(first, second)


def test_a_reader_who_finds_it_wrong_still_takes_it_in(unrest, send, nigar):
    first = send(unrest, "fled", "ran")
    applied(first.case, "ran", by=nigar)
    second = again(unrest, "fled", "escaped")
    say_wrong(first, "Now it is worse.")
    is_one_case(first, second)


def test_two_cases_never_close_each_other_as_duplicates(unrest, send, nigar):
    one, other = send(unrest, "fled").case, send(unrest, "calm").case
    mark_duplicate(one, other, by=nigar)
    with pytest.raises(NeedsReason, match="duplicate of itself"):
        mark_duplicate(other, one, by=nigar)
    assert list(Case.objects.open()) == [other]


def test_a_duplicate_of_a_duplicate_is_one_of_the_original(unrest, send, nigar):
    first, second, third = (send(unrest, words).case for words in ("fled", "calm", "asked"))
    mark_duplicate(second, first, by=nigar)
    mark_duplicate(third, second, by=nigar)
    assert third.duplicate_of == first


def test_nothing_is_a_duplicate_of_spam(unrest, send, nigar):
    spam, case = send(unrest, "fled").case, send(unrest, "calm").case
    mark_spam(spam, by=nigar)
    with pytest.raises(NeedsReason, match="no report at all"):
        mark_duplicate(case, spam, by=nigar)


def test_a_voice_for_a_case_that_was_settled_since_it_was_read_is_refused(unrest, send, nigar):
    read = Case.objects.select_related("article__current", "revision").get(pk=send(unrest, "fled").case_id)
    mark_spam(Case.objects.get(pk=read.pk), by=nigar)
    with pytest.raises(NotOpenToVoices):
        add_voice(read, uuid.uuid4(), language="en", sender="b")
    assert read.reports.count() == 1


def test_a_change_of_nothing_is_not_proposed(unrest, send, nigar):
    case = send(unrest, "fled").case
    with pytest.raises(NothingToChange):
        propose(case, "fled", at=case.span, expected="fled", read=unrest.current, by=nigar, tier=Tier.MAJOR)
    case.refresh_from_db()
    assert case.state == "new"


def test_a_proposal_of_a_colleague_waits_for_who_proposed_before(unrest, send, nigar):
    case, colleague = send(unrest, "fled").case, person("zaur", "Editors")
    change = {"at": case.span, "expected": "fled", "read": unrest.current, "tier": Tier.MAJOR}
    propose(case, "ran", by=nigar, **change)
    send_back(case, "Walked, I think.", by=colleague)
    propose(case, "walked", by=colleague, **change)
    assert (case in waiting_for(nigar), case in waiting_for(colleague)) == (True, False)
