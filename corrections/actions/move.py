"""Every move of a case: checked against the table and against who came first, recorded, told to readers."""

from copy import copy
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actions import in_the_papers_language, insert
from corrections.actions.holding import hold
from corrections.actions.letters import tell_reporters
from corrections.lifecycle import SETTLED, State, check_move
from corrections.models import Case, Report, Step
from corrections.policy import TierRule

#: States that call the words right now: whoever found them wrong after an earlier fix is asked again.
SETTLED_RIGHT = frozenset({State.FIXED, State.FIXED_ELSEWHERE})

#: States in which a case waits for more than one editor's word: no reader takes it out of them.
HIGHER = frozenset({State.AWAITING_SECOND, State.ESCALATED})


class DecidedMeanwhile(Exception):
    """Somebody else moved the case first: nothing was written."""

    def __init__(self, case: Case) -> None:
        case.refresh_from_db()
        self.case = case
        super().__init__(
            _(
                "%(case)s was changed by someone else and is now “%(state)s”. "
                "Look at it again before deciding."
            )
            % {"case": case, "state": case.get_state_display()}
        )


@transaction.atomic
def move(case: Case, to: State, *, by: User | None, verb: str, why: str = "", **changes: Any) -> None:
    """Take a case to another state, if nobody else moved it since it was read, and record the step."""
    check_move(case.state, to)
    twin, original = None, case.duplicate_of
    if to is State.REOPENED:
        twin = _take_in_twin(case)
        changes |= {"duplicate_of": None, "swept_from": None}
    now = timezone.now()
    if to in SETTLED_RIGHT:
        Report.objects.answered_by(case).filter(right_now=False).update(right_now=None)
    if to in SETTLED:
        changes |= {"decided_at": now, "decided_by": by, "reason": why}
    if to in SETTLED or to is State.ESCALATED:
        changes |= {"claimed_by": None, "claimed_until": None}
    taken = Case.objects.filter(pk=case.pk, version=case.version).update(
        state=to.value, version=case.version + 1, **changes
    )
    if not taken:
        raise DecidedMeanwhile(case)
    record(case, verb, to, by=by, why=why, at=now)
    case.refresh_from_db()
    tell_reporters(case)
    _count_anew(case, original)
    if twin and twin.state in HIGHER:
        move(case, State.ESCALATED, by=None, verb="regroup", why=on_record(twin))


def _count_anew(case: Case, original: Case | None) -> None:
    """Let the voices of a duplicate count where it is decided: at the original that it has, or had."""
    if case.duplicate_of:
        case.duplicates.update(duplicate_of=case.duplicate_of)  # so that no original is a duplicate itself
    for one in (original, case.duplicate_of):
        if one:
            count_voices(one)


def count_voices(case: Case) -> None:
    """Count the readers whom a decision on this case answers, but for those who may be robots."""
    voices = Report.objects.answered_by(case).counted().readers()
    Case.objects.filter(pk=case.pk).update(voices=voices)


def _take_in_twin(case: Case) -> Case | None:
    """Let a case that is opened again have the reports of an open one that came to its place meanwhile.

    Return that one as it was: what was handed higher up stays there.
    """
    hold(case.article_id)
    place = {"revision": case.revision_id, "start": case.start, "end": case.end}
    opened = Case.objects.open().filter(article=case.article_id, **place).exclude(pk=case.pk)
    twin = opened.select_for_update(no_key=True).first() if case.names_a_place else None
    if twin is None:
        return None
    was = copy(twin)
    Report.objects.filter(case=twin).update(case=case)
    move(twin, State.DUPLICATE, by=None, verb="regroup", why=on_record(case), duplicate_of=case)
    return was


def on_record(thing: object) -> str:
    """Return the name of a case, a report or a notice in the paper's language, to be kept for good."""
    with in_the_papers_language():
        return str(thing)


def named(rule: TierRule) -> str:
    """Return a tier's name in the paper's language, as the article's history shows it."""
    with in_the_papers_language():
        return rule.name


def record(
    case: Case, verb: str, to: State, *, by: User | None, why: str = "", at: datetime | None = None
) -> None:
    """Add a step to a case's life."""
    now = at or timezone.now()
    insert(Step(case=case, at=now, by=by, verb=verb, from_state=case.state, to_state=to.value, why=why))
