"""The title of a page and the headline in it: site names, flags, and how alike two of them are."""

import re
from dataclasses import dataclass

from articles.formats.dates import instant
from articles.formats.dump.byline import is_byline
from articles.formats.dump.kinds import DENSE
from articles.formats.dump.lines import QUOTES, Line
from articles.formats.dump.phrases import FLAGS
from articles.formats.flags import MEDIA
from articles.text import folded

#: How long a headline is, and what stands under it: a line that says when or by whom.
SHORTEST, LONGEST, CREDIT = 8, 300, 120

#: The path to a page is at most so many words.
PATH = 4

#: What stands between a headline and the name of the site in a page title.
SITE = re.compile(r"\s+(?:[-–—|•·»«:/]|::)\s+")

_FLAGS = "|".join((*MEDIA.values(), FLAGS))
_AND = r"(?:[/,+&\-–]|and|və|ve|и)"
FLAG_END = re.compile(
    rf"(?:\s*[-–—|/]\s*|\s*[(\[]\s*|\s+)(?P<flags>(?:{_FLAGS})(?:\s*{_AND}\s*(?:{_FLAGS}))*)"
    r"\s*[)\]]?\s*[-–—]?\s*$",
    re.IGNORECASE,
)
LOOSE = re.compile(r"^[:·|,–—-]\s+|\s+[-–—|]$")


@dataclass(frozen=True, slots=True)
class Title:
    """A headline without its flags and site name, and what the flags said."""

    text: str
    media: tuple[str, ...] = ()


def title_of(text: str) -> Title:
    """Return the headline a line holds: no flag, no loose dash at its end."""
    bare = LOOSE.sub("", text.strip())
    found = FLAG_END.search(bare[-60:])
    if found is None or not _is_flag(bare, found):
        return Title(bare)
    media = tuple(kind for kind, words in MEDIA.items() if re.search(words, found["flags"], re.IGNORECASE))
    rest = title_of(bare[: len(bare) - len(bare[-60:]) + found.start()])
    return Title(rest.text, tuple(dict.fromkeys((*rest.media, *media))))


def _is_flag(text: str, found: re.Match[str]) -> bool:
    """A flag is set off by a sign or by capitals; a headline may well end on the word video."""
    return not found[0][0].isspace() or found[0].strip()[0] in "-–—|/([" or found["flags"].isupper()


def page_title(lines: list[Line]) -> str:
    """Return the first line when it can be the title of the page; some dumps begin with a menu."""
    first = lines[0] if lines else None
    if first is None or first.bullet or first.button or len(first.text.split()) < 3:
        return first.text if first and DENSE.search(first.text) else ""
    return first.text[:LONGEST]


def freed(text: str, bare: str) -> str:
    """Return a headline without what a dump glued to it: a path before it, a date or a name after it."""
    before, found, after = text.partition(bare) if bare else (text, "", "")
    if not found or (before and (after or len(before.split()) > PATH)):
        return text
    glued = before or is_byline(after) or (instant(after) and len(after) < CREDIT)
    return bare if glued else text


def likeness(text: str, title: str) -> float:
    """Return how much of the text's words a title has: 1 when it begins with them."""
    words, wanted = (folded(title_of(line[:LONGEST]).text.translate(QUOTES)) for line in (text, title))
    if min(len(words), len(wanted)) < SHORTEST:
        return 0.0
    if wanted.startswith(words):
        return 1.0 if len(words) > 0.4 * len(wanted) else 0.6
    if wanted in words and len(wanted) > 0.4 * len(words):
        return 0.9
    mine, theirs = set(words.split()), set(folded(without_site(title)).split())
    return 0.9 * len(mine & theirs) / max(len(mine), 0.6 * len(theirs), 4)


def without_site(title: str) -> str:
    """Return a page title without the site's name at its end."""
    seams = list(SITE.finditer(title))
    while seams and len(title) - seams[-1].end() < 40 and len(title[: seams[-1].start()].split()) > 2:
        title = title[: seams.pop().start()]
    return title
