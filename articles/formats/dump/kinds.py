"""What a single line of a dump looks like: prose, a short line, machinery, a credit, the end."""

import re
from collections import Counter
from enum import StrEnum

from articles.formats.dates import instant
from articles.formats.dump.lines import EDGE, Line
from articles.formats.dump.signs import (
    AGO,
    COMMENTS_START,
    CREDITED,
    MACHINE_START,
    NOTICE_START,
    OTHERS_START,
    OVER,
    ended,
)
from articles.formats.language import WORDS

#: Prose is at least so long, or ends like a sentence and holds little words.
LONG, SENTENCE = 80, 25

#: In Chinese and Japanese a letter says as much as a syllable or two.
DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

#: Longer lines are no machinery, however they begin.
LABEL, HEAD, CREDIT_LINE, NOTICE = 45, 120, 220, 400

#: The heading of a box of other stories is at most so long; a paragraph this long is no teaser.
HEADER, PARAGRAPH, SHORTEST, TITLE = 40, 250, 60, 20

#: A short line is machinery when it stands more than a few times.
FEW, MANY = 2, 4

#: Lines that say when a story came out are at most so long.
DATE = 80
DIGITS = re.compile(r"\d{4}")

WORD = re.compile(r"[^\W\d_]+")
#: A clock or a score, a page count, an amount: nothing that is told.
FIGURES = re.compile(r"[\W\d_]*$")


class Kind(StrEnum):
    """What a line looks like, in the words that `--explain` prints."""

    PROSE = "prose"
    SHORT = "short"
    MACHINE = "machinery"
    OTHERS = "other stories"
    CREDIT = "credit"
    COMMENTS = "comments"
    OVER = "end of page"
    NOTHING = "nothing"
    TEASER = "in a box of other stories"
    DATED = "a date, as in lists of stories"
    REPEATED = "stands there many times"


def kinds(lines: list[Line], common: frozenset[str]) -> list[Kind]:
    """Return the kind of each line; a short one that stands there many times parts, but tells nothing."""
    times = Counter(line.text[:EDGE] for line in lines if len(line.text) < LABEL)
    alone = [_repeated(kind_of(line, common), times[line.text[:EDGE]]) for line in lines]
    return _boxed(lines, alone)


def _boxed(lines: list[Line], alone: list[Kind]) -> list[Kind]:
    """Return the kinds with the lines of a box of other stories named: it ends where paragraphs go on."""
    found, boxed = [], False
    for at, (line, kind) in enumerate(zip(lines, alone, strict=True)):
        if kind is Kind.OTHERS:
            boxed = opens_box(line.text)
        elif boxed:
            boxed = not _leaves(lines, alone, at)
        found.append(Kind.TEASER if boxed and kind in (Kind.PROSE, Kind.SHORT) else kind)
    return found


def opens_box(text: str) -> bool:
    """Tell the heading of a box from a single link that names its story behind a colon."""
    return len(text) <= HEADER and ":" not in text[:-1]


def _leaves(lines: list[Line], alone: list[Kind], at: int) -> bool:
    """Tell where a box ends: the story goes on with a paragraph, or begins under its headline or date."""
    line, kind = lines[at], alone[at]
    if kind is not Kind.PROSE:
        return line.heading == 1 or (len(line.text) > TITLE and lines[0].text.startswith(line.text))
    after = alone[at + 1] if at + 1 < len(alone) else None
    whole = not line.text.endswith(("...", "…"))
    return whole and (len(line.text) > PARAGRAPH or (after is Kind.PROSE and len(line.text) > SHORTEST))


def _repeated(kind: Kind, times: int) -> Kind:
    if kind in (Kind.SHORT, Kind.MACHINE) and times > MANY:
        return Kind.REPEATED
    return Kind.MACHINE if kind is Kind.SHORT and times > FEW else kind


def kind_of(line: Line, common: frozenset[str]) -> Kind:
    """Return what a line looks like by itself."""
    text = line.text[:NOTICE]
    if line.button or FIGURES.match(text):
        return Kind.NOTHING
    return _fixed(text, len(line.text)) or _told(line, common)


def _fixed(text: str, size: int) -> Kind | None:
    """Return the kind of a line that says itself what it is."""
    signs = (
        (NOTICE, OVER.search, Kind.OVER),
        (LABEL, COMMENTS_START.match, Kind.COMMENTS),
        (HEAD, OTHERS_START.match, Kind.OTHERS),
        (LABEL, MACHINE_START.match, Kind.MACHINE),
        (NOTICE, NOTICE_START.match, Kind.MACHINE),
        (CREDIT_LINE, _is_credited, Kind.CREDIT),
    )
    return next((kind for longest, test, kind in signs if size < longest and test(text)), None)


def _is_credited(text: str) -> bool:
    """Tell a credit from a sentence that only speaks of a photo or a video."""
    return bool(CREDITED.match(text) or (CREDITED.search(text) and not ended(text)))


def _told(line: Line, common: frozenset[str]) -> Kind:
    if is_prose(line.text, common):
        return Kind.PROSE
    return Kind.DATED if is_dated(line.text) else Kind.SHORT


def is_dated(text: str) -> bool:
    """Tell a short line that says when: a full date, or how long ago."""
    return len(text) < DATE and bool(AGO.search(text) or (DIGITS.search(text) and instant(text)))


def is_prose(text: str, common: frozenset[str]) -> bool:
    """Tell whether the text tells something: long, or a sentence with the little words of its language."""
    start = text[:EDGE]
    size = len(text) + 2 * len(DENSE.findall(start))
    if size < SENTENCE:
        return False
    little = sum(word in common for word in WORD.findall(start.lower()))
    told = little >= 2 or not common or (little == 1 and size < 2 * LONG)
    return told and (ended(text) or size > 2 * LONG)


def common_words(language: str) -> frozenset[str]:
    """Return the little words of a language; an unknown one has none and is judged by length."""
    return WORDS.get(language, frozenset())
