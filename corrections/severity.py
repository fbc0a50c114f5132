"""How grave a change of words is: the least tier it may have, and why."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from articles.diff import Edit, edits
from articles.words import Words
from corrections.figures import other_numbers


class Tier(StrEnum):
    """What a change is called in public, from a slip of the pen to a retraction."""

    TYPO = "typo"
    UPDATE = "update"
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    MAJOR = "major"
    EDITORS_NOTE = "editors_note"
    RETRACTION = "retraction"


class Reason(StrEnum):
    """What makes a change more than a typo."""

    DIGIT = "digit"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    SPEECH = "speech"
    LINK = "link"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Guard:
    """The least tier a change may have without a typed reason, and what asks for it."""

    least: Tier
    reasons: tuple[Reason, ...] = ()


WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…:\n]\s*[\"'«“”„‘’(\[]*\s*$")

#: Weekdays and months are lower case in most of our languages, so they are known by their stems;
#: in English they are capitalised, and count as names.
DATE_STEMS = re.compile(
    r"понедельник|вторник|сред[аыуе]|четверг|пятниц|суббот|воскресень|январ|феврал|"
    r"март|апрел|ма[йяею]$|июн|июл|август|сентябр|октябр|ноябр|декабр|понеділ|вівтор|серед[аиу]|четвер|"
    r"п['’]ятниц|субот|неділ|січ[еня]|лют[иог]|берез[еня]|квіт[еня]|трав[еня]|черв[еня]|лип[еня]|серп[еня]|"
    r"верес[еня]|жовт[еня]|листопад|груд[еня]|bazar|çərşənbə|cümə|şənbə|yanvar|fevral|mart|aprel|iyun|iyul|"
    r"avqust|sentyabr|oktyabr|noyabr|dekabr|pazar|salı|çarşamba|perşembe|cuma|ocak|şubat|nisan|mayıs|haziran|"
    r"temmuz|ağustos|eylül|ekim|kasım|aralık",
    re.IGNORECASE,
)
NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor cannot without не нет ни никогда никто ничего без нельзя "
    "ні немає ніколи ніхто нічого yox deyil heç heçkim değil yok hiç asla hayır".split()
)
NEGATIVE = re.compile(r"n['’]t$", re.IGNORECASE)

#: What opens quoted speech, and what closes it then: languages have the same marks the other way round.
QUOTES = {pair[0]: pair[1:] for pair in "“” „“” «» »« \"\" ‘’ ‚‘’ '' ‹› ›‹ 「」 『』".split()}
#: What may be an apostrophe: it opens nothing after a letter (players'), closes nothing before one (don't).
APOSTROPHES = "'‘’"
#: Words that start with an apostrophe.
ELIDED = r"(?:[0-9]0s|n|em|tis|twas|til|cause)\b"
MARK = re.compile(rf"[“”„«»\"‚’‹›「」『』]|['‘](?!{ELIDED})")
#: So many quotations may stand in each other.
DEEPEST = 8

LINK = re.compile(r'<a href="([^"]*)"')


def guard(before: str, after: str, elsewhere: str = "") -> Guard:
    """Return the least tier of turning one text into the other, with every reason.

    `before` and `after` are the same passage of both texts, whole blocks, so that quoted speech and the
    starts of sentences can be seen; in `elsewhere`, the whole text, names are looked up.
    """
    changed = edits(before, after)
    asking = {reason for reason in Reason if any(_asks(reason, before, edit, elsewhere) for edit in changed)}
    if other_numbers(before, after, changed):
        asking.add(Reason.DIGIT)
    reasons = tuple(reason for reason in Reason if reason in asking)
    return Guard(Tier.CORRECTION if reasons else Tier.TYPO, reasons)


def change_guard(words: Words, new: Words, start: int) -> Guard:
    """Return the least tier of turning the words into the new ones, judged where they differ."""
    old_block, new_block = words.block_at(start), new.block_at(start)
    in_headline = old_block is not None and old_block.kind == "headline" and words.headline != new.headline
    if len(words.blocks) != len(new.blocks) or old_block is None or new_block is None:
        found = guard(words.text, new.text, words.text)
        return raised(found, headline=in_headline, relinked=relinked(words, new))
    pairs = [(o.text, n.text) for o, n in zip(words.blocks, new.blocks, strict=True) if o.text != n.text]
    found = guard("\n".join(old for old, _n in pairs), "\n".join(new for _o, new in pairs), words.text)
    return raised(found, headline=in_headline, relinked=relinked(words, new))


def raised(found: Guard, *, headline: bool, relinked: bool = False) -> Guard:
    """Return the guard of a change of the headline or a link: readers share the one and follow the other."""
    more = [Reason.LINK] * relinked + [Reason.HEADLINE] * headline
    return Guard(Tier.CORRECTION, (*found.reasons, *more)) if more else found


def relinked(old: Words, new: Words) -> bool:
    """Say whether a link leads elsewhere or is gone; one that is added leaves the others as they are."""
    targets = iter(LINK.findall(new.body))
    return not all(target in targets for target in LINK.findall(old.body))


def _asks(reason: Reason, text: str, edit: Edit, elsewhere: str) -> bool:
    gone, come = text[edit.start : edit.end], edit.words
    if reason is Reason.NAME:
        around = text[: edit.start], text[edit.end :]
        return _names(gone, *around, elsewhere) != _names(come, *around, elsewhere)
    if reason is Reason.DATE:
        return _dates(gone) != _dates(come)
    if reason is Reason.NEGATION:
        return _negations(gone) != _negations(come)
    return reason is Reason.SPEECH and _in_speech(text, edit)


def _names(words: str, before: str, after: str, elsewhere: str) -> list[str]:
    """Return the capitalised words, but for one that only starts its sentence and looks like no name."""
    return [
        m[0]
        for m in WORD.finditer(words)
        if m[0][0].isupper()
        and (not _starts(before, words, m.start()) or _is_name(m[0], words[m.end() :] + after, elsewhere))
    ]


def _is_name(word: str, following: str, elsewhere: str) -> bool:
    """Say whether a word is a name even where a sentence starts: a name follows, or it is one elsewhere."""
    next_word = WORD.search(following[:80])
    goes_on = next_word is not None and next_word.start() <= 1 and next_word[0][0].isupper()
    return goes_on or bool(re.search(rf"[^\W\d_],? {re.escape(word)}\b", elsewhere))


def _starts(before: str, words: str, at: int) -> bool:
    lead = (before + words[:at]).rstrip(" ")
    return not lead or bool(SENTENCE_END.search(lead))


def _dates(words: str) -> list[str]:
    return [m[0].casefold() for m in WORD.finditer(words) if DATE_STEMS.match(m[0])]


def _negations(words: str) -> int:
    return sum(m[0].casefold() in NEGATIONS or bool(NEGATIVE.search(m[0])) for m in WORD.finditer(words))


def _in_speech(text: str, edit: Edit) -> bool:
    """Say whether the change lies inside quoted speech: a quotation is somebody else's words."""
    line_start = text.rfind("\n", 0, edit.start) + 1
    line_end = text.find("\n", edit.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    at, to = edit.start - line_start, edit.end - line_start
    return any(start < at and to < end for start, end in _quotations(line))


@lru_cache(maxsize=16)
def _quotations(line: str) -> tuple[tuple[int, int], ...]:
    """Return where quotations stand in a line, with their marks; what is never closed is none."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    for mark in MARK.finditer(line):
        at, end, is_apostrophe = mark.start(), mark.end(), mark[0] in APOSTROPHES
        matching = [i for i, (_start, closing) in enumerate(opened) if mark[0] in closing]
        if matching and not (is_apostrophe and line[end : end + 1].isalnum()):
            found.append((opened[matching[-1]][0], end))
            del opened[matching[-1] :]
        elif mark[0] in QUOTES and not (is_apostrophe and line[at - 1 : at].isalnum()):
            opened = [*opened, (at, QUOTES[mark[0]])][-DEEPEST:]
    return tuple(found)
