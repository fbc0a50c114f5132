"""What is read about a change: how grave it is and why; where it was, what it said, what it says now."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.words import CannotChange, Words
from articles.words.fitting import EMPTY, HEADLINE, LINES, MARKUP, NO_PLACE
from corrections.anchoring import Span
from corrections.severity import Reason

WORD_SIGN = re.compile(r"[\w'’-]")

#: The longest passage a notice repeats; a wrong text is repeated only as far as needed.
LONGEST = 160


REASONS: dict[Reason, Any] = {
    Reason.DIGIT: gettext_lazy("a number changes"),
    Reason.NAME: gettext_lazy("a name or a capitalised word changes"),
    Reason.DATE: gettext_lazy("a day or a month changes"),
    Reason.NEGATION: gettext_lazy("a negation changes"),
    Reason.SPEECH: gettext_lazy("it lies in quoted speech"),
    Reason.LINK: gettext_lazy("a link leads elsewhere or is gone"),
    Reason.HEADLINE: gettext_lazy("it lies in the headline"),
}


#: What an editor reads when new words do not fit; the files that find it out know no languages.
UNFIT: dict[str, Any] = {
    NO_PLACE: gettext_lazy("There is no such place in the text. Reload the page and mark the words again."),
    LINES: gettext_lazy("Keep the line breaks as they are, or edit the article itself."),
    EMPTY: gettext_lazy("This would leave an empty paragraph. Take the paragraph out in the article itself."),
    MARKUP: gettext_lazy("The new words do not fit the markup. Edit the article itself instead."),
    HEADLINE: gettext_lazy("This would make the headline too long to keep. Shorten it."),
}


def refusal(problem: Exception) -> str:
    """Return why a change cannot be made, in the language of who tries."""
    if not isinstance(problem, CannotChange):
        return str(problem)
    what_next = str(UNFIT[problem.why])
    if problem.why != LINES:
        return what_next
    marked = ngettext("%(n)s line was marked.", "%(n)s lines were marked.", problem.old) % {"n": problem.old}
    typed = ngettext("You typed %(n)s line.", "You typed %(n)s lines.", problem.new) % {"n": problem.new}
    return f"{marked} {typed} {what_next}"


def written_in(language: str) -> str:
    """Return the language that notices on an article are written in: its own, or the paper's."""
    known = {code for code, _name in settings.LANGUAGES}
    return language if language in known else settings.LANGUAGE_CODE


def whole_words(text: str, span: Span) -> Span:
    """Return the span widened to the words it cuts into, for people read words and not letters."""
    start, end = span.start, span.end
    while start > 0 and WORD_SIGN.match(text[start - 1]) and WORD_SIGN.match(text[start : start + 1] or " "):
        start -= 1
    while end < len(text) and WORD_SIGN.match(text[end]) and WORD_SIGN.match(text[end - 1 : end] or " "):
        end += 1
    return Span(start, end)


def place_name(words: Words, start: int) -> str:
    """Return where in the article an offset lies, in words: headline, standfirst, paragraph 3, caption."""
    block = words.block_at(start)
    kind = block.kind if block else "p"
    if kind == "p":
        before = sum(1 for other in words.blocks if other.kind == "p" and other.start <= start)
        return _("paragraph %(number)s") % {"number": before}
    return {
        "headline": _("headline"),
        "standfirst": _("standfirst"),
        "h2": _("subheading"),
        "h3": _("subheading"),
        "figcaption": _("caption"),
        "li": _("list"),
        "pre": _("preformatted text"),
    }.get(kind, _("table"))


def notice_text(was: str, now: str) -> str:
    """Return the drafted notice: what an earlier version said, and what is right."""
    if not now:
        return _("An earlier version of this article wrongly said “%(was)s”.") % {"was": shortened(was)}
    return _("An earlier version of this article said “%(was)s”; it is “%(now)s”.") % {
        "was": shortened(was),
        "now": shortened(now),
    }


def withdrawn_text(was: str, now: str) -> str:
    """Return the notice that takes an earlier one back."""
    return _("This correction was withdrawn: the article again says “%(now)s” instead of “%(was)s”.") % {
        "was": shortened(was),
        "now": shortened(now),
    }


def taken_back_text(why: str) -> str:
    """Return the notice that takes a statement on a whole article back, and why; its label stands above."""
    return _("Withdrawn: %(why)s") % {"why": why}


def shortened(words: str) -> str:
    """Return the words, the middle of a long passage left out."""
    words = words.replace("\n", " ")
    half = LONGEST // 2
    return words if len(words) <= LONGEST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"
