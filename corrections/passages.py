"""What is known of a passage a reader is about to report; and an article by its sentences and words."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article, Revision
from corrections.actions.near import DECLINED_NEAR, NEW, OPEN_NEAR, Near, Placer, near
from corrections.anchoring import Certainty, NothingMarked, Quote, Span, carry, quote
from corrections.models import Case, Fix
from corrections.placing import alignment_of
from corrections.showing.suggestions import agreed
from corrections.wording import shortened

#: Marks that end a sentence are looked at once, from the first of them: a line may hold any number.
SENTENCE = re.compile(r"\S.*?(?:[。！？]|(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|$)", re.MULTILINE)
WORD = re.compile(r"\S+")
#: What may stand at a word's ends without being part of it.
PUNCTUATION = "\"'“”„«»‘’()[]{}<>.,;:!?…–—-"
PLACE = re.compile(r"([0-9]{1,8})-([0-9]{1,8})", re.ASCII)
#: So many of the latest fixes are asked whether they changed the passage.
LATEST = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that can be picked by its link; without a link it only stands between."""

    text: str
    at: str = ""
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """What a reader without a pointer or JavaScript picked: a sentence, or words of it."""

    quote: Quote
    sentence: str
    words: tuple[Piece, ...]

    @classmethod
    def of(cls, article: Article, asked: Mapping[str, str]) -> "Picked | None":
        """Return what the address names, or None when it names no words of the article."""
        assert article.current is not None
        text = article.current.words.text
        span, within = _span(asked.get("at", "")), _span(asked.get("in", ""))
        try:
            marked = quote(text, *span)
            sentence = quote(text, *within) if any(within) else marked
        except NothingMarked:
            return None
        return cls(
            marked, f"{sentence.start}-{sentence.end}", tuple(_words(text, sentence.span, marked.span))
        )

    @property
    def initial(self) -> dict[str, str]:
        """What the form holds to begin with."""
        return {"quote": json.dumps(asdict(self.quote), ensure_ascii=False), "proposed": self.quote.exact}


def sentences(article: Article) -> list[Piece]:
    """Return every sentence of an article's current words."""
    assert article.current is not None
    found = SENTENCE.finditer(article.current.words.text)
    return [Piece(match[0], f"{match.start()}-{match.end()}") for match in found]


def standing(article: Article, number: int, words: str) -> int:
    """Return how often words that a reader typed stand in the article, if it still is as they read it."""
    current = article.current
    if not words or current is None or current.number != number:
        return 0
    return current.words.text.count(words)


def described(article: Article, number: int, words: str) -> Quote | None:
    """Return the place of words that a reader typed, if they stand in the article exactly once.

    Of an article whose words are withheld nobody learns so whether a guess stands there, and between what.
    """
    if article.current is None or standing(article, number, words) != 1 or article.is_withheld:
        return None
    start = article.current.words.text.index(words)
    return quote(article.current.words.text, start, start + len(words))


def known_passage(article: Article, asked: Mapping[str, str], sender: str = "") -> dict[str, Any]:
    """Return what the dialog should say about a passage: fixed since, waiting or declined; or nothing.

    `sender` is today's hash of the browser that asks, if it is known.
    """
    numbers = [asked.get(name, "") for name in ("revision", "start", "end")]
    if article.is_withheld or not all(n.isascii() and n.isdigit() and len(n) < 9 for n in numbers):
        return {}
    number, span = int(numbers[0]), Span(int(numbers[1]), int(numbers[2]))
    revision = article.revisions.filter(number=number).first()
    if revision is None or span.end <= span.start:
        return {}
    return _changed(article, revision, span) or _reported(article, revision, span, sender)


