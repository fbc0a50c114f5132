"""Do reports of one mistake meet in one case? Simulated readers over real fixes.

    python benchmarks/grouping.py CASES.jsonl [--seed N] [--rounds N]

Every small stretch that an editor replaced between two revisions is a mistake. One to five readers mark
each: the words alone (40 %), with up to three words on either side (35 %), clipped by a letter or two (10 %),
or the whole sentence (15 %).
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz.distance import Indel

from corrections.anchoring import Span, align, grouped
from corrections.anchoring.alignment import NOWHERE, Alignment

READERS = 5
MOST_WORDS, LONGEST = 5, 60
# A correction is at least so much like what it corrects; any other small change counts with 0.
KINDS = {"corrections": 0.5, "every small change": 0.0}
SENTENCE_END = re.compile(r"\n|(?<=[.!?…؟])\s|(?<=[。！？])")
WAYS = {"word": 40, "around": 35, "clipped": 10, "sentence": 15}


class Count(NamedTuple):
    """What one article, or all of them, came to."""

    articles: int = 0
    mistakes: int = 0
    marks: int = 0
    groups: int = 0
    shared: int = 0
    mixed: int = 0
    right: int = 0
    found: int = 0
    true: int = 0
    seconds: float = 0.0

    def plus(self, other: "Count") -> "Count":
        return Count(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield every real pair of texts once."""
    lines = path.with_suffix(".docs.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {doc["doc"]: doc["text"] for doc in map(json.loads, lines)}
    seen = set()
    for case in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        pair = case["old_doc"], case["new_doc"]
        if "synthetic" not in case["tags"] and pair not in seen:
            seen.add(pair)
            yield texts[pair[0]], texts[pair[1]]


def mistakes(alignment: Alignment, alike: float) -> Iterator[tuple[int, int]]:
    """Yield the tokens of each small stretch that became words so much like it."""
    onto, old, new = [-1, *alignment.onto, len(alignment.back)], alignment.olds, alignment.news
    for first, stop in changes(alignment.onto):
        before, after = onto[first] + 1, onto[stop + 1]
        if stop - first <= MOST_WORDS and old.length(first, stop) <= LONGEST and before < after:
            was, now = old.span(first, stop).of(alignment.old), new.span(before, after).of(alignment.new)
            if Indel.normalized_similarity(was, now) >= alike:
                yield first, stop


def changes(onto: list[int]) -> list[tuple[int, int]]:
    """Return every stretch of tokens without partners."""
    found: list[tuple[int, int]] = []
    for token in (token for token, partner in enumerate(onto) if partner == NOWHERE):
        goes_on = found and token == found[-1][1]
        found.append((found.pop()[0] if goes_on else token, token + 1))
    return found


def mark(alignment: Alignment, mistake: tuple[int, int], chance: random.Random) -> Span:
    """Return what one reader marks."""
    first, stop = mistake
    words = alignment.olds.span(first, stop)
    (way,) = chance.choices(list(WAYS), WAYS.values())
    if way == "around":
        first = max(0, first - chance.randint(0, 3))
        stop = min(len(alignment.olds), stop + chance.randint(0, 3))
        near = alignment.olds.span(first, stop)
        # An uncut token is a whole stretch of text; no reader marks that.
        return near if len(near) < len(words) + 60 else words
    if way == "clipped" and len(words) > 3:
        return Span(words.start + chance.randint(0, 1), words.end - chance.randint(0, 2))
    return sentence(alignment.old, words) if way == "sentence" else words


def sentence(text: str, words: Span) -> Span:
    before = [found.end() for found in SENTENCE_END.finditer(text, max(0, words.start - 1_000), words.start)]
    after = SENTENCE_END.search(text, words.end)
    return Span(before[-1] if before else max(0, words.start - 1_000), after.start() if after else len(text))


def counted(old: str, new: str, alike: float, chance: random.Random) -> Count:
    """Return how the marks of one article were grouped."""
    alignment = align(old, new)
    found = list(mistakes(alignment, alike))
    meant: dict[int, int] = {}
    spans: dict[int, Span] = {}
    for number, mistake in enumerate(found):
        for _ in range(chance.randint(1, READERS)):
            meant[len(meant)] = number
            spans[len(spans)] = mark(alignment, mistake, chance)
    began = process_time()
    groups = grouped(spans).groups
    seconds = process_time() - began
    mixed = sum(len({meant[key] for key in group}) > 1 for group in groups)
    together = [pair for group in groups for pair in combinations(group, 2)]
    right = sum(meant[one] == meant[other] for one, other in together)
    true = sum(count * (count - 1) // 2 for count in Counter(meant.values()).values())
    shared = sum(len(group) > 1 for group in groups)
    sizes = len(found), len(spans), len(groups), shared, mixed
    return Count(int(bool(found)), *sizes, right, len(together), true, seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    articles = list(pairs(wanted.cases)) * wanted.rounds
    for kind, alike in KINDS.items():
        chance, total = random.Random(wanted.seed), Count()
        for old, new in articles:
            total = total.plus(counted(old, new, alike, chance))
        print_count(kind, total)


def print_count(kind: str, total: Count) -> None:
    precision, recall = total.right / max(1, total.found), total.right / max(1, total.true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{kind}: {total.articles} articles, {total.mistakes} mistakes, {total.marks} marks, ", end="")
    print(f"{total.groups} groups, {total.shared} of two marks or more")
    print(f"  F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
    print(f"  mixed {100 * total.mixed / max(1, total.groups):.2f} % of the groups, ", end="")
    print(f"{100 * total.mixed / max(1, total.shared):.2f} % of those of two marks or more")
    print(f"  {1000 * total.seconds / max(1, total.articles):.3f} ms an article")


if __name__ == "__main__":
    main()
