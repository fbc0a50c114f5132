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
#: Letters and marks that Unicode wants shown as nothing (Default_Ignorable_Code_Point), and the blank of
#: Braille; their categories do not say so.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
#: What joins one emoji to the next, and what shows a sign as an emoji or as a letter; which signs besides
#: the symbols may be emoji, and what puts a digit before it into a box.
JOINER, CHOOSERS, PUNCTUATION, BOX = "\u200d", "\ufe0e\ufe0f", "‼⁉↔〰〽", "\u20e3"
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
    """Say whether a character cannot be seen; a plain space can, and so can what makes an emoji."""
    sign = text[i]
    is_unseen = unicodedata.category(sign) in HIDDEN or BLANK.match(sign) is not None
    return sign != " " and is_unseen and not _makes_emoji(text, i)


def _makes_emoji(text: str, i: int) -> bool:
    before, after = text[max(0, i - 1) : i], text[i + 1 : i + 2]
    is_symbol = before != "" and unicodedata.category(before) in {"So", "Sk"}
    if text[i] == JOINER:
        return is_symbol or before == CHOOSERS[-1]
    return text[i] in CHOOSERS and (is_symbol or after == BOX or (before != "" and before in PUNCTUATION))


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
