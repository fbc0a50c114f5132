"""Actions that touch several cases of an article: they wait for each other in one order, not in a circle."""

from functools import partial
from time import sleep

import pytest
from django.db import DatabaseError

from corrections.actions import claim, found_right, mark_duplicate, thank
from corrections.actions.reader import wish_credit, withdraw
from corrections.models import Case, Report
from tests.conftest import UNREST, published, send_report
from tests.corrections.test_apply import applied, listed
from tests.racing import editors, race, shared_database

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

#: How many milliseconds after the others the one comes that would close a circle: it may be any of these.
LATER = range(0, 48, 3)

WORDS = ("calm", "fled", "Kazzym")


@pytest.fixture(autouse=True)
def shared(tmp_path):
    with shared_database(tmp_path):
        yield


def rounds():
    """Yield an article's three reports, each with a case of its own, and how long the last job waits."""
    [editor] = editors(1)
    for n in LATER:
        article = published(f"Unrest on day {n}", UNREST)
        reports = [
            send_report(article, words, f"{words}!", sender=words, name=words, credit=True) for words in WORDS
        ]
        claim(reports[0].case, by=editor)
        yield article, reports, editor, partial(late, n / 1000)


def late(seconds: float, job):
    """Make a job that starts so much after the others."""
    return lambda: (sleep(seconds), job())[1]


def fresh(report: Report) -> Case:
    return Case.objects.select_related("article__current", "revision").get(pk=report.case_id)


def no_circle(told: list[object]) -> None:
    assert not any(isinstance(each, DatabaseError) for each in told), told


def test_a_duplicate_and_a_fix_of_its_original():
    for _article, (one, other, third), editor, late in rounds():
        jobs = [
            partial(applied, fresh(third), "Kazzym!", by=editor, thank=listed(third.case)),
            late(partial(mark_duplicate, fresh(other), fresh(third), by=editor)),
            late(partial(mark_duplicate, fresh(one), fresh(third), by=editor)),
        ]
        no_circle(race(jobs))


def test_a_duplicate_and_readers_who_withdraw():
    for _article, (one, other, third), editor, late in rounds():
        jobs = [
            partial(withdraw, Report.objects.get(pk=third.pk)),
            partial(withdraw, Report.objects.get(pk=other.pk)),
            late(partial(mark_duplicate, fresh(one), fresh(third), by=editor)),
        ]
        no_circle(race(jobs))


def test_a_withdrawn_duplicate_and_another_one():
    for _article, (one, other, third), editor, late in rounds():
        mark_duplicate(fresh(third), fresh(other), by=editor)
        jobs = [
            partial(withdraw, Report.objects.get(pk=third.pk)),
            late(partial(mark_duplicate, fresh(other), fresh(one), by=editor)),
        ]
        no_circle(race(jobs))


def test_readers_who_come_while_cases_are_joined_and_closed():
    for article, (one, other, third), editor, late in rounds():
        jobs = [
            partial(send_report, article, "fled as unrest spread to Almaty, officials", sender="d"),
            partial(send_report, article, "city was calm", "city is calm", sender="e"),
            late(partial(mark_duplicate, fresh(third), fresh(one), by=editor)),
            late(partial(found_right, fresh(other), by=editor)),
        ]
        told = race(jobs)
        no_circle(told)
        assert [type(each) for each in told[:2]] == [Report, Report]


def test_thanks_and_a_wish_and_a_fix():
    for _article, (report, *_others), editor, late in rounds():
        jobs = [
            partial(applied, fresh(report), "calm!", by=editor, thank=listed(report.case)),
            partial(wish_credit, Report.objects.get(pk=report.pk), credit=False),
            late(partial(thank, fresh(report), report, named=True, by=editor)),
        ]
        no_circle(race(jobs))
