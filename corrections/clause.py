"""The clause around a few words: what a notice quotes, so that a reader sees what is meant."""

import re

from corrections.anchoring import Span

#: So many characters say by themselves where they stand; fewer are quoted with their surroundings.
ENOUGH = 25

#: So many characters are quoted on either side at most.
BESIDE = 40

#: What ends a clause: the end of a block, a stop before a space, brackets, quotation marks, a dash.
STOP = re.compile(r"\n|[.,;:!?…]+(?=\s|$)|[()\[\]«»“”„\"]|\s[–—-](?=\s)")

#: Inside quotation marks, the words behind the mark that opens.
OPENED = r"[“„«\"][^”»\"]*(?<!\w)"


def quoted(before: str, after: str, was: Span) -> tuple[str, str]:
    """Return what a notice quotes of the text before and after a change that lies inside `was`."""
    wide = clause(before, was) if was.end - was.start < ENOUGH else was
    now = Span(wide.start, wide.end + len(after) - len(before))
    return wide.of(before), now.of(after)


def clause(text: str, span: Span) -> Span:
    """Return the span with what stands around it in the same clause, whole words on either side."""
    left, right = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    stops = [stop.end() for stop in STOP.finditer(left)]
    begin = stops[-1] if stops else _first_word(left) if len(left) == BESIDE else 0
    stop = STOP.search(right)
    end = stop.start() if stop else _last_word(right) if len(right) == BESIDE else len(right)
    before, behind = left[begin:].lstrip(), right[:end].rstrip()
    return Span(span.start - len(before), span.end + len(behind))


def says(sentence: str, words: str) -> bool:
    """Say whether a sentence quotes these words, alone or with others."""
    return re.search(rf"{OPENED}{re.escape(words)}(?!\w)", sentence) is not None


def _first_word(text: str) -> int:
    """Return where the first whole word begins in text that may be cut inside one."""
    space = re.search(r"\s", text)
    return space.end() if space else len(text)


def _last_word(text: str) -> int:
    """Return where the last whole word ends in text that may be cut inside one."""
    return max(text.rfind(" "), text.rfind("\u00a0"), 0)
