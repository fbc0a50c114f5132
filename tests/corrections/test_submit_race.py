"""Readers at the same instant: real threads, a real database."""

import uuid

import pytest

from corrections.actions import Sent, submit
from corrections.actions.weigh import weigh
from corrections.anchoring import quote
from corrections.models import Case, Report, Tally
from tests.racing import race, shared_database

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

READERS = 12


@pytest.fixture(autouse=True)
def shared(transactional_db, tmp_path):
    with shared_database(tmp_path):
        yield


def at_once(act) -> list:
    """Let twelve readers act at one instant; return what each got."""
    return race([lambda n=n: act(n) for n in range(READERS)])


def sent(article, words: str, once=None, **more) -> Report:
    text = article.current.words.text
    start = text.index(words)
    marked = quote(text, start, start + len(words))
    return submit(article, 1, Sent(once=once or uuid.uuid4(), kind="name", quote=marked, **more))


def test_twelve_readers_at_one_instant_are_one_case_and_twelve_voices(unrest):
    at_once(lambda n: sent(unrest, "Kazzym", proposed="Kassym", sender=f"reader {n}"))
    case = Case.objects.get()
    assert (case.voices, case.reports.count(), case.steps.count()) == (READERS, READERS, 1)


def test_one_report_sent_twelve_times_at_one_instant_is_one(unrest):
    once = uuid.uuid4()
    reports = at_once(lambda _n: sent(unrest, "Kazzym", once=once))
    assert (len(set(reports)), Report.objects.count(), Case.objects.get().voices) == (1, 1, 1)


def test_shorter_and_wider_words_at_one_instant_end_in_one_case(unrest):
    words = ["Kazzym", "Kazzym-Jomart", "President Kazzym-Jomart"]
    at_once(lambda n: sent(unrest, words[n % 3], sender=f"reader {n}"))
    case = Case.objects.open().get()
    assert (case.exact, case.voices, case.reports.count()) == ("Kazzym", READERS, READERS)


def test_no_report_is_counted_twice_or_lost_in_the_buckets(unrest):
    at_once(lambda n: weigh(f"browser {n}", "one office", unrest.pk))
    counts = Tally.objects.exclude(bucket__startswith="sender:").values_list("count", flat=True)
    assert list(counts) == [READERS] * 3
