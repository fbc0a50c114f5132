"""The editors' door: one short view per verb, mounted in the admin."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles.actions import ChangedSince
from articles.models import Revision
from articles.words import CannotChange
from corrections import actions
from corrections.anchoring import Span
from corrections.desk_forms import ApplyForm, DuplicateForm, ReasonForm, VersionForm
from corrections.lifecycle import IllegalMove
from corrections.models import Case, CaseState
from corrections.rights import NotAllowed, is_editor
from corrections.showing import CasePage

#: Somebody else was first, or the words moved: 409, and nothing typed is lost.
CONFLICTS = (ChangedSince, IllegalMove, actions.DecidedMeanwhile, actions.TooLateToUndo, actions.WordsGone)

#: The decision itself cannot stand as it was sent: 422.
REFUSALS = (CannotChange, actions.NeedsReason, actions.NothingToChange)

Verb = Callable[[Case, Any, Any], object]


def find(pk: int) -> Case:
    """Return a case with its article and both revisions, or 404."""
    cases = Case.objects.select_related("article__current", "article__section", "revision", "decided_by")
    return get_object_or_404(cases.select_related("claimed_by"), pk=pk)


@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case: the passage in its article, what readers say, and the keys to decide."""
    return _page(request, find(pk))


def _page(request: HttpRequest, case: Case, form: Any = None, status: int = 200) -> HttpResponse:
    if not is_editor(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    page = CasePage.of(case, request.user, form)  # type: ignore[arg-type]
    context = {
        **admin.site.each_context(request),
        "title": str(case),
        "opts": Case._meta,
        "page": page,
        "case": case,
        "apply": form if isinstance(form, ApplyForm) else _apply_form(page, request),
        "done": _done(request),
    }
    return render(request, "admin/corrections/case/case.html", context, status=status)


def _apply_form(page: CasePage, request: HttpRequest) -> ApplyForm | None:
    """Return the form that changes the words, when there is a place to change them in."""
    if page.place is None or page.place.span is None:
        return None
    span = page.place.span
    return ApplyForm(
        by=request.user,
        initial={
            "version": page.case.version,
            "revision": page.case.article.current.number,  # type: ignore[union-attr]
            "start": span.start,
            "end": span.end,
            "expected": page.standing,
            "words": page.proposal,
        },
    )


def _done(request: HttpRequest) -> Case | None:
    """Return the case that was decided a moment ago, so that one key undoes it."""
    number = request.GET.get("done", "")
    return Case.objects.filter(pk=number).first() if number.isascii() and number.isdigit() else None


def verb(form_class: type[forms.Form], wished: CaseState, done: Any) -> Callable[[Verb], Callable[..., HttpResponse]]:
    """Make a verb a view: read the form, act, go on to the next case; a conflict shows the case again."""

    def view_of(act: Verb) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(act)
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            case = find(pk)
            extra = {"by": request.user} if issubclass(form_class, ApplyForm) else {}
            form = form_class(request.POST, **extra)
            if not is_editor(request.user):  # type: ignore[arg-type]
                raise PermissionDenied
            if not form.is_valid():
                return _page(request, case, form, status=422)
            if case.version != form.cleaned_data["version"] and case.state == wished:
                messages.info(request, _("%(case)s was already decided like this.") % {"case": case})
                return _next(request, case)
            case.version = form.cleaned_data["version"]
            return _attempt(request, case, form, lambda: act(case, form, request.user), done)

        return view

    return view_of


def _attempt(
    request: HttpRequest, case: Case, form: Any, act: Callable[[], object], done: Any
) -> HttpResponse:
    """Do it, or show the case again with the reason and all that was typed."""
    try:
        act()
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return _page(request, find(case.pk), form, status=403)
    except REFUSALS as problem:
        form.add_error(None, str(problem))
        return _page(request, find(case.pk), form, status=422)
    except CONFLICTS as problem:
        form.add_error(None, str(problem))
        return _page(request, find(case.pk), form, status=409)
    messages.success(request, done)
    return _next(request, case)


def _next(request: HttpRequest, case: Case) -> HttpResponse:
    """Go on to the first case in the queue, or back to the queue when none is left."""
    following = Case.objects.open().exclude(pk=case.pk).in_queue_order().first()
    if following is None:
        return redirect(f"{_queue()}?done={case.pk}")
    return redirect(f"{following.get_absolute_url()}?done={case.pk}")


def _queue() -> str:
    return Case.get_queue_url()


@verb(ApplyForm, CaseState.FIXED, gettext_lazy("Applied."))
def apply(case: Case, form: Any, by: Any) -> None:
    """Put the right words in the article."""
    data = form.cleaned_data
    read = get_object_or_404(Revision, article=case.article, number=data["revision"])
    actions.apply_fix(
        case,
        data["words"],
        at=Span(data["start"], data["end"]),
        expected=data["expected"],
        read=read,
        by=by,
        tier=data["tier"],
        why=data["why"],
        note=data["note"],
    )


@verb(ReasonForm, CaseState.DECLINED, gettext_lazy("Declined."))
def decline(case: Case, form: Any, by: Any) -> None:
    """Say that the words are right as published."""
    actions.decline(case, form.cleaned_data["reason"], by=by)


@verb(VersionForm, CaseState.FIXED_ELSEWHERE, gettext_lazy("Closed as already right."))
def right(case: Case, form: Any, by: Any) -> None:
    """Close a case whose words were put right some other way."""
    actions.found_right(case, by=by)


@verb(DuplicateForm, CaseState.DUPLICATE, gettext_lazy("Closed as a duplicate."))
def duplicate(case: Case, form: Any, by: Any) -> None:
    """Close a case as the same mistake as another."""
    actions.mark_duplicate(case, form.cleaned_data["original"], by=by)


@verb(VersionForm, CaseState.SPAM, gettext_lazy("Closed as spam."))
def spam(case: Case, form: Any, by: Any) -> None:
    """Close a case that is no report at all."""
    actions.mark_spam(case, by=by)


@verb(ReasonForm, CaseState.ESCALATED, gettext_lazy("Handed to the chief editor."))
def escalate(case: Case, form: Any, by: Any) -> None:
    """Hand a case to the chief editor."""
    actions.escalate(case, form.cleaned_data["reason"], by=by)


@verb(ReasonForm, CaseState.REOPENED, gettext_lazy("Open again."))
def reopen(case: Case, form: Any, by: Any) -> None:
    """Take a decision back."""
    actions.reopen(case, form.cleaned_data["reason"], by=by)


@verb(VersionForm, CaseState.REOPENED, gettext_lazy("Undone: the words are as they were."))
def undo(case: Case, form: Any, by: Any) -> None:
    """Take the fix of a case back."""
    fix = CasePage.of(case, by).fix
    if fix is None:
        raise actions.TooLateToUndo(_("This fix was undone before. Reload the page to see where it stands."))
    actions.undo(fix, by=by)


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take or renew the lease on a case."""
    case = find(pk)
    if not is_editor(request.user):  # type: ignore[arg-type]
        raise PermissionDenied
    if not actions.claim(case, by=request.user, take_over="take_over" in request.POST):  # type: ignore[arg-type]
        messages.warning(request, _("%(who)s is working on this case.") % {"who": case.claimed_by})
    return redirect(case)


VERBS: dict[str, Callable[..., HttpResponse]] = {
    "apply": apply,
    "decline": decline,
    "right": right,
    "duplicate": duplicate,
    "spam": spam,
    "escalate": escalate,
    "reopen": reopen,
    "undo": undo,
    "claim": claim,
}


def urls(wrap: Callable[..., Any]) -> list[Any]:
    """Return the desk's addresses for the admin to mount, each behind the admin's own log-in."""
    verbs = [
        path(f"<int:pk>/{name}/", wrap(view), name=f"corrections_case_{name}") for name, view in VERBS.items()
    ]
    return [*verbs, path("<int:pk>/change/", wrap(case_page), name="corrections_case_change")]
