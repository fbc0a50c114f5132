"""Words, ideographs and signs of a text, each with a folded key to compare by.

Folding happens in the key alone, so no offset ever moves.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from corrections.anchoring.quote import Span

# Python's `\w` knows no combining marks; a mark (accent, haraka, vowel sign) must stay with its base.
_MARKS = "".join(chr(c) for c in range(0x300, 0xFE30) if unicodedata.category(chr(c)).startswith("M"))
_SILENT = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Scripts written without spaces (Thai, Lao, Myanmar, Khmer, kana, Han): one character is one token.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W{_UNSPACED}]"
_SIGN = r"\.{2,}|-{2,}"
_TOKEN = re.compile(
    rf"{_LETTER}+(?:[{_MARKS}{_SILENT}'’]+{_LETTER}+)*[{_MARKS}]*"
    rf"|[{_UNSPACED}][{_MARKS}]*|{_SIGN}|[^\s{_SILENT}][{_MARKS}]*"
)
_SILENCE = re.compile(f"[{_SILENT}]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼ′`´‹›", "'"),
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return the word as it is compared: NFKC, plain quote marks and dashes, nothing invisible."""
    if word.isascii():
        return word.rstrip("-") + "-" if word.endswith("--") else word
    visible = _SILENCE.sub("", word).translate(_ALIKE)
    return unicodedata.normalize("NFKC", visible).translate(_ALIKE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order, as parallel lists, since a long article holds ten thousand."""

    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, text: str, span: Span) -> None:
        """Cut a further stretch of the text into tokens."""
        found = [match.span() for match in _TOKEN.finditer(text, span.start, span.end)]
        self.keys.extend([folded(text[start:end]) for start, end in found])
        self.starts.extend([start for start, _ in found])
        self.ends.extend([end for _, end in found])

    def add_whole(self, span: Span) -> None:
        """Take a stretch that needs no cutting as one token with an empty key."""
        self.keys.append("")
        self.starts.append(span.start)
        self.ends.append(span.end)

    def under(self, span: Span) -> tuple[int, int]:
        """Return the first token a span touches, and the one after the last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, stop: int) -> Span:
        """Return where some tokens in a row stand."""
        return Span(self.starts[first], self.ends[stop - 1])

    def length(self, first: int, stop: int) -> int:
        """Return how many characters some tokens in a row take, none for no tokens."""
        return self.ends[stop - 1] - self.starts[first] if first < stop else 0
