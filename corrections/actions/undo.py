"""Taking a fix back: a new revision, never a rewritten history."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions import revise
from articles.merge import Clash, merged
from articles.models import Revision
from articles.words import Words
from corrections.actions.fix import kept
from corrections.actions.holding import held
from corrections.actions.move import DecidedMeanwhile, move, named, record
from corrections.actions.notices import withdraw
from corrections.anchoring import Certainty, Span, carry
from corrections.lifecycle import State
from corrections.models import Case, Fix
from corrections.placing import alignment_of
from corrections.rights import check_chief, check_editor, is_chief
from corrections.severity import Tier


class TooLateToUndo(Exception):
    """The fix cannot be undone by itself, because later edits touched the same words."""


@transaction.atomic
def undo(fix: Fix, *, by: User, seen: Case | None = None) -> Fix:
    """Take a fix back with a new revision; its cases are open again, its notice superseded.

    `seen`: the case as it was read; raises DecidedMeanwhile when it has moved since, and TooLateToUndo when
    later edits touched the words.
    """
    check_editor(by)
    if not may_undo(fix, by):
        check_chief(by)
    article = held(fix.article_id)
    if seen and not Case.objects.filter(pk=seen.pk, version=seen.version).exists():
        raise DecidedMeanwhile(seen)
    if fix.is_undone or fix.undoes_id:
        raise TooLateToUndo(_("This fix was undone before. Reload the page to see where it stands."))
    current = article.current
    assert current is not None
    words, span = _words_before(fix, current)
    rule = fix.rule
    revision = revise(
        article,
        words,
        read=current,
        by=by,
        origin=Revision.Origin.UNDO,
        why=named(rule),
        significant=rule.significant,
    )
    if revision == current:
        raise TooLateToUndo(
            _("The words are as they were before this fix already, so there is nothing to undo.")
        )
    undone = kept(article, current, revision, (span, fix.before), Tier(fix.tier), by, undoes=fix)
    undone.cases.set(fix.cases.all())
    _open_again(fix, by)
    if notice := fix.notice:
        withdraw(notice, undone)
    return undone


def _open_again(fix: Fix, by: User) -> None:
    """Open the cases that the fix settled; one that a reader has opened already learns of it."""
    for case in fix.cases.order_by("pk"):
        if case.is_open:
            record(case, "undo", State(case.state), by=by)
        else:
            move(case, State.REOPENED, by=by, verb="undo")


def may_undo(fix: Fix, by: User) -> bool:
    """Say whether this person may take a fix back: any, or one's own of a tier that one decides alone."""
    return is_chief(by) or (fix.by_id == by.pk and fix.rule.decides == "editor")


def _words_before(fix: Fix, current: Revision) -> tuple[Words, Span]:
    """Return the article's words without the fix and the span it had; raises TooLateToUndo on a clash.

    Blocks that nobody has touched since come back with all their markup; in others the words alone do.
    """
    span = Span(fix.start, fix.start + len(fix.after))
    if current.pk == fix.revision_id:
        return fix.base.words, span
    place = carry(alignment_of(fix.revision, current), span)
    if place.certainty is not Certainty.EXACT or place.span is None:
        raise TooLateToUndo(
            _("“%(words)s” was edited after this fix. Change the article itself instead.")
            % {"words": fix.after}
        )
    try:
        return merged(fix.revision.words, current.words, fix.base.words), place.span
    except Clash:
        return current.words.changed(place.span.start, place.span.end, fix.before), place.span
