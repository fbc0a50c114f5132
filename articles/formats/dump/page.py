"""One dump as a page: each line with its label, and the article the labels spell out."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from articles.formats.dates import instant
from articles.formats.dump.byline import byline_of, is_byline
from articles.formats.dump.dateline import BELOW, date_by, date_in
from articles.formats.dump.head import first_like, headline_at
from articles.formats.dump.joins import whole_lines
from articles.formats.dump.kinds import DIGITS, Kind, common_words, kinds
from articles.formats.dump.lines import SIZES, Line, lines_of
from articles.formats.dump.note import sentences_of_note
from articles.formats.dump.runs import (
    BOX,
    LITTLE,
    Run,
    best_run,
    with_block,
    with_lead,
    with_list,
    with_sentences,
    with_tail,
)
from articles.formats.dump.second import first_of
from articles.formats.dump.story import Part, parts
from articles.formats.dump.title import Title, freed, likeness, page_title, title_of, without_site
from articles.formats.language import language_of

#: A standfirst is at least so long when it is no whole sentence; less will do where only it can stand.
STANDFIRST, SHORTEST_STANDFIRST, LONGEST_STANDFIRST = 40, 20, 1000

#: A summary that nothing parts from its story is so brief, and the story has so many paragraphs.
BRIEF, STORY = 300, 5

#: What each line between headline and story costs the story.
FAR = 0.1

#: It stands at most so many lines under the headline.
UNDER = 25

#: What parts a section from the date by it.
SEAM = re.compile(r"\s+[|•·]\s+")

#: The labels of what is told.
BODY = ("paragraph", "list", "quote")


@dataclass(slots=True)
class Page:
    """What a dump holds, line by line, before it is an article."""

    lines: list[Line]
    kinds: list[Kind]
    language: str
    title: Title = field(default_factory=lambda: Title(""))
    section: str = ""
    standfirst: str = ""
    byline: str = ""
    published: datetime | None = None
    parts: dict[int, Part] = field(default_factory=dict)

    def mark(self, at: int, label: str, why: str) -> None:
        self.parts[at] = Part(label, why)


def page_of(text: str) -> Page:
    """Return the page with every line labelled."""
    cut = lines_of(text)
    language = language_of("\n".join(line.text for line in cut if len(line.text) > 60) or text)
    common = common_words(language)
    lines = whole_lines(cut, common)
    page = Page(lines, kinds(lines, common), language)
    if lines:
        _read(page)
    if not any(part.label in BODY for part in page.parts.values()):
        _read_note(page)
    return page


def _read_note(page: Page) -> None:
    """Take a short note by its lines alone, where no story was told by its length."""
    told = sentences_of_note(page.lines, page.kinds)
    if told:
        page.title, page.standfirst = title_of(page.lines[0].text), ""
        page.parts = {0: Part("headline", "the first line of a short note")}
        page.parts |= {at: Part("paragraph", "a sentence of a short note") for at in told}
        _credits(page, 0, Run(told[0], told[-1] + 1))


def _read(page: Page) -> None:
    anchor = _anchor(page)
    run = best_run(page.lines, page.kinds, anchor + 1)
    head = _headline(page, Run(anchor, anchor) if anchor >= 0 else run)
    begin = max(head, anchor) + 1
    run = with_lead(page.lines, page.kinds, _story(page, begin), begin)
    run = with_tail(page.lines, page.kinds, run, LITTLE if anchor < 0 else BOX)
    run = first_of(page.lines, page.kinds, run)
    run = with_list(page.lines, page.kinds, _standfirst(page, head, anchor, run))
    run = _whole(page, run, begin, anchor >= 0)
    repeated = frozenset({page.title.text, "" if anchor >= 0 else page.standfirst}) - {""}
    page.parts = parts(page.lines, page.kinds, run, repeated) | page.parts
    _credits(page, head, run)


def _whole(page: Page, run: Run, begin: int, known: bool) -> Run:
    """Return the run with the short lines around it that belong to the story."""
    if known:
        return first_of(page.lines, page.kinds, with_block(page.lines, page.kinds, run, begin))
    return with_sentences(page.lines, page.kinds, run)


def _story(page: Page, begin: int) -> Run:
    """Find the story below its headline, the nearer the better; a short one may stand far below."""
    near = best_run(page.lines, page.kinds, begin, FAR)
    return near if near.end > near.start else best_run(page.lines, page.kinds, begin)


def _anchor(page: Page) -> int:
    """Find the control for the size of the letters, take the section before it, or return -1."""
    for at, line in enumerate(page.lines):
        found = SIZES.match(line.text) if len(line.text) < 90 else None
        if found:
            page.section = _undated(found["section"].strip(" |:»>-"))
            page.mark(at, "section", "stands by the control for the size of the letters")
            return at
    return -1


def _undated(section: str) -> str:
    """Return a section without the date that stands by it."""
    return " | ".join(part for part in SEAM.split(section) if not (DIGITS.search(part) and instant(part)))


def _headline(page: Page, run: Run) -> int:
    """Find the headline, and free it of flags, the site's name and what a dump glued to it."""
    found = headline_at(page.lines, page.kinds, run)
    if run.start < run.end:
        found = first_like(page.lines, page.kinds, run, found)
    first = page_title(page.lines)
    at = found.at if found else 0
    named, bare = title_of(first), without_site(title_of(first).text)
    page.title = title_of(page.lines[at].text)
    told = freed(freed(page.title.text, named.text), bare)
    page.title = Title((at == 0 and bare) or told, page.title.media)
    if not page.title.media and likeness(page.title.text, first) > 0.7:
        page.title = Title(page.title.text, named.media)
    page.mark(at, "headline", found.why if found else "the first line")
    return at


