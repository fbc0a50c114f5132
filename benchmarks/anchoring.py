"""Does a mark find its words again? Prints the figures kept in docs/anchoring.md.

    python benchmarks/anchoring.py CASES.jsonl [--answers FILE]

Reads the texts from CASES.docs.jsonl beside the cases. All times are CPU time.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corrections.anchoring import Alignment, Certainty, Place, Quote, Span, align, carry, find

Case = dict[str, Any]
COST = {"correct": 0, "false_orphan": 1, "sloppy": 2, "wrong": 10}
LONG, HOSTILE = 50_000, 260_000
UNSEEN, UNSPOKEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]"), re.compile(r"[\W_]")


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases with both their texts."""
    beside = path.with_suffix(".docs.jsonl")
    texts = {doc["doc"]: doc["text"] for doc in lines(beside)} if beside.exists() else {}
    for case in lines(path):
        yield {f"{side}_text": texts.get(case.get(f"{side}_doc")) for side in ("old", "new")} | case


def lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = process_time()
    done = work()
    return done, 1000 * (process_time() - began)


def answered(case: Case) -> Case:
    """Return the case with the place found, the time that took, and the time of a further mark."""
    span, further = Span(case["start"], case["end"]), some_words(case["old_text"], random.Random(case["id"]))

    def first() -> tuple[Alignment, Place]:
        alignment = align(case["old_text"], case["new_text"])
        return alignment, carry(alignment, span)

    (alignment, place), ms = timed(first)
    _, further_ms = timed(lambda: carry(alignment, further))
    case |= {"place": place, "ms": ms, "further_ms": further_ms}
    if "expected" in case:
        alone = Quote(case["quote"], case["prefix"], case["suffix"], span.start, span.end)
        case |= {"verdict": verdict(case, place.span), "alone": verdict(case, find(case["new_text"], alone))}
    return case


def some_words(text: str, chance: random.Random) -> Span:
    return Span(start := chance.randrange(max(1, len(text) - 20)), start + chance.randrange(3, 20))


def verdict(case: Case, found: Span | None) -> str:
    """Judge a place as the shared scorer does."""
    expected, text = case["expected"], case["new_text"]
    if expected["status"] == "gone":
        near = expected.get("near")
        on_successor = found and near and near[0] <= found.start and found.end <= near[1]
        return ("sloppy" if on_successor else "wrong") if found else "correct"
    if not found:
        return "correct" if expected.get("accept_gone") else "false_orphan"
    wanted = stripped(text, Span(expected["start"], expected["end"]), UNSEEN)
    found = stripped(text, found, UNSEEN)
    edited = expected["status"] == "edited"
    return judged(text, wanted, found, edited=edited, part=edited and expected.get("accept_gone"))


def judged(text: str, wanted: Span, found: Span, *, edited: bool, part: bool) -> str:
    shared = wanted.shared(found)
    half = shared >= (len(wanted) + len(found) - shared) / 2
    if found == wanted or (part and shared and shared == len(found)):
        return "correct"
    if edited and shared:
        same = stripped(text, wanted, UNSPOKEN) == stripped(text, found, UNSPOKEN)
        return "correct" if same or half else "sloppy"
    return "sloppy" if half else "wrong"


def stripped(text: str, span: Span, outer: re.Pattern[str]) -> Span:
    start, end = span.start, span.end
    while start < end and outer.match(text[start]):
        start += 1
    while end > start and outer.match(text[end - 1]):
        end -= 1
    return Span(start, end)


def answer(case: Case) -> Case:
    """Return the line the shared scorer reads."""
    place = case["place"]
    where = {"start": place.span.start, "end": place.span.end} if place.span else {"gone": True}
    trust = {"certainty": place.certainty, "confidence": place.confidence, "one_key": place.one_key}
    return {"id": case["id"], **where, "ms": round(case["ms"], 4), **trust}


def share_line(name: str, some: Iterable[Case], by: str = "verdict") -> str:
    verdicts = Counter(case[by] for case in some)
    count = sum(verdicts.values()) or 1
    shares = "  ".join(f"{kind} {100 * verdicts[kind] / count:6.2f} %" for kind in COST)
    risk = 100 * (1 - sum(COST[kind] * times for kind, times in verdicts.items()) / count)
    return f"{name:24} {sum(verdicts.values()):6}  {shares}  risk {risk:6.2f}"


