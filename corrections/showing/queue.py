"""The queue as one editor works through it: what waits, what comes next, what they look for or did last."""

import re
from collections import defaultdict

from django.contrib.auth.models import User
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from articles.search import SHORTEST_START, WORD, asked
from articles.text import folded
from corrections.actions.undo import may_undo
from corrections.lifecycle import State
from corrections.models import Case, CaseQuerySet, Proposal, Report, Step
from corrections.policy import undo_window
from corrections.rights import is_chief
from corrections.showing.beat import EVERYTHING, Beat

#: How many of the newest cases, and of the newest reports on them, an editor's words are looked for in.
MOST_SEARCHED = 5_000

#: A question that is a number, with or without what it is the number of: 7, No. 7, #7, Case 7.
NUMBER = re.compile(r"\W*(?:[^\W\d_]+\W*)?([0-9]{1,9})\W*")


def waiting_for(user: User) -> CaseQuerySet:
    """Return the open cases this person can move on: not what waits for a reader, or for somebody else."""
    last = Proposal.objects.filter(case=OuterRef("pk")).order_by("-pk").values("by")[:1]
    cases = Case.objects.open().exclude(state=State.NEEDS_INFO).alias(proposer=Subquery(last))
    cases = cases.exclude(state=State.AWAITING_SECOND, proposer=user.pk)
    if is_chief(user):
        return cases
    return cases.exclude(state=State.ESCALATED).exclude(pk__in=_appealed_against(user).values("pk"))


def _appealed_against(user: User) -> CaseQuerySet:
    """Return the open cases that this person declined last, and a reader then asked for somebody else."""
    steps = Step.objects.filter(case=OuterRef("pk"), verb__in=("decline", "appeal")).order_by("-pk")
    last, before = Subquery(steps.values("verb")[:1]), Subquery(steps.values("by")[1:2])
    cases = Case.objects.open().alias(last=last, decliner=before)
    return cases.filter(last="appeal", decliner=user.pk)


def left_for(user: User, beat: Beat = EVERYTHING) -> int:
    """Return how many cases wait for this person on their beat."""
    return beat.among(waiting_for(user)).count()


def neighbours(case: Case, user: User, beat: Beat = EVERYTHING) -> tuple[Case | None, Case | None]:
    """Return the cases before and after this one on the beat; after the last comes the first."""
    others = beat.among(waiting_for(user)).exclude(pk=case.pk)
    free = others.exclude(Q(claimed_until__gt=timezone.now()) & ~Q(claimed_by=user))
    return _before(case, others), free.filter(_behind(case)).in_queue_order().first() or _first(free, others)


def last_decision(user: User) -> Case | None:
    """Return the case this person settled last, while they may undo it with one key."""
    since = timezone.now() - undo_window()
    lately = Case.objects.settled().filter(decided_by=user, decided_at__gte=since)
    last = lately.order_by("-decided_at", "-pk").first()
    fix = last.standing_fix if last and last.state == State.FIXED else None
    return None if fix and not may_undo(fix, user) else last


def _first(free: CaseQuerySet, others: CaseQuerySet) -> Case | None:
    """Return the first case nobody holds, or failing that the first at all."""
    return free.in_queue_order().first() or others.in_queue_order().first()


def _behind(case: Case) -> Q:
    same_age = Q(voices=case.voices, opened_at=case.opened_at, pk__gt=case.pk)
    return Q(voices__lt=case.voices) | Q(voices=case.voices, opened_at__gt=case.opened_at) | same_age


def _before(case: Case, others: CaseQuerySet) -> Case | None:
    return others.exclude(_behind(case)).in_queue_order().last()


def holding(cases: CaseQuerySet, question: str) -> CaseQuerySet:
    """Return the cases in which every word asked for is said, and those of the number asked for."""
    words = asked(question)
    found = [pk for pk, said in _said(cases).items() if _holds(" ".join(said), words)] if words else []
    return cases.filter(Q(pk__in=found) | _numbered(question))


def _said(cases: CaseQuerySet) -> dict[int, list[str]]:
    """Return what is said in the newest cases, by key: marked and proposed words, headline, comments."""
    newest = cases.order_by("-pk")[:MOST_SEARCHED]
    said: defaultdict[int, list[str]] = defaultdict(list)
    for pk, *words in newest.values_list("pk", "exact", "proposed", "article__current__headline"):
        said[pk] += words
    reports = Report.objects.standing().filter(case__in=newest.values("pk")).order_by("-pk")
    for pk, *words in reports.values_list("case", "proposed", "comment")[:MOST_SEARCHED]:
        said[pk] += words
    return said


def _holds(said: str, words: list[str]) -> bool:
    """Say whether every word was said; a short one by itself, because its letters stand in most texts."""
    text = folded(said)
    return all(word in (text if len(word) >= SHORTEST_START else WORD.findall(text)) for word in words)


def _numbered(question: str) -> Q:
    """Return the case of the number a question is, and the case of the report of that number."""
    number = NUMBER.fullmatch(folded(question))
    if number is None:
        return Q(pk__in=())
    return Q(pk=number[1]) | Q(pk__in=Report.objects.filter(pk=number[1]).values("case"))
