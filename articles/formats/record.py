"""A draft as one line of `--dump`, the form in which quality is measured."""

import re
from collections.abc import Iterator
from typing import Any

from articles.formats.draft import Draft
from articles.markup import leaves, plain

KINDS = {"h2": "subhead", "h3": "subhead", "li": "li", "pre": "pre"} | dict.fromkeys(
    ("figcaption", "caption"), "caption"
)
PARAGRAPHS = re.compile(r"(?:<p>[^<]*</p>)*")
QUOTE = re.compile(r"<(/?)blockquote>")


def as_record(draft: Draft) -> dict[str, Any]:
    """Return the draft as plain values; its HTML too, where the paragraphs alone do not say all."""
    return {
        "source": draft.source,
        "headline": draft.headline,
        "standfirst": draft.standfirst,
        "section": draft.into or draft.section,
        "published": draft.published.isoformat() if draft.published else "",
        "byline": draft.byline,
        "language": draft.language,
        "media": list(draft.media),
        "paragraphs": list(_paragraphs(draft.body)),
        "url": draft.url,
        "html": "" if PARAGRAPHS.fullmatch(draft.body) else draft.body,
    }


def _paragraphs(body: str) -> Iterator[dict[str, str]]:
    """Yield each text block with its kind; whatever stands inside a quotation is a quote."""
    done = quoted = 0
    for leaf in leaves(body):
        quoted += sum(-1 if mark[1] else 1 for mark in QUOTE.finditer(body, done, leaf.start()))
        done = leaf.end()
        text = plain(leaf[3])
        kind = "quote" if quoted and leaf[1] not in {"h2", "h3"} else KINDS.get(leaf[1], "p")
        yield {"kind": kind, "text": text}
