"""What is kept for good of a decision is said in the paper's language, whoever decides in which."""

import pytest
from django.utils import translation

from corrections.actions import apply_or_propose, ask, mark_duplicate, put_right, state, thank
from corrections.actions.reader import add_evidence, withdraw
from corrections.models import Case, Step
from corrections.severity import Tier
from corrections.showing.elsewhere import spots
from tests.conftest import published
from tests.corrections.test_apply import applied


@pytest.fixture(autouse=True)
def who_works_in_azerbaijani(db):
    with translation.override("az"):
        yield


def why(verb: str) -> str:
    return Step.objects.filter(verb=verb).latest("pk").why


def test_of_a_duplicate(unrest, send, nigar):
    original, twin = send(unrest, "Kazzym").case, send(unrest, "calm").case
    mark_duplicate(twin, original, by=nigar)
    assert why("duplicate") == Case.objects.get(pk=twin.pk).reason == f"Case {original.pk}"


def test_of_reports_sorted_anew(unrest, send):
    first = send(unrest, "Police said more than", sender="a").case
    send(unrest, "than 4,000 people were held", sender="b")
    send(unrest, "than", sender="c")
    assert {step.why for step in Step.objects.filter(verb="regroup")} <= {"", f"Case {first.pk}"}
    assert Step.objects.filter(verb="regroup").exclude(why="").exists()


def test_of_a_proposal(unrest, send, nigar):
    case = Case.objects.select_related("article__current").get(pk=send(unrest, "calm").case_id)
    at = {"at": case.span, "expected": "calm", "read": unrest.current, "tier": Tier.MAJOR}
    apply_or_propose(case, "quiet", by=nigar, **at)
    assert why("propose") == "Major correction"


def test_of_a_sweep(unrest, send, nigar):
    second = published("Talks in Astana", "<p>Kazzym came.</p>")
    fix = applied(send(unrest, "Kazzym", "Kassym").case, "Kassym", by=nigar)
    [spot] = spots(fix)
    put_right(fix, spot.article.current, spot.span, by=nigar)
    assert why("sweep") == f"Case {fix.cases.get().pk}"
    assert Case.objects.get(article=second).reason == why("sweep")


def test_of_a_retraction_and_of_what_comes_after_it(unrest, send, elchin):
    send(unrest, "calm")
    state(unrest, Tier.RETRACTION, "Made up.", dated=unrest.dated, by=elchin)
    assert why("escalate") == "Retraction 1"
    unrest.refresh_from_db()
    send(unrest, "Kazzym")
    assert why("escalate") == "Retraction 1"


def test_of_what_readers_do(unrest, send, nigar):
    report = send(unrest, "calm", name="Aysel", credit=True)
    ask(report.case, "Where?", by=nigar)
    add_evidence(report, "There.")
    thank(report.case, report, named=True, by=nigar)
    withdraw(report)
    assert {step.why for step in Step.objects.filter(verb__in=("evidence", "thank"))} == {
        f"Report {report.pk}"
    }
    assert Step.objects.filter(verb="withdraw").first().why == f"Report {report.pk}"
