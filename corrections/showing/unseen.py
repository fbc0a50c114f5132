"""What an eye does not see in words: invisible characters, and letters of two scripts in one word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: Short names for the ones met most; any other is shown by its code point.
NAMES = {
    "\t": "TAB",
    "\n": "¶",
    "\u00a0": "NBSP",
    "\u00ad": "SHY",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u202f": "NNBSP",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
HIDDEN = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs"}
#: Scripts whose letters look alike, so that a word may hold two of them unseen.
LOOK_ALIKE = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A stretch of text to show: as it is, or by the name of the one character nobody sees."""

    text: str
    name: str = ""


def signs(text: str) -> list[Sign]:
    """Return the text cut at every invisible character."""
    found: list[Sign] = []
    for i, sign in enumerate(text):
        if is_hidden(text, i):
            found.append(Sign(sign, NAMES.get(sign, f"U+{ord(sign):04X}")))
        elif found and not found[-1].name:
            found[-1] = Sign(found[-1].text + sign)
        else:
            found.append(Sign(sign))
    return found


def is_hidden(text: str, i: int) -> bool:
    """Say whether a character cannot be seen; a plain space can, and so can what joins an emoji."""
    sign = text[i]
    joins_emoji = sign == "\u200d" and i > 0 and unicodedata.category(text[i - 1]) in {"So", "Sk", "Mn"}
    return sign != " " and unicodedata.category(sign) in HIDDEN and not joins_emoji


def hidden_names(text: str) -> list[str]:
    """Return the names of the invisible characters, each once, in order."""
    return list(dict.fromkeys(sign.name for sign in signs(text) if sign.name))


def mixed_words(text: str) -> list[str]:
    """Return the words that hold letters of two scripts which look alike."""
    return list(dict.fromkeys(word for word in WORD.findall(text) if len(set(_scripts(word))) > 1))


def _scripts(word: str) -> Iterator[str]:
    for letter in word:
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in LOOK_ALIKE:
            yield script
