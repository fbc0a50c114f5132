"""Many readers and editors at one instant: every report once, every fix once, every number once."""

import os
import uuid
from functools import partial

import pytest

from articles.actions import ChangedSince
from articles.models import Article
from corrections.actions import DecidedMeanwhile, apply_fix, undo
from corrections.lifecycle import IllegalMove
from corrections.models import Case, Fix, Notice, Report
from corrections.severity import Tier
from tests.conftest import published, send_report
from tests.corrections.test_apply import applied
from tests.racing import editors, race, shared_database, until_done

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

EDITORS = 13
NAMES = [f"Ad{number:02}" for number in range(EDITORS)]

#: How often each race is run; a long run sets it to a thousand.
ROUNDS = range(int(os.environ.get("RACE_ROUNDS", "1")))


def list_of_names(headline: str = "Thirteen names") -> Article:
    return published(headline, "<p>" + "</p><p>".join(f"{name} was here." for name in NAMES) + "</p>")


def put_right(case: Case, name: str, by) -> Fix:
    return applied(case, name.upper(), by=by, tier=Tier.CORRECTION)


@pytest.mark.parametrize("_round", ROUNDS)
def test_thirteen_different_fixes_at_once_are_all_applied_once(tmp_path, _round):
    with shared_database(tmp_path):
        article, people = list_of_names(), editors(EDITORS)
        cases = [send_report(article, name, name.upper()).case for name in NAMES]
        jobs = [partial(put_right, *job) for job in zip(cases, NAMES, people, strict=True)]
        found = race([until_done(job, ChangedSince) for job in jobs])
        article.refresh_from_db()
        assert sorted(fix.pk for fix in Fix.objects.all()) == sorted(fix.pk for fix in found)
        assert [name for name in NAMES if article.current.words.text.count(name.upper()) != 1] == []
        assert article.current.number == EDITORS + 1
        assert [notice.number for notice in Notice.objects.order_by("number")] == list(range(1, EDITORS + 1))


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_fix_applied_by_thirteen_at_once_is_applied_once(tmp_path, _round):
    with shared_database(tmp_path):
        article, people = list_of_names(), editors(EDITORS)
        case = Case.objects.select_related("article__current", "revision").get(
            pk=send_report(article, "Ad07", "Ad-07").case.pk
        )
        same = {"at": case.span, "expected": "Ad07", "read": article.current, "tier": Tier.CORRECTION}
        copies = [Case.objects.select_related("article").get(pk=case.pk) for _ in people]
        found = race(
            [
                partial(apply_fix, copy, "Ad-07", by=by, **same)
                for copy, by in zip(copies, people, strict=True)
            ]
        )
        assert sum(isinstance(one, Fix) for one in found) == 1
        assert {type(one) for one in found} <= {Fix, ChangedSince, DecidedMeanwhile, IllegalMove}
        assert (Fix.objects.count(), article.revisions.count(), Notice.objects.count()) == (1, 2, 1)


@pytest.mark.parametrize("_round", ROUNDS)
def test_notices_of_many_articles_at_once_are_numbered_without_gaps(tmp_path, _round):
    with shared_database(tmp_path):
        people = editors(EDITORS)
        articles = [list_of_names(f"Names of page {number}") for number in range(EDITORS)]
        cases = [send_report(article, "Ad07", "Ad-07").case for article in articles]
        found = race([partial(put_right, case, "Ad07", by) for case, by in zip(cases, people, strict=True)])
        assert [one for one in found if isinstance(one, Exception)] == []
        assert [notice.number for notice in Notice.objects.order_by("number")] == list(range(1, EDITORS + 1))


@pytest.mark.parametrize("_round", ROUNDS)
def test_twelve_readers_of_one_passage_at_once_are_one_case(tmp_path, _round):
    with shared_database(tmp_path):
        article = list_of_names()
        found = race([partial(send_report, article, "Ad07", "Ad-07", sender=f"s{n}") for n in range(12)])
        assert [one for one in found if isinstance(one, Exception)] == []
        assert (Case.objects.get().voices, Report.objects.count()) == (12, 12)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_report_sent_twelve_times_at_once_is_one_report(tmp_path, _round):
    with shared_database(tmp_path):
        article, once = list_of_names(), uuid.uuid4()
        found = race([partial(send_report, article, "Ad07", "Ad-07", once=once) for _ in range(12)])
        assert {one.pk for one in found} == {Report.objects.get().pk}
        assert Case.objects.get().voices == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_thirteen_fixes_undone_at_once_are_all_undone(tmp_path, _round):
    with shared_database(tmp_path):
        article, people = list_of_names(), editors(EDITORS)
        cases = [send_report(article, name, name.upper()).case for name in NAMES]
        fixes = [put_right(case, name, by) for case, name, by in zip(cases, NAMES, people, strict=True)]
        jobs = [partial(undo, Fix.objects.get(pk=fix.pk), by=fix.by) for fix in fixes]
        found = race([until_done(job, ChangedSince) for job in jobs])
        assert [one for one in found if isinstance(one, Exception)] == []
        text = Article.objects.with_words().get().current.words.text
        assert [name for name in NAMES if text.count(name) != 1] == []
