"""What a single line of a dump looks like: prose, a short line, machinery, a credit, the end."""

import re
from collections import Counter
from collections.abc import Callable
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
    is_telling,
)
from articles.formats.language import WORDS

#: Prose is at least so long, or ends like a sentence and holds little words.
LONG, SENTENCE = 80, 25

#: A whole sentence of so many letters and words, most of them in lower case, is prose in any language.
WHOLE, WORDED, LOWER = 60, 6, 0.5

#: In Chinese and Japanese a letter says as much as a syllable or two.
DENSE = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")

#: Longer lines are no machinery, however they begin.
LABEL, HEAD, CREDIT_LINE, NOTICE = 45, 120, 220, 400

#: The heading of a box of other stories is at most so long; a paragraph this long is no teaser.
HEADER, PARAGRAPH, SHORTEST, TITLE = 40, 250, 60, 20

#: A whole sentence so long tells more than a teaser; a subhead is so much briefer than the links over it.
TELLING, BRIEFER = 100, 0.6

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


#: What may stand between the paragraphs of a story; so many lines tell whether it goes on.
PARTING = (Kind.NOTHING, Kind.REPEATED)
NEAR = 6


def kinds(lines: list[Line], common: frozenset[str]) -> list[Kind]:
    """Return the kind of each line; a short one that stands there many times parts, but tells nothing."""
    times = Counter(line.text[:EDGE] for line in lines if len(line.text) < LABEL)
    alone = [_repeated(kind_of(line, common), times[line.text[:EDGE]]) for line in lines]
    return _boxed(lines, alone)


def _boxed(lines: list[Line], alone: list[Kind]) -> list[Kind]:
    """Return the kinds with the lines of a box of other stories named: it ends where paragraphs go on."""
    found, box, boxed = list(alone), list[int](), False
    for at, (line, kind) in enumerate(zip(lines, alone, strict=True)):
        if kind is Kind.OTHERS:
            box, boxed = [], opens_box(line.text)
        elif boxed and _leaves(lines, alone, at):
            boxed = False
            if kind is Kind.PROSE and _heads_on(lines, box, at):
                found[at - 1] = Kind.SHORT
        elif boxed and kind in (Kind.PROSE, Kind.SHORT):
            found[at] = Kind.TEASER
            box.append(at)
    return found


def _heads_on(lines: list[Line], box: list[int], at: int) -> bool:
    """Tell whether the last line of a box is a subhead of the story that goes on: it is far briefer."""
    sizes = [len(lines[i].text) for i in box]
    return len(box) > 1 and box[-1] == at - 1 and sizes[-1] < BRIEFER * min(sizes[:-1])


def opens_box(text: str) -> bool:
    """Tell the heading of a box from a single link that names its story behind a colon."""
    return len(text) <= HEADER and ":" not in text[:-1]


def _leaves(lines: list[Line], alone: list[Kind], at: int) -> bool:
    """Tell where a box ends: the story goes on with a paragraph, or begins under its headline or date."""
    line, kind = lines[at], alone[at]
    if kind is not Kind.PROSE:
        return line.heading == 1 or (len(line.text) > TITLE and lines[0].text.startswith(line.text))
    size = 0 if line.text.endswith(("...", "…")) else len(line.text)
    return size > PARAGRAPH or (size > SHORTEST and _goes_on(alone, at, size > TELLING and ended(line.text)))


def _goes_on(alone: list[Kind], at: int, telling: bool) -> bool:
    """Tell whether a story goes on: with the next paragraph, or after a long one with two and a subhead."""
    near = [kind for kind in alone[at + 1 : at + 1 + NEAR] if kind not in PARTING]
    return near[:1] == [Kind.PROSE] or (telling and near[:3] == [Kind.SHORT, Kind.PROSE, Kind.PROSE])


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
        (HEAD, _begins(OTHERS_START), Kind.OTHERS),
        (LABEL, _begins(MACHINE_START), Kind.MACHINE),
        (NOTICE, NOTICE_START.match, Kind.MACHINE),
        (CREDIT_LINE, _is_credited, Kind.CREDIT),
    )
    return next((kind for longest, test, kind in signs if size < longest and test(text)), None)


def _begins(chrome: re.Pattern[str]) -> Callable[[str], bool]:
    """Return a test for lines that begin as chrome does, and are no sentence that tells something."""
    return lambda text: bool(chrome.match(text)) and not is_telling(text)


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
    if size >= WHOLE and ended(text) and _is_worded(start):
        return True
    little = sum(word in common for word in WORD.findall(start.lower()))
    told = little >= 2 or not common or (little == 1 and size < 2 * LONG)
    return told and (ended(text) or size > 2 * LONG)


def _is_worded(text: str) -> bool:
    """Tell words of a sentence from a list of names and titles: most begin in lower case."""
    words = WORD.findall(text)
    return len(words) >= WORDED and sum(word[0].islower() for word in words) > LOWER * len(words)


def common_words(language: str) -> frozenset[str]:
    """Return the little words of a language; an unknown one has none and is judged by length."""
    return WORDS.get(language, frozenset())
