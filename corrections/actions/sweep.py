"""The same mistake elsewhere: put right place by place, each in a case and with a notice of its own."""

import re
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import insert
from articles.diff import edits
from articles.models import Article, Revision
from corrections.actions.fix import WordsGone
from corrections.actions.holding import held
from corrections.actions.move import on_record, record
from corrections.actions.second import apply_or_propose
from corrections.anchoring import Certainty, Span, carry
from corrections.lifecycle import State
from corrections.models import Case, Fix, Proposal
from corrections.placing import alignment_of
from corrections.severity import Tier

#: Where a word begins and ends; but for scripts that set no spaces between words, or join endings to them.
EDGES = {0: r"(?<!\w)", -1: r"(?!\w)"}
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def exchanged(fix: Fix) -> tuple[str, str]:
    """Return the words that were wrong and those that are right: of one change no more than changed."""
    changed = edits(fix.before, fix.after)
    if len(changed) == 1:
        [edit] = changed
        wrong, right = fix.before[edit.start : edit.end].strip(), edit.words.strip()
        if wrong and right:
            return wrong, right
    return fix.before, fix.after


class PutRightAlready(Exception):
    """A place where the right words stand by now."""

    def __init__(self) -> None:
        super().__init__(_("The words were put right there already."))


def places(text: str, wrong: str, right: str) -> Iterator[Span]:
    """Yield where wrong words stand as whole words, but for those that are part of the right ones already."""
    before, after = ("" if UNSPACED.match(wrong[at]) else edge for at, edge in EDGES.items())
    for match in re.finditer(f"{before}{re.escape(wrong)}{after}", text):
        span = Span(match.start(), match.end())
        if not stands_right(text, span, wrong, right):
            yield span


def stands_right(text: str, span: Span, wrong: str, right: str) -> bool:
    """Say whether the right words stand in a place, or around the wrong ones that are part of them."""
    if span.of(text) != wrong:
        return span.of(text) == right
    inside = [match.start() for match in re.finditer(re.escape(wrong), right)]
    return any(at <= span.start and text.startswith(right, span.start - at) for at in inside)


@transaction.atomic
def put_right(fix: Fix, read: Revision, span: Span, *, by: User) -> Fix | Proposal:
    """Put the words of a fix right in another place too, by the tier of that fix.

    `read` is the revision in which the place was looked at. A case that readers have open there is settled
    with it; else one is opened. Raises PutRightAlready when somebody came first, WordsGone when the words
    have changed otherwise, and all that `apply_fix` does; then nothing is written.
    """
    wrong, right = exchanged(fix)
    article = held(read.article_id)
    assert article.current is not None
    at = _place_now(article.current, read, span, wrong, right)
    case = _case_there(fix, article, at, by)
    return apply_or_propose(
        case,
        right,
        at=at,
        expected=wrong,
        read=article.current,
        by=by,
        tier=Tier(fix.tier),
        why=_source(fix),
    )


def _place_now(current: Revision, read: Revision, span: Span, wrong: str, right: str) -> Span:
    """Return where the wrong words stand now, still wrong; raises PutRightAlready or WordsGone."""
    text, place = current.words.text, carry(alignment_of(read, current), span)
    if place.span and stands_right(text, place.span, wrong, right):
        raise PutRightAlready
    if place.certainty is not Certainty.EXACT or place.span is None:
        raise WordsGone(wrong)
    if place.span not in set(places(text, wrong, right)):
        raise WordsGone(wrong)
    return place.span


def _case_there(fix: Fix, article: Article, span: Span, by: User) -> Case:
    """Return the open case of these very words, or a new one that an editor has found."""
    wrong, right = exchanged(fix)
    where = {"article": article, "revision": article.current, "start": span.start, "end": span.end}
    case = Case.objects.open().filter(**where).select_for_update(no_key=True).first()
    if case:
        Case.objects.filter(pk=case.pk).update(swept_from=fix)
        case.refresh_from_db()
        case.article = article
        return case
    words = {"exact": wrong, "proposed": right, "kind": fix.cases.order_by("pk")[0].kind}
    case = insert(Case(**where, **words, voices=0, opened_at=timezone.now(), swept_from=fix))
    record(case, "sweep", State.NEW, by=by, why=_source(fix))
    return case


def _source(fix: Fix) -> str:
    """Return the case that the fix settled, by its name: the reason on record for every place."""
    return on_record(fix.cases.order_by("pk")[0])
