"""The public record: the list of corrections, each at its own address, feeds of them, and the policy."""

import json
from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.forms import page_number
from articles.freshness import fresh, latest_change
from articles.views import page_of
from corrections import feeds
from corrections.models import Notice
from corrections.policy import tiers
from corrections.record import figures
from corrections.record_forms import RecordForm

PER_PAGE = 30

Written = Callable[[Iterable[Notice], str], HttpResponse]


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """List every public correction, newest first, or those a reader asks for."""
    form, number, changed = RecordForm(request.GET), page_number(request.GET), latest_change()
    state = f"{changed} page {number} of {form.query}"
    return fresh(request, state, lambda: _listed(request, form, number), keep=not form.query)


def _listed(request: HttpRequest, form: RecordForm, number: int) -> HttpResponse:
    page = page_of(form.notices().select_related("supersedes__fix__undoes"), PER_PAGE, number)
    context = {"form": form, "page": page, "figures": figures()}
    return render(request, "corrections/record.html", context, status=200 if form.is_valid() else 400)


@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """Show one notice at its own address, superseded ones too."""
    notices = Notice.objects.with_article().select_related("supersedes__fix__undoes")
    found = get_object_or_404(notices, number=number)
    return fresh(
        request,
        found.article.dated,
        lambda: render(request, "corrections/notice.html", {"notice": found}),
    )


@require_safe
def feed(request: HttpRequest, kind: str) -> HttpResponse:
    """Feed the newest corrections as Atom, RSS or JSON Feed; the questions of the list narrow it too."""
    return _written(request, feeds.KINDS[kind], most=feeds.NEWEST, keep=True)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """Give every correction as a table for spreadsheets."""
    return _written(request, feeds.table)


def _written(
    request: HttpRequest, write: Written, most: int | None = None, keep: bool = False
) -> HttpResponse:
    form, changed = RecordForm(request.GET), latest_change()
    notices = form.notices
    return fresh(
        request,
        f"{changed} of {form.query}",
        lambda: write(notices().select_related("supersedes__fix__undoes")[:most], request.path),
        keep=keep and not form.query,
    )


@require_safe
def policy(request: HttpRequest) -> HttpResponse:
    """Tell the public how we correct, from the policy file itself."""
    context = {"tiers": tiers().values(), "policy": settings.POLICY}
    state = json.dumps([settings.POLICY, settings.SITE], sort_keys=True)
    return fresh(request, state, lambda: render(request, "corrections/policy.html", context))
