"""What the trade asks of a note on an error: called a correction, what was wrong, and what is right."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.diff import edits
from articles.text import folded

#: Words that make an error of fact sound like something lighter, in the languages we write notes in.
LIGHTER = re.compile(
    r"\b(?:fix(?:e[sd])?|recasts?|clarif\w+|уточн\w+|dəqiqləş\w+|netleştir\w+)\b", re.IGNORECASE
)


def lacks(note: str, was: str, now: str) -> list[str]:
    """Return what an editor's note on an error should say otherwise; it may be sent all the same."""
    found = [
        _("Call it a correction: “%(word)s” makes the error sound lighter.") % {"word": word}
        for word in _once(note)
    ]
    changed = edits(was, now)
    if _missing(note, (was[edit.start : edit.end] for edit in changed)):
        found.append(_("The note does not say what was wrong: “%(words)s”.") % {"words": was})
    if _missing(note, (edit.words for edit in changed)):
        found.append(_("The note does not say what is right: “%(words)s”.") % {"words": now})
    return found


def _once(note: str) -> list[str]:
    return list(dict.fromkeys(LIGHTER.findall(note)))


def _missing(note: str, words: Iterable[str]) -> bool:
    """Say whether some of the words do not stand in the note."""
    said = folded(note)
    return any(folded(part.strip()) not in said for part in words)
