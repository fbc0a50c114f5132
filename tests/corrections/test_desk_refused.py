"""What stands in the box of a conflict: in words what was there, what is there now, what was sent."""

import re

import pytest

from corrections.actions import decline


def sent(client, case, verb, **data) -> str:
    """Send a decision on a case as it was before a colleague decided, and return what the box says of it."""
    address = f"/admin/corrections/case/{case.pk}/{verb}/"
    answer = client.post(address, {"version": case.version - 1, **data})
    assert answer.status_code == 409
    box = answer.content.decode().split("What you sent</h3>")[1].split("</div>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", box).split())


@pytest.fixture
def overtaken(unrest, send, elchin):
    case = send(unrest, "fled", "ran").case
    decline(case, "They fled.", by=elchin)
    return case


@pytest.mark.parametrize(
    ("verb", "data", "told"),
    [
        ("spam", {}, "Spam"),
        ("right", {}, "Already right"),
        ("escalate", {"reason": "Grave."}, "With the chief editor Grave."),
        ("ask", {"reason": "Where?"}, "Needs information Where?"),
    ],
)
def test_the_decision_is_called_by_its_name(verb, data, told, as_nigar, overtaken):
    assert sent(as_nigar, overtaken, verb, **data) == told


def test_a_canned_reason_is_told_by_its_name(as_nigar, elchin, unrest, send):
    case = send(unrest, "fled", "ran").case
    as_nigar.post(f"/admin/corrections/case/{case.pk}/spam/", {"version": case.version})
    case.refresh_from_db()
    assert sent(as_nigar, case, "decline", reply="right") == "Declined: Correct as published"
    said = sent(as_nigar, case, "decline", reply="style", reason="<b>Ours.")
    assert said == "Declined: A matter of style &lt;b&gt;Ours."


def test_the_original_of_a_duplicate_is_told(as_nigar, overtaken, unrest, send):
    original = send(unrest, "calm").case
    assert sent(as_nigar, overtaken, "duplicate", original=original.pk) == f"Duplicate: {original.pk}"
