"""The numbers of a text and their units, in figures and in words, and whether edits make them other ones."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz.distance import Indel
from rapidfuzz.process import extractOne

from articles.diff import Edit
from corrections.numerals import CURRENCIES, NUMBERS, ONES, SCALES, TENS, TURKIC


@dataclass(frozen=True, slots=True)
class Number:
    """A number, a sign of money or per cent: where it stands, and what it says however it is written.

    `kind` is figure (also of a scale word behind one: 5 million), word or sign.
    """

    start: int
    end: int
    says: str
    kind: str


BLANKS = " \u00a0\u2007\u2009\u202f"
SPACE = f"[{BLANKS}]"
MONEY = "$€£₽₴₼₺₸¥"

#: Superscripts and fractions are neither decimal digits nor letters: km², 1½.
SMALL = "²³¹¼-¾\u2070-\u2089⅐-\u2189①-⒛"
LETTERS = rf"[^\W\d_{SMALL}]+"

#: A dash belongs to the figure behind it: between figures it makes a range, close to one it is a minus.
DASH = rf"(?:(?<=[\d%‰°{MONEY}]){SPACE}?[-–—−]{SPACE}?|(?<![^\W\d_])[-–−])(?=[\d{MONEY}])"
NUMBER = re.compile(
    rf"(?P<dash>{DASH})?(?:"
    rf"(?P<figure>\d{{1,3}}(?:(?:{SPACE}|['’])\d{{3}}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*)"
    rf"|(?P<sign>[%‰°{MONEY}{SMALL}])"
    rf"|(?P<word>(?:тыс|тис|млн|млрд|трлн|mln|mlrd|trln)\.|{LETTERS}(?:['’]{LETTERS})*))"
)
GROUPING = re.compile(rf"{SPACE}|['’]")

#: Commas before three digits part thousands. A single stop may part decimals as well, so it stays what it is.
COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
STOPS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})")
CLOCK = re.compile(r"\d{1,2}:\d\d")

#: Before these a single comma may part decimals as well: 3,094 трлн.
UNSURE = re.compile(
    rf"[1-9]\d{{0,2}},\d{{3}}{SPACE}?(?:mily|trily|ml[nr]|trln|милли[оа]|трилл|мл[нр]|трлн|міль[йя]|трильй)",
    re.IGNORECASE,
)

#: What Azerbaijani and Turkish look like, and English does not.
TURKIC_LETTER = re.compile("[çğıöşüəÇĞİÖŞÜƏ]")
ENGLISH_WORD = re.compile(r"\b(?:the|of|and|to|was|for|with|from|that|his|are)\b")

PLAIN = str.maketrans({"İ": "i", "ё": "е", "Ё": "е", "'": None, "’": None, "ʼ": None, ".": None})
GAPS = frozenset(["", "-", *BLANKS])

#: How alike two words behind a number must be to be one unit, mistyped. “poeple” and “people” are .83 alike,
#: “metres” and “centimetres” .71.
SAME_WORD = 0.8

#: Shorter words are alike too easily to be taken for a mistyped million.
SHORTEST_MISTYPED = 5

SCALE_WORDS = tuple(SCALES)
SCALE_NAMES = frozenset(SCALES.values())
LARGE = SCALE_NAMES | frozenset(TENS.values())
END = attrgetter("end")

#: Endings close behind a figure, as in 5th, 5-го and 15'i, are no units.
ENDING = (
    r"(?:st|nd|rd|th|[йяеюхї]|го|му|ми|ти|т[аеу]|[ыио]й|ая|ого|ому"
    r"|c[iıuü]|[iıuü]?nc[iıuü]|[ys]?[iıuüeaə]|[dt][eaə]n?|n?[iıuü]n)\b"
)
UNIT = re.compile(rf"(?:{SPACE}|-?(?!{ENDING}))([^\W_].*)", re.DOTALL | re.IGNORECASE)


def other_numbers(before: str, after: str, changed: Sequence[Edit]) -> bool:
    """Say whether the edits of one text make a number or a unit of it another one."""
    both = f"{before}\n{after}"
    turkic = bool(TURKIC_LETTER.search(both)) and not ENGLISH_WORD.search(both)
    old, new = numbers(before, turkic=turkic), numbers(after, turkic=turkic)
    gone, come = [(edit.start, edit.end) for edit in changed], list(_come(changed))
    return _placed(old, gone) != _placed(new, come) or any(
        _other_unit(_unit(before, old, *went), _unit(after, new, *came))
        for went, came in zip(gone, come, strict=True)
    )


def numbers(text: str, *, turkic: bool) -> list[Number]:
    """Return the numbers of a text in order; `turkic` says that the text may be Azerbaijani or Turkish."""
    found: list[Number] = []
    for match in NUMBER.finditer(text):
        front = found[-1] if found and text[found[-1].end : match.start()] in GAPS else None
        says, kind = _meaning(match, front, turkic=turkic)
        if says:
            found.append(Number(match.start(), match.end(), says, kind))
    return found


def _come(changed: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Yield where the words of each edit stand in the new text."""
    shift = 0
    for edit in changed:
        start = edit.start + shift
        yield start, start + len(edit.words)
        shift += len(edit.words) - (edit.end - edit.start)


