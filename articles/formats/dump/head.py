"""Which line is the headline: like the page's title, about the story, over a date or a name."""

import re
from collections import Counter
from dataclasses import dataclass

from articles.formats.dates import instant
from articles.formats.dump.byline import is_byline
from articles.formats.dump.kinds import DENSE, WORD, Kind
from articles.formats.dump.lines import EDGE, NUMBERED, Line
from articles.formats.dump.runs import Run, best_run, with_lead
from articles.formats.dump.signs import ended, is_spoken
from articles.formats.dump.title import CREDIT, LONGEST, SHORTEST, likeness, page_title
from articles.text import folded

#: How far above the story its headline may stand, and how far with a date or a name right below.
REACH, FARTHEST = 40, 150

#: The first line is the title of the page in most dumps, or the first button in some.
FIRST = 0.3

#: What it costs a headline that the story seems to have begun, and each paragraph in so many lines above.
AMID, UNDER_PROSE, WINDOW = 1.5, 0.5, 7

#: A standfirst is longer than the headline above it, and may tell so much more of the story.
LONGER, RICHER = 1.2, 2.5

#: What each line between headline and story costs the story.
FAR = 0.3

#: How many lines like the title are looked at, and which share of the best story makes one a story.
MANY, ENOUGH = 8, 0.5

#: The title of a page shares so much of its words with the story.
SHARED = 0.25

#: A kicker over a headline is at most so many words.
KICKER = 2

#: The name of a site over a menu is at most so many words.
SITE = 4

#: A caption that stands there twice begins alike so far.
CAPTION = 30

#: A menu has more lines than this.
MENU = 8

#: So many lines of a run may be what stands above the headline.
INTO = 8

#: So many lines of a story say what it is about.
TOLD = 60

