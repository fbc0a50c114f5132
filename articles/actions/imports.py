"""Bringing drafts in: a new article, a new revision, or nothing; an editor's fix is never overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from articles.actions.arrivals import arrived
from articles.actions.conflicts import hold, queue, rebase, withdraw
from articles.actions.facts import facts_of, follow
from articles.actions.plans import Outcome, Plan, plans
from articles.actions.revise import RETRIES, ChangedSince, revise
from articles.formats.draft import Draft
from articles.models import Article, ImportConflict, Source

#: How a conflict was settled that `--on-conflict` settles at once.
AT_ONCE = {"keep": ImportConflict.Settlement.KEPT, "take": ImportConflict.Settlement.TAKEN}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one draft, and the article it became."""

    plan: Plan
    made: Article | None = None

    @property
    def outcome(self) -> Outcome:
        return self.plan.outcome

    @property
    def article(self) -> Article:
        if self.made is not None:
            return self.made
        if self.plan.source is None:
            raise LookupError(
                f"“{self.plan.theirs.headline}” is only planned. Import it to have its article."
            )
        return self.plan.source.article


def import_draft(draft: Draft, *, on_conflict: str = "queue") -> Result:
    """Publish a draft, or bring its changes into the article it became before."""
    for _attempt in range(RETRIES):
        try:
            return import_drafts([draft], on_conflict=on_conflict)[0]
        except (IntegrityError, ChangedSince):
            continue
    return import_drafts([draft], on_conflict=on_conflict)[0]


@transaction.atomic
def import_drafts(drafts: Sequence[Draft], *, on_conflict: str = "queue") -> list[Result]:
    """Publish many drafts, or bring their changes in: all of them, or none when one cannot be stored."""
    planned = plans(drafts, on_conflict)
    _hold(planned)
    new = [plan for plan in planned if plan.outcome is Outcome.CREATED]
    made = iter(arrived([plan.draft for plan in new], [plan.theirs for plan in new]) if new else ())
    for plan in planned:
        _bring_in(plan, on_conflict)
    _recognise(planned)
    return [Result(plan, next(made) if plan.outcome is Outcome.CREATED else None) for plan in planned]


def _hold(planned: Sequence[Plan]) -> None:
    """Keep others off the sources of changes; raises ChangedSince if one says no more what was planned on.

    Their articles are held too, in the order in which all hold many of them: or two would wait in a ring.
    """
    changes = {
        plan.source.pk: plan.source
        for plan in planned
        if plan.source is not None and (plan.outcome is not Outcome.UNCHANGED or plan.waiting)
    }
    now = hold(changes) if changes else {}
    for number, source in changes.items():
        if now.get(number) != source.digest:
            raise ChangedSince(source.article)
    articles = Article.objects.filter(pk__in={source.article_id for source in changes.values()})
    list(articles.order_by("pk").select_for_update(no_key=True).values_list("pk"))


def _bring_in(plan: Plan, on_conflict: str) -> None:
    """Bring a change of the source into its article, or before the editors."""
    if plan.source is None:
        return
    if plan.clashed:
        queue(plan.source, plan.theirs)
    if plan.words is not None:
        rebase(plan.source, plan.theirs, plan.draft.seen)
        article = plan.source.article
        revise(article, plan.words, read=article.current, by=None, origin="import")  # type: ignore[arg-type]
    if plan.outcome is not Outcome.CONFLICT and not plan.draft.same:
        follow(plan.source, facts_of(plan.draft), plan.draft.seen)
    if plan.outcome is not Outcome.CONFLICT and (plan.waiting or plan.clashed):
        withdraw(plan.source, AT_ONCE[on_conflict] if plan.clashed else ImportConflict.Settlement.GONE)


def _recognise(planned: Sequence[Plan]) -> None:
    """Remember by which records unchanged articles are known now, so that none is read again."""
    anew = [
        Source(pk=plan.source.pk, seen=plan.draft.seen)
        for plan in planned
        if plan.outcome is Outcome.UNCHANGED
        and plan.source is not None
        and plan.draft.seen not in {None, plan.source.seen}
    ]
    Source.objects.bulk_update(anew, ["seen"])
