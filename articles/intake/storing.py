"""Drafts written many at once; when something stands in the way, again, and then one by one."""

from collections.abc import Callable, Sequence
from functools import partial

from django.db import DatabaseError, reset_queries

from articles.actions import ChangedSince, Result, Unclean, import_draft, import_drafts, plans
from articles.formats import Draft
from articles.trouble import is_down

#: What others may cause at the same instant, and what a record may hold that no column takes.
TROUBLE = (DatabaseError, ChangedSince, ValueError)

#: How often drafts are tried together, and each of them alone, before it counts as failed.
TOGETHER, ALONE = 2, 3

Doing = Callable[[Sequence[Draft]], list[Result]]


def stored(drafts: Sequence[Draft], on_conflict: str) -> list[Result | str]:
    """Write drafts, and return what became of each, or the sentence that says why it could not be written."""
    reset_queries()  # with DEBUG on, Django keeps every statement: an import would fill the memory
    return _attempted(drafts, partial(_written, on_conflict=on_conflict))


def foreseen(drafts: Sequence[Draft], on_conflict: str) -> list[Result | str]:
    """Return what would become of each draft, and write nothing."""
    return _attempted(drafts, lambda some: [Result(plan) for plan in plans(some, on_conflict)])


def _written(drafts: Sequence[Draft], on_conflict: str) -> list[Result]:
    if len(drafts) == 1:
        return [import_draft(drafts[0], on_conflict=on_conflict)]
    return import_drafts(drafts, on_conflict=on_conflict)


def _attempted(drafts: Sequence[Draft], do: Doing) -> list[Result | str]:
    for _attempt in range(TOGETHER):
        try:
            return [*do(drafts)]
        except TROUBLE as problem:
            _go_on_after(problem)
    return [_alone(draft, do) for draft in drafts]


def _alone(draft: Draft, do: Doing) -> Result | str:
    """Write one draft, each time on what stands there by then."""
    told = ""
    for _attempt in range(ALONE):
        try:
            return do([draft])[0]
        except Unclean as problem:
            return str(problem)
        except TROUBLE as problem:
            _go_on_after(problem)
            told = " ".join(str(problem).split()).rstrip(".")
    return (
        f"“{draft.headline}” could not be stored: {told}. Nothing of it was written; import its file again."
    )


def _go_on_after(problem: Exception) -> None:
    """Raise what would stand in the way of every other record, too: a full disk, a line that was cut."""
    if is_down(problem):
        raise problem