#: How a sentence ends, and what joins the steps of a path to the page.
SENTENCE = re.compile(r"[.…][\"'”’»]?$")
SENTENCES = re.compile(r"[^\W\d_]{3}\. +\w.*[.!?…][\"'”’»]?$")
#: How question and answer of an interview begin.
TALK = re.compile(r"(?:[QAFВО]|Вопрос|Ответ|Питання|Відповідь|Sual|Cavab|Soru|Cevap|Frage|Antwort)[.:] ")
PATH = re.compile(r"\s[»›>]\s|\s/\s.*\s/\s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline: where it stands, how likely it is, and why."""

    at: int
    score: float
    why: str
    told: bool = True


def headline_at(lines: list[Line], kinds: list[Kind], run: Run) -> Candidate | None:
    """Return the line that is the headline of the story that runs there."""
    lead = with_lead(lines, kinds, run, max(0, run.start - REACH)).start
    told = Told(
        page_title(lines),
        lead,
        _about(lines, run),
        Counter(line.text for line in lines if len(line.text) <= LONGEST),
    )
    near = max(0, lead - REACH)
    far = (at for at in range(max(0, lead - FARTHEST), near) if _is_credited(lines, at))
    places = dict.fromkeys((0, *far, *range(near, min(run.start + INTO, run.end))))
    found = {at: _candidate(lines, kinds, at, told) for at in places if _may_head(lines[at], kinds[at])}
    best = max(found.values(), key=lambda candidate: candidate.score, default=None)
    return _over(lines, found, best) if best else None


def _about(lines: list[Line], run: Run) -> frozenset[str]:
    """Return the words that tell what a run of lines is about."""
    return frozenset(topics(" ".join(line.text[:EDGE] for line in lines[run.start : run.end][:TOLD])))


def _over(lines: list[Line], found: dict[int, Candidate], best: Candidate) -> Candidate:
    """Return the headline over a line that may be its standfirst: one tells as much of the story."""
    above = found.get(best.at - 1)
    if above is None or above.at == 0:
        return best
    longer = len(lines[best.at].text) > LONGER * len(lines[above.at].text)
    worded = len(lines[above.at].text.split()) > KICKER and not lines[above.at].text.isupper()
    return above if above.score > best.score - (RICHER if longer and worded and above.told else 1) else best


def first_like(lines: list[Line], kinds: list[Kind], run: Run, found: Candidate | None) -> Candidate | None:
    """Return the earliest line like the page's title with a story below; lists repeat it further down."""
    title = page_title(lines)
    about, words = _about(lines, run), topics(title)
    named = found is not None and len(title.split()) <= SITE and likeness(lines[found.at].text, title) <= 0.7
    if named or sum(word in about for word in words) < SHARED * len(words):
        return found
    like = [
        at
        for at in range(1, len(lines))
        if _may_head(lines[at], kinds[at]) and likeness(lines[at].text, title) > 0.7
    ]
    runs = {at: best_run(lines, kinds, at + 1, FAR) for at in like[:MANY]}
    most = max((run.worth for run in runs.values()), default=0.0)
    first = next((at for at in runs if runs[at].worth > most * ENOUGH), None)
    first = first if first is None else _past_menu(lines, kinds, first, like)
    return found if first is None else Candidate(first, 0.0, "like the title of the page")


def _past_menu(lines: list[Line], kinds: list[Kind], first: int, like: list[int]) -> int:
    """Return the next line like the title, when only the page's menu stands between it and the first."""
    after = next((at for at in like if at > first), first)
    between = kinds[first + 1 : after]
    menu = len(between) > MENU and Kind.PROSE not in between and not _is_credited(lines, first)
    return after if menu else first


def _may_head(line: Line, kind: Kind) -> bool:
    told = kind in (Kind.SHORT, Kind.PROSE, Kind.TEASER) and not is_byline(line.text)
    return told and SHORTEST <= len(line.text) <= LONGEST and (not line.bullet or line.heading > 0)


@dataclass(frozen=True, slots=True)
class Told:
    """What a headline is measured by: the page's title, where the story begins, its words, repeated lines."""

    title: str
    lead: int
    about: frozenset[str]
    times: Counter[str]


def _candidate(lines: list[Line], kinds: list[Kind], at: int, told: Told) -> Candidate:
    line, words = lines[at], topics(lines[at].text)
    like = likeness(line.text, told.title) if at else FIRST
    about = sum(word in told.about for word in words)
    score = {
        "like the title of the page": 6 * like if like > 0.7 else 3 * like,
        "about what the story tells": 4 * about / max(len(words), 5),
        "marked as a heading": 3.0 if line.heading == 1 else 1.5 * (line.heading == 2),
        "repeated": 1.0 * (told.times[line.text] == 2 and not (at >= told.lead and ended(line.text))),
        "of a headline's length": min(len(line.text.split()), 6) / 4 - (len(line.text) > 140),
        "over a date or a name": 1.5 * _is_credited(lines, at),
        "near the story": -0.03 * max(0, min(told.lead - at, REACH)),
        "not amid the story": -AMID * (at >= told.lead),
        "not under paragraphs": -UNDER_PROSE * kinds[max(0, at - WINDOW) : at].count(Kind.PROSE),
        "no teaser": -1.0 * (kinds[at] is Kind.TEASER),
        "no sentence": -1.5 * bool(SENTENCE.search(line.text)) - bool(SENTENCES.search(line.text)),
        "no talk": -2.0 * bool(TALK.match(line.text) or is_spoken(line.text)),
        "no name of the site": -1.0 * (at == 0 and not told.title and kinds[1:2] != [Kind.PROSE]),
        "no path": -2.5 * bool(PATH.search(line.text)),
        "no date": -3.0 * (len(line.text) < 80 and instant(line.text) is not None),
        "no caption": -2.5 * _is_twice(lines, at),
        "no list": -2.0 * bool(NUMBERED.match(line.text)),
    }
    return Candidate(at, sum(score.values()), max(score, key=lambda why: score[why]), about > 0)


def _is_twice(lines: list[Line], at: int) -> bool:
    """Tell a caption that a dump printed twice: for the picture, and under it with the name of its maker."""
    text = lines[at].text
    beside = (lines[i].text for i in (at - 1, at + 1) if 0 < i < len(lines))
    return len(text) > CAPTION and any(other != text and _begins(other, text) for other in beside)


def _begins(one: str, other: str) -> bool:
    return one.startswith(other.rstrip(".")) or (len(one) > CAPTION and other.startswith(one.rstrip(".")))


def _is_credited(lines: list[Line], at: int) -> bool:
    return any(_is_credit(line) for line in lines[at + 1 : at + 5])


def _is_credit(line: Line) -> bool:
    """Tell a line that says when or by whom: it stands under a headline."""
    return len(line.text) < CREDIT and (is_byline(line.text) or instant(line.text) is not None)


def topics(text: str) -> list[str]:
    """Return the words that tell what a text is about: the longer ones, or pairs of dense letters."""
    words = WORD.findall(folded(text))
    return [word[:6] for word in words if len(word) > 3] + [
        word[i : i + 2] for word in words if DENSE.match(word) for i in range(min(len(word) - 1, 40))
    ]
