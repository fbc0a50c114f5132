"""How pages show corrections: the form, the notices, word diffs, and what machines read of them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.timesince import timesince

from articles.diff import Piece, pieces
from articles.models import Article, Revision
from articles.words import Words
from corrections.clause import says
from corrections.forms import ReportForm
from corrections.models import Fix, Notice
from corrections.structured import Data, news_article, organization
from corrections.wording import written_in

register = template.Library()

#: Of all places in an article only a paragraph is called by its number.
NUMBER = re.compile(r"[0-9]+")

#: JSON inside a page: no sign that HTML might take for its own.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


@register.inclusion_tag("corrections/_report_form.html")
def report_form(article: Article) -> dict[str, Any]:
    """The dialog in which readers report a mistake; it holds no token, so the page can be cached."""
    assert article.current is not None
    return {"article": article, "form": ReportForm(initial={"revision": article.current.number})}


@dataclass(frozen=True, slots=True)
class Corrections:
    """The notices of one article, newest first, by where they stand on its page."""

    notices: tuple[Notice, ...]

    @property
    def top(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.rule.place == "top"]

    @property
    def foot(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.rule.place == "foot"]

    @property
    def standing(self) -> list[Notice]:
        return [notice for notice in self.notices if not hasattr(notice, "superseded_by")]

    @property
    def retraction(self) -> Notice | None:
        """The notice that says why the article is retracted."""
        said = (notice for notice in self.standing if notice.tier == "retraction" and not notice.takes_back)
        return next(said, None)

    @property
    def below(self) -> Notice | None:
        """The newest notice below the words that tells of a change, for whoever begins to read above them."""
        said = (notice for notice in self.standing if notice.rule.place == "foot" and not notice.takes_back)
        return next(said, None)


@register.simple_tag
def corrections_of(article: Article) -> Corrections:
    """Every notice of an article, superseded ones too, but for slips taken back at once."""
    notices = Notice.objects.filter(article=article).public().newest_first()
    return Corrections(tuple(notices.with_article().select_related("supersedes__fix__undoes")))


@register.simple_tag
def latest_corrections(most: int) -> list[Notice]:
    """The newest public corrections."""
    return list(Notice.objects.listed()[:most])


@register.filter
def with_fixes(revisions: Iterable[Revision]) -> list[tuple[Revision, Fix | None]]:
    """Revisions, each with the fix that it holds, if it holds one."""
    shown = list(revisions)
    fixes = {fix.revision_id: fix for fix in Fix.objects.filter(revision__in=shown)}
    return [(revision, fixes.get(revision.pk)) for revision in shown]


@register.inclusion_tag("corrections/_diff.html")
def word_diff(old: str, new: str) -> dict[str, Any]:
    """What changed between two texts, with inserted and removed words told apart by more than colour."""
    return {"pieces": pieces(old, new)}


@dataclass(frozen=True, slots=True)
class Sides:
    """The words before and after, cut where they differ."""

    was: list[tuple[str, bool]]
    now: list[tuple[str, bool]]


@register.filter
def sides(notice: Notice) -> Sides:
    """Both sides of a correction, the letters that differ marked in each."""
    change = pieces(notice.was, notice.now)
    return Sides(_side(change, "del"), _side(change, "ins"))


def _side(change: list[Piece], kind: str) -> list[tuple[str, bool]]:
    """Return one side of a change: what both share, and what only this side has."""
    own = [piece for piece in change if piece.kind in {"same", kind}]
    return [part for piece in own for part in (piece.letters or ((piece.text, False),))]


@register.filter
def repeats(notice: Notice) -> bool:
    """Say whether its sentence quotes both sides already, so that they need not stand below it again."""
    return all(says(notice.text, words) for words in (notice.was, notice.now) if words)


@register.simple_tag
def paragraph_of(notice: Notice, words: Words | None = None) -> str:
    """The id of the paragraph a notice speaks of, when that still holds the words; `words` are the article's.

    Without them only a notice on the words as they are now has one.
    """
    number = NUMBER.search(notice.place)
    if number is None or notice.article.is_withheld:
        return ""
    paragraphs = [block for block in words.blocks if block.kind == "p"] if words else []
    told = "".join(block.text for block in paragraphs[int(number[0]) - 1 : int(number[0])])
    is_unchanged = notice.after_id == notice.article.current_id
    return f"p{number[0]}" if is_unchanged or (notice.now and notice.now in told) else ""


@register.filter
def lasted(length: timedelta) -> str:
    """How long something was, in words: 3 days, 4 hours."""
    now = timezone.now()
    return timesince(now - length, now)


@register.filter
def told_in(notice: Notice) -> str:
    """The language a notice is written in: its article's if we can write that, else the paper's."""
    return written_in(notice.article.language)


@register.simple_tag
def article_data(article: Article, corrections: Corrections) -> SafeString:
    """The article as search engines read it, its corrections with it."""
    return _data_block(news_article(article, corrections.standing))


@register.simple_tag
def paper_data() -> SafeString:
    """The paper as search engines read it."""
    return _data_block(organization())


def _data_block(data: Data) -> SafeString:
    """Return data as a block no browser runs; every sign that could end it is escaped."""
    written = json.dumps({"@context": "https://schema.org", **data}).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped above
