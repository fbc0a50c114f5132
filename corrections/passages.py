"""What is known of a passage, for a reader who is about to report it; and an article by its sentences."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from articles.models import Article
from corrections.anchoring import Span, joins, quote
from corrections.models import Case, Notice

SENTENCE = re.compile(r"[^.!?…\n]*(?:[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?…](?!\s)|\n|$)+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, as a reader without a pointer or JavaScript picks it."""

    at: str
    kind: str
    text: str
    quote: dict[str, Any]


def sentences(article: Article) -> list[Sentence]:
    """Return every sentence of an article's current words."""
    assert article.current is not None
    words = article.current.words
    found = []
    for block in words.blocks:
        for match in SENTENCE.finditer(block.text):
            if match[0].strip():
                made = quote(words.text, block.start + match.start(), block.start + match.end())
                found.append(Sentence(f"{made.start}-{made.end}", block.kind, made.exact, asdict(made)))
    return found


def known_passage(article: Article, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return what the dialog should say about a passage: waiting, declined or fixed since; or nothing."""
    assert article.current is not None
    numbers = [asked.get(name, "") for name in ("revision", "start", "end")]
    if not all(n.isascii() and n.isdigit() and len(n) < 9 for n in numbers):
        return {}
    revision, start, end = map(int, numbers)
    span = Span(start, end)
    near = Case.objects.filter(article=article, revision__number=revision, start__lt=end, end__gt=start)
    case = next((c for c in near.order_by("-pk")[:20] if joins(c.span, span)), None)
    if case is None:
        return {}
    return {"case": case.pk, "state": case.state, "voices": case.voices, "reason": case.reason} | _notice(case)


def _notice(case: Case) -> dict[str, str]:
    notice = Notice.objects.standing().filter(fix__cases=case).first()
    return {"notice": notice.get_absolute_url()} if notice else {}
