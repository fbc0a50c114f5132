"""Putting the right words in the article, and taking them out again."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import ChangedSince, revise
from articles.models import Article, Revision
from articles.words import Words, fitted
from corrections.actions.decide import NeedsReason, check_decider, move
from corrections.actions.notices import publish, withdraw
from corrections.anchoring import Certainty, Span, carry
from corrections.lifecycle import State, check_move
from corrections.models import Case, Fix
from corrections.placing import alignment_of
from corrections.policy import TierRule, tiers
from corrections.rights import check_chief, check_editor, check_tier
from corrections.severity import Guard, Tier, guard, raised


class WordsGone(Exception):
    """The words to be changed no longer stand where they were shown."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("“%(words)s” no longer stands in that place. Look where it is now and apply the fix again.")
            % {"words": words[:120]}
        )


class NothingToChange(Exception):
    """The new words are the old ones."""


class TooLateToUndo(Exception):
    """The fix cannot be undone by itself, because later edits touched the same words."""


@transaction.atomic
def apply_fix(
    case: Case,
    words: str,
    *,
    at: Span,
    expected: str,
    read: Revision,
    by: AbstractUser,
    tier: Tier | None = None,
    why: str = "",
    note: str = "",
    proposed_by: AbstractUser | None = None,
) -> Fix:
    """Put the right words in the article, settle the case and tell the public what the policy asks for.

    `at` is the place in the text of the revision that was read, `expected` what stood there; `proposed_by`
    is the first of two editors, where a tier asks for two. Raises
    ChangedSince, WordsGone, CannotChange, NothingToChange, NeedsReason, NotAllowed or DecidedMeanwhile;
    then nothing is written.
    """
    check_decider(case, by)
    check_move(case.state, State.FIXED)
    check_expected(read, at, expected)
    new = read.words.changed(at.start, at.end, words)
    if new.digest == read.digest:
        raise NothingToChange(_("These words already stand there. Close the case as already right instead."))
    rule = tier_of(read.words, new, at, tier, why)
    check_tier(by, rule, proposed_by=proposed_by)

    revision = revise(
        case.article,
        new,
        read=read,
        by=by,
        origin=Revision.Origin.FIX,
        why=rule.name,
        significant=rule.significant,
    )
    fix = _fix(case.article, read, revision, _recorded(read.words, new, at, words), rule.tier, by)
    fix.cases.add(case)
    move(case, State.FIXED, by=by, verb="apply", why=why)
    if rule.place != "history":
        publish(fix, text=note)
    _settle_others(fix)
    return fix


@transaction.atomic
def undo(fix: Fix, *, by: AbstractUser) -> Fix:
    """Take a fix back with a new revision; its cases are open again, its notice superseded."""
    check_editor(by)
    if fix.by_id != by.pk or tiers()[Tier(fix.tier)].decides != "editor":
        check_chief(by)
    if fix.is_undone or fix.undoes_id:
        raise TooLateToUndo(_("This fix was undone before. Reload the page to see where it stands."))
    article = Article.objects.select_related("current").get(pk=fix.article_id)
    current = article.current
    assert current is not None
    words, span = _words_before(fix, current)
    rule = tiers()[Tier(fix.tier)]
    revision = revise(
        article, words, read=current, by=by, origin=Revision.Origin.UNDO, why=_("Undo"), significant=rule.significant
    )
    undone = _fix(article, current, revision, (span, fix.before), Tier(fix.tier), by, undoes=fix)
    for case in fix.cases.all():
        undone.cases.add(case)
        move(case, State.REOPENED, by=by, verb="undo")
    if hasattr(fix, "notice"):
        withdraw(fix.notice, undone)
    return undone


def change_guard(words: Words, new: Words, start: int) -> Guard:
    """Return the least tier of turning the words into the new ones, judged where they differ."""
    old_block, new_block = words.block_at(start), new.block_at(start)
    in_headline = old_block is not None and old_block.kind == "headline" and words.headline != new.headline
    if len(words.blocks) != len(new.blocks) or old_block is None or new_block is None:
        return raised(guard(words.text, new.text), headline=in_headline)
    pairs = [(o.text, n.text) for o, n in zip(words.blocks, new.blocks, strict=True) if o.text != n.text]
    found = guard("\n".join(old for old, _n in pairs), "\n".join(new for _o, new in pairs))
    return raised(found, headline=in_headline)


def check_expected(read: Revision, at: Span, expected: str) -> None:
    if at.of(read.words.text) != expected or not expected:
        raise WordsGone(expected)


def tier_of(old: Words, new: Words, at: Span, wished: Tier | None, why: str) -> TierRule:
    """Return the tier of a change: the least the guard allows, unless an editor says otherwise and why."""
    least = tiers()[change_guard(old, new, at.start).least]
    rule = tiers()[wished] if wished else least
    if rule.rank < least.rank and not why.strip():
        raise NeedsReason(
            _("This change is at least a “%(least)s”. To call it “%(wished)s”, type a reason for the record.")
            % {"least": least.name, "wished": rule.name}
        )
    return rule


def _recorded(old: Words, new: Words, at: Span, words: str) -> tuple[Span, str]:
    """Return the span that changed and what stands there now; after a deletion, the words around it."""
    start, end, after = fitted(old.text, at.start, at.end, words)
    if after:
        return Span(start, end), after
    before_word = old.text.rfind(" ", 0, max(0, start - 1)) + 1
    line_start = old.text.rfind("\n", 0, start) + 1
    start = max(before_word, line_start)
    end = min(len(old.text), end + 1) if start == at.start else end
    grown = len(new.text) - len(old.text)
    return Span(start, end), new.text[start : end + grown]


def _fix(
    article: Article,
    base: Revision,
    revision: Revision,
    change: tuple[Span, str],
    tier: Tier,
    by: AbstractUser,
    undoes: Fix | None = None,
) -> Fix:
    span, after = change
    return Fix.objects.create(
        article=article,
        base=base,
        revision=revision,
        start=span.start,
        end=span.end,
        before=span.of(base.words.text),
        after=after,
        tier=tier,
        by=by,
        at=timezone.now(),
        undoes=undoes,
    )


def _settle_others(fix: Fix) -> None:
    """Close the article's other open cases whose proposed words now stand in their place."""
    others = Case.objects.open().filter(article=fix.article).exclude(proposed="").select_related("revision")
    for case in others:
        case.article = fix.article
        place = case.where()
        stands = place.span.of(fix.revision.words.text) if place.span else ""
        if place.certainty is not Certainty.EXACT and stands == case.proposed:
            fix.cases.add(case)
            move(case, State.FIXED_ELSEWHERE, by=None, verb="found right", why=str(fix))


def _words_before(fix: Fix, current: Revision) -> tuple[Words, Span]:
    """Return the article's words without the fix and the span it had; raises TooLateToUndo on a clash."""
    span = Span(fix.start, fix.start + len(fix.after))
    if current.pk == fix.revision_id:
        return fix.base.words, span
    place = carry(alignment_of(fix.revision, current), span)
    if place.certainty is not Certainty.EXACT or place.span is None:
        raise TooLateToUndo(
            _("“%(words)s” was edited after this fix. Change the article itself instead.") % {"words": fix.after}
        )
    return current.words.changed(place.span.start, place.span.end, fix.before), place.span


__all__ = ["ChangedSince", "NothingToChange", "TooLateToUndo", "WordsGone", "apply_fix", "change_guard", "undo"]
