"""A short note, a headline over a sentence or two; and pages that only say there is nothing to read."""

from articles.formats.dump.kinds import Kind
from articles.formats.dump.lines import Line
from articles.formats.dump.signs import NO_STORY_SAID, ended

#: A note has at most so many lines, and a sentence of it at least so many words.
LINES, WORDS = 6, 3

#: What says that a page was not found is no longer than this.
BRIEF = 400

TOLD = (Kind.SHORT, Kind.PROSE)


def sentences_of_note(lines: list[Line], kinds: list[Kind]) -> list[int]:
    """Return the lines under a headline, when apart from dates all of them are sentences."""
    under = [at for at in range(1, len(lines)) if kinds[at] is not Kind.DATED]
    whole = all(kinds[at] in TOLD and _is_sentence(lines[at]) for at in under)
    headed = bool(lines) and kinds[0] in TOLD and not ended(lines[0].text)
    return under if whole and headed and len(lines) <= LINES else []


def _is_sentence(line: Line) -> bool:
    return ended(line.text) and not line.bullet and len(line.text.split()) >= WORDS


def is_no_story(headline: str, told: str) -> bool:
    """Tell the page that was not found, the closed door and the form to sign in: brief, and they say so."""
    return len(told) <= BRIEF and bool(NO_STORY_SAID.search(headline) or NO_STORY_SAID.search(told))