def print_shares(judged: list[Case]) -> None:
    real = [case for case in judged if "synthetic" not in case.get("tags", ())]
    print(share_line("real", real))
    print(share_line("all", judged))
    print(share_line("look-alike traps", [case for case in judged if case["category"].startswith("trap")]))
    print(share_line("quote alone, find()", judged, by="alone"))
    for key, value in sorted({(key, case[key]) for case in judged for key in ("lang", "category")}):
        print(share_line(f"  {value}", [case for case in judged if case[key] == value]))
    for name, some in (("real", real), ("all", judged)):
        wrong = [case["place"] for case in some if case["verdict"] in ("wrong", "sloppy")]
        exact = [place for place in wrong if place.certainty is Certainty.EXACT]
        print(f"exact but wrong, {name}: {len(exact)}; one key {sum(place.one_key for place in exact)}")
    certain = Counter(case["place"].certainty.value for case in judged)
    print(f"of {len(judged)}: {dict(certain)}, one key {sum(case['place'].one_key for case in judged)}")


def time_line(name: str, times: Iterable[float]) -> str:
    ranked = sorted(times) or [0.0]
    at = [ranked[min(len(ranked) - 1, int(share * len(ranked)))] for share in (0.5, 0.95, 1)]
    return f"{name:44} {len(ranked):5}  median {at[0]:8.3f}  p95 {at[1]:8.3f}  longest {at[2]:8.3f} ms"


def print_times(done: list[Case]) -> None:
    short = [case for case in done if len(case["old_text"]) < LONG]
    print(time_line("alignment and first mark, under 50,000", (case["ms"] for case in short)))
    print(time_line("the same, 50,000 and more", (case["ms"] for case in done if case not in short)))
    print(time_line("each further mark on a pair", (case["further_ms"] for case in done)))
    old, new = long_article(done)
    marks = [some_words(old, random.Random(number)) for number in range(100)]
    alignment, ms = timed(lambda: align(old, new))
    _, further = timed(lambda: [carry(alignment, mark) for mark in marks])
    print(f"100 open reports on {len(old):,} characters: {ms + further:.1f} ms, alignment {ms:.1f} of it")


def long_article(done: list[Case]) -> tuple[str, str]:
    """Return one article of 50,000 characters, joined from real pairs, so that edits stand all over it."""
    old = new = ""
    for old_text, new_text in {(case["old_text"], case["new_text"]): None for case in done}:
        if len(old) >= LONG:
            break
        old, new = f"{old}{old_text}\n", f"{new}{new_text}\n"
    return old, new


def print_hostile() -> None:
    chance, half = random.Random(0), HOSTILE // 2
    letters = "".join(chance.choices("abcdefgh", k=HOSTILE))
    han = "".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(HOSTILE))
    words = " ".join(f"w{chance.randrange(30_000)}" for _ in range(HOSTILE // 7))
    texts = {
        "one letter": ("a" * HOSTILE, "a" * half),
        "one letter, spaced": ("a " * half, "b" + "a " * (half - 9) + "c"),
        "one ideograph": ("字" * HOSTILE, "文" + "字" * half + "文"),
        "no spaces": (letters, "x" + letters[:half] + "yz" + letters[half:] + "x"),
        "ideographs, one line": (han, "文" + han[:half] + "文文" + han[half + 9 :] + "文"),
        "words, one line": (words, "so " + words[:half] + " and " + words[half:] + " end"),
        "nothing in common": (letters, han),
        "only line ends": ("\n" * HOSTILE, "\n" * half + "a"),
    }
    for name, (old, new) in texts.items():
        place, ms = timed(lambda old=old, new=new: carry(align(old, new), Span(half // 2, half // 2 + 9)))
        print(f"  {name:22} {len(old):7,} characters: {ms:8.1f} ms, {place.certainty}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--answers", type=Path, help="write the scorer's answers here")
    wanted = parser.parse_args()
    done = [answered(case) for case in cases(wanted.cases)]
    if wanted.answers:
        wanted.answers.write_text("".join(json.dumps(answer(case)) + "\n" for case in done), encoding="utf-8")
    if done and all("verdict" in case for case in done):
        print_shares(done)
    print_times(done)
    print("hostile texts:")
    print_hostile()


if __name__ == "__main__":
    main()
