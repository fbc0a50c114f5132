"""The same mistake elsewhere: put right place by place, each in a case and with a notice of its own."""

import re
from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.actions import insert
from articles.diff import edits
from articles.models import Article, Revision
from corrections.actions.fix import WordsGone
from corrections.actions.move import record
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


def places(text: str, wrong: str, right: str) -> Iterator[Span]:
    """Yield where wrong words stand as whole words, but for those that are part of the right ones already."""
    inside = [match.start() for match in re.finditer(re.escape(wrong), right)]
    before, after = ("" if UNSPACED.match(wrong[at]) else edge for at, edge in EDGES.items())
    for match in re.finditer(f"{before}{re.escape(wrong)}{after}", text):
        start = match.start()
        if not any(at <= start and text.startswith(right, start - at) for at in inside):
            yield Span(start, match.end())


@transaction.atomic
def put_right(fix: Fix, read: Revision, span: Span, *, by: User) -> Fix | Proposal:
    """Put the words of a fix right in another place too, by the tier of that fix.

    `read` is the revision in which the place was looked at. A case that readers have open there is settled
    with it; else one is opened. Raises WordsGone when the words have changed since, and all that `apply_fix`
    does; then nothing is written.
    """
    wrong, right = exchanged(fix)
    Article.objects.select_for_update(no_key=True).get(pk=read.article_id)
    article = Article.objects.with_words().get(pk=read.article_id)
    assert article.current is not None
    place = carry(alignment_of(read, article.current), span)
    if place.certainty is not Certainty.EXACT or place.span is None:
        raise WordsGone(wrong)
    case = _case_there(fix, article, place.span, by)
    return apply_or_propose(
        case,
        right,
        at=place.span,
        expected=wrong,
        read=article.current,
        by=by,
        tier=Tier(fix.tier),
        why=_source(fix),
    )


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
    return str(fix.cases.order_by("pk")[0])
