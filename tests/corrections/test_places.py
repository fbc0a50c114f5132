"""No two open cases stand at the same words, whatever comes in which order; and what it costs."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from corrections.actions import escalate
from corrections.actions.near import Placer, reached
from corrections.actions.reader import withdraw
from corrections.models import Case, Report
from tests.conftest import published
from tests.corrections.test_submit import edited

WIDE = "more than 4,000 people were held"


def test_a_robots_wide_words_join_the_readers_of_the_very_words(unrest, send):
    first = send(unrest, WIDE, "one", sender="a")
    send(unrest, "4,000", "two", sender="b", held=True)
    assert send(unrest, WIDE, "three", sender="c", held=True).case_id == first.case_id
    assert send(unrest, WIDE, "four", sender="d").case_id == first.case_id


def test_words_that_are_gone_are_reported_in_one_case(unrest, send, nigar):
    old = Article.objects.with_words().get()
    first = send(old, "calm", "quiet", sender="a")
    edited(unrest, "was calm 🙂", "slept", by=nigar)
    assert send(old, "calm", "still", sender="b").case_id == first.case_id


def test_a_case_without_reports_is_taken_by_who_marks_its_words(unrest, send, nigar):
    alone = send(unrest, "4,000", sender="a")
    escalate(alone.case, "grave", by=nigar)
    withdraw(Report.objects.get(pk=alone.pk))
    send(unrest, WIDE, sender="b")
    assert send(unrest, "4,000", sender="c").case_id == alone.case_id


MARKS = st.tuples(st.integers(0, 14), st.integers(1, 6), st.booleans())


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(MARKS, min_size=2, max_size=9), chance=st.randoms())
def test_no_report_is_refused_and_the_order_plays_no_part(send, marks, chance):
    outcomes = []
    for _ in range(2):
        with transaction.atomic():
            outcomes.append(cores(send, marks))
            transaction.set_rollback(True)
        chance.shuffle(marks)
    assert outcomes[0] == outcomes[1]


def cores(send, marks) -> list[tuple[str, int]]:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    article = published("Numbers", f"<p>{' '.join(words)}.</p>")
    for n, (start, length, held) in enumerate(marks):
        send(article, " ".join(words[start : start + length]), sender=f"{n}", held=held)
    found = Case.objects.open().filter(reports__isnull=False).distinct()
    return sorted((case.exact, case.voices) for case in found)


def statements(send, article, words: str, sender: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        send(article, words, sender=sender)
    return len(asked)


@pytest.mark.django_db
def test_what_is_reported_elsewhere_costs_a_report_nothing(send):
    lines = [f"<p>Line {n} holds word{n:03} and more of them.</p>" for n in range(30)]
    article = published("Long", "".join(lines))
    costs = []
    for n in (0, 29):
        send(article, f"holds word{n:03} and", sender=f"wide {n}")
        costs.append(statements(send, article, f"word{n:03}", f"narrow {n}"))
        for line in range(1, 28) if not n else ():
            send(article, f"word{line:03}", sender=f"{line}")
    assert costs[1] == costs[0]


def test_reports_are_reached_from_one_to_the_next(unrest, send):
    chain = ["Residents fled as", "as unrest spread", "spread to Almaty"]
    reports = [send(unrest, words, sender=words) for words in chain]
    send(unrest, "calm", sender="elsewhere")
    article = Article.objects.with_words().get()
    assert set(reached(Placer(article), reports[0])) == set(Report.objects.filter(exact__in=chain))