def _standfirst(page: Page, head: int, anchor: int, run: Run) -> Run:
    """Take the summary from between headline and story; it stands apart or right under the headline."""
    places = range(head + 1, anchor if anchor > head else min(head + UNDER, run.end))
    least = SHORTEST_STANDFIRST if anchor > head else STANDFIRST
    first = next((at for at in places if _may_stand_first(page, at, head, least)), None)
    if first is None or (anchor < head and not _stands_apart(page, head, first, run)):
        return run
    page.standfirst = page.lines[first].text
    page.mark(first, "standfirst", "stands between headline and story")
    return Run(max(run.start, first + 1), run.end)


def _may_stand_first(page: Page, at: int, head: int, least: int) -> bool:
    line, kind = page.lines[at], page.kinds[at]
    size = len(line.text)
    long = least <= size <= LONGEST_STANDFIRST and not is_byline(line.text)
    told = kind is Kind.PROSE or (long and (kind is Kind.TEASER or (kind is Kind.SHORT and at <= head + 3)))
    lettered = 2 * sum(map(str.isalpha, line.text[:LONGEST_STANDFIRST])) > size
    whole = lettered and not line.bullet and size <= LONGEST_STANDFIRST and not line.text.endswith(":")
    return told and whole and likeness(line.text, page.title.text) < 0.7 and not _date_in(page, at)


def _stands_apart(page: Page, head: int, at: int, run: Run) -> bool:
    """Tell a summary from a first paragraph: parted from the story, or brief right under the headline."""
    rest = [i for i in range(at + 1, run.end) if page.kinds[i] is Kind.PROSE]
    between = any(page.kinds[i] is not Kind.NOTHING for i in range(at + 1, min(rest, default=at + 1)))
    signed = any(_date_in(page, i) or is_byline(page.lines[i].text) for i in range(head + 1, at))
    brief = len(rest) >= STORY and len(page.lines[at].text) <= BRIEF and not signed
    return len(rest) >= 2 and (between or brief or page.lines[at].heading > 0)


def _credits(page: Page, head: int, run: Run) -> None:
    """Take date and names from between the headline and the story, or a date from close by."""
    told = (at for at in range(run.start, run.end) if page.kinds[at] is Kind.PROSE and at > head)
    begin = next(told, run.end)
    dated = date_by(page.lines, page.kinds, head, begin, page.language)
    if dated is not None:
        page.published = _date_in(page, dated)
        page.mark(dated, "date", "a full date by the headline")
    below = range(head + 1, min(begin, head + BELOW))
    page.byline = byline_of(page.lines, page.kinds, below, dated)


def _date_in(page: Page, at: int) -> datetime | None:
    return date_in(page.lines[at], page.kinds[at], page.language)