def _changed(article: Article, revision: Revision, span: Span) -> dict[str, Any]:
    """Return what to say when the words are no longer as the reader's page has them."""
    current = article.current
    assert current is not None
    if revision == current or carry(alignment_of(revision, current), span).certainty is Certainty.EXACT:
        return {}
    fix = next((fix for fix in _fixes_since(article, revision) if _touches(fix, revision, span)), None)
    if fix is None:
        say = _("These words have changed since you opened the page. Reload it to see how they read now.")
        return {"state": "changed", "say": say, "reload": True}
    when = date_format(localtime(fix.at), "H:i" if localtime(fix.at).date() == localdate() else "j E, H:i")
    say = _("This was put right at %(time)s, after you opened the page. Reload it to see.") % {"time": when}
    return {"state": "fixed", "say": say, "reload": True}


def _fixes_since(article: Article, revision: Revision) -> list[Fix]:
    fixes = article.fixes.filter(revision__number__gt=revision.number, undone_by=None)
    return list(fixes.select_related("base").order_by("-pk")[:LATEST])


def _touches(fix: Fix, revision: Revision, span: Span) -> bool:
    place = carry(alignment_of(revision, fix.base), span).span
    return place is not None and place.start <= fix.end and fix.start <= place.end


def _reported(article: Article, revision: Revision, span: Span, sender: str) -> dict[str, Any]:
    """Return what to say of the case that a report of these words would join: one still open comes first."""
    placer = Placer(article)
    place = placer.now(span, revision.pk)
    for asked in (OPEN_NEAR, DECLINED_NEAR):
        found = near(placer, place, asked) if place else Near({})
        group = found.with_new(place).of(NEW) if place else ()
        heard = set(group) - {NEW} - found.unheard
        if heard:
            case = Case.objects.get(pk=min(heard, key=lambda pk: (len(found.places[pk]), -pk)))
            return _told(case, is_own=bool(sender) and case.reports.standing().filter(sender=sender).exists())
    return {}


def _told(case: Case, *, is_own: bool) -> dict[str, Any]:
    """Return what to say of a case that readers have raised; nobody backs a report of their own."""
    shown = agreed(case) if case.is_open else ""
    voice = {"own": True} if is_own else {"voice": case.pk, "proposed": shown}
    facts = {"case": case.pk, "state": "open" if case.is_open else case.state, "voices": case.voices, **voice}
    if not case.is_open:
        say = _("An editor looked at this and left it as it is: %(reason)s") % {"reason": case.reason}
        return {**facts, "say": say, "reason": case.reason}
    return {**facts, "say": f"{_waiting(case.voices, is_own=is_own)} {wish(case.exact, shown)}"}


def _waiting(voices: int, *, is_own: bool) -> str:
    if is_own:
        return _("You have reported this already; it waits for an editor.")
    say = ngettext(
        "%(n)s reader has reported this; it waits for an editor.",
        "%(n)s readers have reported this; it waits for an editor.",
        voices,
    )
    return say % {"n": voices}


def wish(exact: str, proposed: str) -> str:
    """Return marked words and what they should read, as far as either is known: “Kazzym” → “Kassym”."""
    return " → ".join(f"“{shortened(words)}”" for words in dict.fromkeys((exact, proposed)) if words)


def _span(place: str) -> tuple[int, int]:
    match = PLACE.fullmatch(place)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _words(text: str, sentence: Span, marked: Span) -> Iterator[Piece]:
    """Yield a sentence word by word; a word beside a picked one leads to both and all between."""
    done = sentence.start
    for match in WORD.finditer(text, sentence.start, sentence.end):
        bare = match[0].strip(PUNCTUATION)
        start = match.start() + match[0].index(bare)
        word = Span(start, start + len(bare))
        reach = word if marked == sentence else Span(min(marked.start, word.start), max(marked.end, word.end))
        if bare:
            yield Piece(text[done:start])
            yield Piece(
                bare, f"{reach.start}-{reach.end}", picked=marked != sentence and word.shared(marked) > 0
            )
            done = word.end
    yield Piece(text[done : sentence.end])
