"""Putting the right words in the article."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import revise
from articles.diff import edits
from articles.models import Article, Revision
from articles.words import CannotChange, Words, fitted
from articles.words.fitting import HEADLINE
from corrections.actions.decide import NeedsReason, check_decider
from corrections.actions.grouping import opened_for, regroup
from corrections.actions.move import count_voices, move, named
from corrections.actions.notices import publish
from corrections.anchoring import Certainty, Span, carry
from corrections.lifecycle import State, check_move
from corrections.models import Case, Fix, Report
from corrections.placing import alignment_of
from corrections.policy import TierRule, tiers
from corrections.rights import NotAllowed, check_tier, is_chief
from corrections.severity import Tier, change_guard

LONGEST_HEADLINE: int = Revision._meta.get_field("headline").max_length  # type: ignore[assignment]


class WordsGone(Exception):
    """The words to be changed no longer stand where they were shown."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("“%(words)s” no longer stands in that place. Look where it is now and apply the fix again.")
            % {"words": words[:120]}
        )


class NothingToChange(Exception):
    """The new words are the old ones."""


@transaction.atomic
def apply_fix(
    case: Case,
    words: str,
    *,
    at: Span,
    expected: str,
    read: Revision,
    by: User,
    tier: Tier | None = None,
    why: str = "",
    note: str = "",
    thank: Collection[int] = (),
    proposed_by: User | None = None,
) -> Fix:
    """Put the right words in the article, settle the case and tell the public what the policy asks for.

    `at` is the place in the text of the revision that was read, `expected` what stood there; `thank` are the
    keys of the reporters whose names were listed with it, and may now be thanked; `proposed_by` is the first
    of two editors, where a tier asks for two. Raises ChangedSince, WordsGone, CannotChange, NothingToChange,
    NeedsReason, NotAllowed or DecidedMeanwhile; then nothing is written.
    """
    _check_turn(case, by, proposed_by)
    check_expected(read, at, expected)
    new = changed(read, at, words)
    rule = tier_of(read.words, new, at, tier, why)
    check_tier(by, rule, proposed_by=proposed_by)

    revision = revise(
        case.article,
        new,
        read=read,
        by=by,
        origin=Revision.Origin.SWEEP if case.swept_from_id else Revision.Origin.FIX,
        why=named(rule),
        significant=rule.significant,
    )
    fix = kept(case.article, read, revision, _recorded(read.words, new, at, words), rule.tier, by)
    fix.cases.add(case)
    left = _left_open(case, fix)
    move(case, State.FIXED, by=by, verb="apply", why=why)
    if left:
        regroup(fix.article)
    _settle_others(fix)
    if rule.place != "history":
        publish(fix, case, text=note, thank=thank)
    return fix


def _check_turn(case: Case, by: User, proposed_by: User | None) -> None:
    """Raise NotAllowed or IllegalMove unless this person may put words into the article for this case now."""
    check_decider(case, by)
    check_move(case.state, State.FIXED)
    if case.state == State.AWAITING_SECOND and proposed_by is None and not is_chief(by):
        raise NotAllowed(_("A colleague proposed other words here: approve it, or return it with a reason."))


def changed(read: Revision, at: Span, words: str) -> Words:
    """Return the words with others in one place; raises NothingToChange when they are the same.

    Raises CannotChange when they do not fit there, or would make a headline too long to keep.
    """
    new = read.words.changed(at.start, at.end, words)
    if len(new.headline) > LONGEST_HEADLINE:
        raise CannotChange(HEADLINE)
    if new.digest == read.digest:
        raise NothingToChange(_("These words already stand there. Close the case as already right instead."))
    return new


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
    start, end, after = fitted(old.text, at.start, at.end, words, old.blocks)
    if after:
        return Span(start, end), after
    before_word = old.text.rfind(" ", 0, max(0, start - 1)) + 1
    line_start = old.text.rfind("\n", 0, start) + 1
    start = max(before_word, line_start)
    end = min(len(old.text), end + 1) if start == at.start else end
    grown = len(new.text) - len(old.text)
    return Span(start, end), new.text[start : end + grown]


def kept(
    article: Article,
    base: Revision,
    revision: Revision,
    change: tuple[Span, str],
    tier: Tier,
    by: User,
    undoes: Fix | None = None,
) -> Fix:
    """Keep what was changed: the words before and after, and the revision that holds them."""
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


def _left_open(case: Case, fix: Fix) -> bool:
    """Take readers out of a case who wished another change, elsewhere in the words they marked."""
    proposals = case.reports.standing().exclude(proposed="").select_related("revision", "case").order_by("pk")
    others = [report for report in proposals if _wishes_elsewhere(report, fix)]
    if others:
        Report.objects.filter(pk__in=[report.pk for report in others]).update(case=opened_for(others[0]))
        count_voices(case)
    return bool(others)


def _wishes_elsewhere(report: Report, fix: Fix) -> bool:
    """Say whether a report's own change, where it stands for sure, does not touch what was changed."""
    place = carry(alignment_of(report.revision, fix.base), report.span)
    if place.certainty is not Certainty.EXACT or place.span is None or report.proposed == report.exact:
        return False
    wished = _changes(place.span.start, place.span.of(fix.base.words.text), report.proposed)
    made = _changes(fix.start, fix.before, fix.after)
    return not any(one.start <= other.end and other.start <= one.end for one in wished for other in made)


def _changes(start: int, old: str, new: str) -> list[Span]:
    """Return where words that begin there change into others."""
    return [Span(start + edit.start, start + edit.end) for edit in edits(old, new)]


def _settle_others(fix: Fix) -> None:
    """Close the article's other open cases whose proposed words now stand in their place."""
    others = Case.objects.open().filter(article=fix.article).exclude(proposed="").order_by("pk")
    for case in others.select_related("revision").select_for_update(of=("self",), no_key=True):
        case.article = fix.article
        place = case.where()
        stands = place.span.of(fix.revision.words.text) if place.span else ""
        if place.certainty is not Certainty.EXACT and stands == case.proposed:
            fix.cases.add(case)
            move(case, State.FIXED_ELSEWHERE, by=None, verb="found right", why=str(fix))
