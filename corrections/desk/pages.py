"""The page of a case: looked at, and shown again with all that was typed when a decision was refused."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from corrections.desk_forms import ApplyForm, VersionForm
from corrections.models import Case
from corrections.rights import is_editor
from corrections.showing import CasePage, last_decision
from corrections.showing.change import Change

TYPED = ("words", "tier", "why", "note")


def editor_of(request: HttpRequest) -> User:
    """Return who asks; only editors come in."""
    user = request.user
    if not isinstance(user, User) or not is_editor(user):
        raise PermissionDenied
    return user


def find(pk: int) -> Case:
    """Return a case with its article and both revisions, or 404."""
    cases = Case.objects.select_related("article__current", "article__section", "revision", "decided_by")
    return get_object_or_404(cases.select_related("claimed_by", "duplicate_of"), pk=pk)


@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case: the passage in its article, what readers say, and the keys to decide."""
    by = editor_of(request)
    picked = request.GET.get("pick", "1")
    page = CasePage(find(pk), by, picked=int(picked) if picked in set("123456789") else 1)
    return shown(request, page)


def shown(
    request: HttpRequest, page: CasePage, sent: VersionForm | None = None, verb: str = "", status: int = 200
) -> HttpResponse:
    """Return the page; `sent` is what was refused or only looked at, with its errors."""
    typed = sent if isinstance(sent, ApplyForm) else None
    context = {
        **admin.site.each_context(request),
        "title": str(page.case),
        "opts": Case._meta,
        "page": page,
        "case": page.case,
        "edit": _edit_form(page, typed),
        "change": _change(page, typed),
        "sent": sent,
        "verb": verb,
        "status": status,
        "last": last_decision(page.by),
    }
    return render(request, "admin/corrections/case/case.html", context, status=status)


def _edit_form(page: CasePage, typed: ApplyForm | None) -> ApplyForm | None:
    """Return the form that changes the words, on the place as it is now, with whatever was typed before."""
    if page.span is None or not page.may_decide:
        return None
    place: dict[str, Any] = {
        "version": page.case.version,
        "revision": page.current.number,
        "start": page.span.start,
        "end": page.span.end,
        "expected": page.standing,
        "words": page.proposal,
    }
    kept = {name: typed.data[name] for name in TYPED if name in typed.data} if typed else {}
    return ApplyForm(by=page.by, initial=place | kept)


def _change(page: CasePage, typed: ApplyForm | None) -> Change | None:
    """Return what is looked at: the words that were typed, or else the picked suggestion."""
    if typed is None or page.span is None:
        return page.change
    words = typed.data.get("words", "").replace("\r\n", "\n")
    return Change(page.current.words, page.span, words, page.case.article.language)
