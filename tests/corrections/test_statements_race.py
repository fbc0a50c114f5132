"""A chief who speaks of an article while others change it and decide its cases: none is lost."""

from functools import partial

import pytest
from django.db import DatabaseError

from articles.actions import ChangedSince, revise
from articles.models import Article
from articles.words import Words
from corrections.actions import DecidedMeanwhile, claim, decline, mark_duplicate, state
from corrections.actions.decide import NeedsReason
from corrections.lifecycle import IllegalMove
from corrections.models import Case, Notice
from corrections.rights import CHIEFS
from corrections.severity import Tier
from tests.conftest import UNREST, person, published, send_report
from tests.racing import editors, race, shared_database

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ROUNDS = 8


@pytest.fixture(autouse=True)
def shared(tmp_path):
    with shared_database(tmp_path):
        yield


def rewrite(article: Article, n: int):
    words = article.current.words
    return revise(
        article, Words(f"Version {n}", "", words.body), read=article.current, by=None, origin="edit"
    )


def test_a_statement_and_a_revision_at_once():
    chief = person("chief", CHIEFS)
    for n in range(ROUNDS):
        article = published(f"Unrest on day {n}", UNREST)
        said = partial(state, article, Tier.EDITORS_NOTE, "A note.", dated=article.dated, by=chief)
        note, revision = race([said, partial(rewrite, article, n)])
        assert isinstance(note, Notice | ChangedSince), repr(note)
        assert not isinstance(revision, Exception)


def test_a_retraction_and_decisions_at_once():
    chief = person("chief", CHIEFS)
    [editor] = editors(1)
    for n in range(ROUNDS):
        article = published(f"Unrest on day {n}", UNREST)
        cases = [send_report(article, words).case for words in ("fled", "calm", "asked")]
        said = partial(state, article, Tier.RETRACTION, "Made up.", dated=article.dated, by=chief)
        notice, *decided = race([said, *(partial(decline, case, "Right.", by=editor) for case in cases)])
        assert isinstance(notice, Notice), repr(notice)
        assert all(one is None or isinstance(one, DecidedMeanwhile | IllegalMove) for one in decided), decided
        states = set(Case.objects.filter(article=article).values_list("state", flat=True))
        assert states <= {"escalated", "declined"}


def test_two_editors_who_call_each_case_the_others_duplicate():
    first, second = editors(2)
    for n in range(ROUNDS):
        article = published(f"Unrest on day {n}", UNREST)
        one, other = (send_report(article, words).case for words in ("fled", "calm"))
        jobs = [partial(mark_duplicate, one, other, by=first), partial(mark_duplicate, other, one, by=second)]
        told = race(jobs)
        assert sorted(isinstance(each, NeedsReason) for each in told) == [False, True], told
        assert Case.objects.open().filter(article=article).count() == 1


def test_a_retraction_and_a_duplicate_wait_for_each_other_in_one_order():
    chief = person("chief", CHIEFS)
    [editor] = editors(1)
    for n in range(ROUNDS):
        article = published(f"Unrest on day {n}", UNREST)
        one, other = (send_report(article, words).case for words in ("fled", "calm"))
        claim(one, by=editor)  # its row now lies behind the other's
        said = partial(state, article, Tier.RETRACTION, "Made up.", dated=article.dated, by=chief)
        told = race([said, partial(mark_duplicate, other, one, by=editor)])
        assert not any(isinstance(each, DatabaseError) for each in told), told