def _placed(found: Sequence[Number], places: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return what each number says and how many of the changed places lie before it."""
    ends = [end for _start, end in places]
    return [(bisect_left(ends, number.start), number.says) for number in found]


def _meaning(match: re.Match[str], front: Number | None, *, turkic: bool) -> tuple[str, str]:
    """Return what a match says and its kind, or nothing; `front` is the number right before it."""
    minus = "-" if match["dash"] else ""
    if match["figure"]:
        return minus + _digits(match), "figure"
    if match["sign"] or match["word"] in CURRENCIES:
        return minus + (match["sign"] or match["word"]), "sign"
    word = match["word"].translate(PLAIN).lower()
    says = _said(word, front) if turkic or word not in TURKIC else ""
    counted = front is not None and front.kind == "figure" and says in SCALE_NAMES
    return says, "figure" if counted else "word"


def _digits(match: re.Match[str]) -> str:
    """Return a figure without what parts thousands, and with a stop before decimals and minutes."""
    figure = GROUPING.sub("", match["figure"])
    if UNSURE.match(match.string, match.start("figure")):
        return figure
    if COMMAS.fullmatch(figure):
        return figure.replace(",", "")
    if STOPS.fullmatch(figure):
        return figure.replace(".", "").replace(",", ".")
    return figure.replace(":", ".") if CLOCK.fullmatch(figure) else figure.replace(",", ".")


def _said(word: str, front: Number | None) -> str:
    """Return the number that a word is, or nothing; one is a number only as the end of a greater one."""
    if word in ONES:
        return "one" if front and front.kind == "word" and front.says in LARGE else ""
    return NUMBERS.get(word) or (_mistyped(word) if front and front.kind != "sign" else "")


def _mistyped(word: str) -> str:
    """Return the number that a word behind another was meant to be, or nothing: 5 millon."""
    if len(word) < SHORTEST_MISTYPED:
        return ""
    nearest = extractOne(word, SCALE_WORDS, scorer=Indel.normalized_similarity, score_cutoff=SAME_WORD)
    return SCALES[nearest[0]] if nearest else ""


def _unit(text: str, found: Sequence[Number], start: int, end: int) -> str | None:
    """Return what of text [start, end) stands right behind a figure, None when no figure is there."""
    near = found[bisect_left(found, start - 1, key=END) : bisect_right(found, end, key=END)]
    figures = [n for n in near if n.kind == "figure" and (n.end >= start or text[n.end : start] in GAPS)]
    if not figures:
        return None
    unit = UNIT.match(text, figures[-1].end, end)
    return unit[1] if unit else ""


def _other_unit(old: str | None, new: str | None) -> bool:
    """Say whether the words behind a number became other words: 40 metres are not 40 centimetres."""
    return old is not None and new is not None and Indel.normalized_similarity(old, new) < SAME_WORD
