"""The promise in numbers, on the real revisions of the shared sample where it is present."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corrections.anchoring import Quote, Span, align, carry, find, quote

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "anchoring" / "public.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="needs ../shared/anchoring, which is not shipped"),
]


@pytest.fixture(scope="module")
def texts():
    lines = CASES.with_suffix(".docs.jsonl").read_text(encoding="utf-8").splitlines()
    return {doc["doc"]: doc["text"] for doc in map(json.loads, lines)}


@pytest.fixture(scope="module")
def cases():
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def test_every_quote_of_the_sample_is_made_as_it_was(cases, texts):
    for case in cases:
        made = quote(texts[case["old_doc"]], case["start"], case["end"])
        assert made.exact == case["quote"].strip(" \n\u00a0\u00ad\u200b\u200e\u200f\u2060")


def test_every_span_of_the_sample_is_carried_to_the_same_text(cases, texts):
    for case in cases[::5]:
        text, span = texts[case["old_doc"]], Span(case["start"], case["end"])
        place = carry(align(text, text), span)
        assert (place.one_key, place.span) == (True, quote(text, span.start, span.end).span)


def test_a_quote_is_verified_in_the_text_it_was_made_on(cases, texts):
    for case in cases[::5]:
        wanted = quote(texts[case["old_doc"]], case["start"], case["end"])
        assert find(texts[case["old_doc"]], wanted) == Span(wanted.start, wanted.end)


def test_a_quote_alone_is_hardly_ever_placed_wrong(cases, texts):
    wrong = 0
    for case in cases:
        wanted = Quote(case["quote"], case["prefix"], case["suffix"], case["start"], case["end"])
        place, expected = find(texts[case["new_doc"]], wanted), case["expected"]
        right = Span(expected["start"], expected["end"]) if expected["status"] != "gone" else None
        wrong += bool(place and not (right and place.shared(right)))
    assert wrong <= 0.01 * len(cases)


def test_the_benchmark_prints_its_promises(tmp_path):
    answers = tmp_path / "answers.jsonl"
    script = [sys.executable, ROOT / "benchmarks" / "anchoring.py", CASES, "--answers", answers]
    printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    assert "exact but wrong, real: 0" in printed
    assert float(printed.split("real ")[1].split("correct")[1].split("%")[0]) >= 99.7
    assert len(answers.read_text().splitlines()) == len(CASES.read_text(encoding="utf-8").splitlines())
