"""The words of an article as one text: blocks joined by newlines, counted in code points."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

#: What HTML calls white space. A no-break space is a character of the text and stays.
WHITESPACE = re.compile(r"[ \t\n\r\f]+")

#: What parts lines, as HTML has it and as word processors, old printers and Unicode have it.
LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")

#: Controls no article needs and PostgreSQL or an editor's eye cannot take: C0 and C1 but for tab, line
#: feed and return, line and paragraph separators, the overrides that turn a text's direction, noncharacters.
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

#: What either of them changes: most words hold none of it.
ODD = re.compile(f"\r|{UNSAFE.pattern}")

#: Letters that Unicode does not take apart, as readers who lack them on the keyboard type them.
PLAIN_LETTERS = {"ı": "i", "ə": "e", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"}


@dataclass(frozen=True, slots=True)
class Block:
    """One text block: its tag (or `headline`, `standfirst`), its words, where they start in the text."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def laid_out(parts: Iterable[tuple[str, str]]) -> tuple[Block, ...]:
    """Return the blocks of (kind, words) pairs, each starting one newline after the one before."""
    pairs = [(kind, text) for kind, text in parts if text]
    starts = accumulate((len(text) + 1 for _, text in pairs), initial=0)
    return tuple(Block(kind, text, start) for (kind, text), start in zip(pairs, starts, strict=False))


def joined(blocks: Iterable[Block]) -> str:
    """Return the text that every offset counts in."""
    return "\n".join(block.text for block in blocks)


def safe(words: str) -> str:
    """Return the words without controls; what parts lines in any way is a line feed."""
    return UNSAFE.sub("", LINE_ENDS.sub("\n", words)) if ODD.search(words) else words


def one_line(words: str) -> str:
    """Return the words safe and on one line: white space folded to single spaces, none at the ends."""
    return WHITESPACE.sub(" ", safe(words)).strip()


def on_one_line(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with those of them that are words safe and on one line."""
    return {name: one_line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


def folded(text: str) -> str:
    """Return the text for searching: bare letters on one line.

    The length may change, so never keep an offset into it.
    """
    return WHITESPACE.sub(" ", bare(text)).strip()


@cache
def _is_mark(sign: str) -> bool:
    """Say whether a character only goes with a letter: an accent, or a vowel sign of Indic scripts."""
    return unicodedata.category(sign).startswith("M")


def bare(text: str) -> str:
    """Return the text without case, marks or width, İ I ı i alike, ё as е."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text.lower()).casefold())
    for sign in filter(_is_mark, set(plain)):
        plain = plain.replace(sign, "")
    for letter, like in PLAIN_LETTERS.items():
        plain = plain.replace(letter, like)
    return plain
