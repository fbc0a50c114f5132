"""The page on which an editor puts the mistake of a fix right elsewhere too, and takes all of that back."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.actions import ChangedSince
from articles.models import Revision
from articles.words import CannotChange
from corrections import actions
from corrections.anchoring import Span
from corrections.desk.pages import editor_of, find
from corrections.lifecycle import IllegalMove, State
from corrections.models import Case, Fix
from corrections.policy import sweep_limit
from corrections.rights import NotAllowed, is_chief
from corrections.showing.elsewhere import SHOWN, spots
from corrections.wording import refusal

#: What a ticked box sends: article, the revision that was looked at, and where the words start in it.
KEY = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})", re.ASCII)

#: Why a place is left as it is.
LEFT = (
    CannotChange,
    ChangedSince,
    IllegalMove,
    NotAllowed,
    actions.DecidedMeanwhile,
    actions.NeedsReason,
    actions.NothingToChange,
    actions.PutRightAlready,
    actions.TooLateToUndo,
    actions.WordsGone,
)


@require_http_methods(["GET", "HEAD", "POST"])
def elsewhere(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where else the words of a fix stand; put right what was ticked, or take back all that was."""
    by, case = editor_of(request), find(pk)
    fix = case.standing_fix
    if fix is None:
        messages.info(request, _("No fix of this case stands, so there is nothing to put right elsewhere."))
        return redirect(case)
    if "undo" in request.POST:
        swept = fix.swept.filter(state=State.FIXED).order_by("-decided_at", "-pk")
        _tell(request, [_tried(_undone(one, by)) for one in swept], undone=True)
    elif request.method == "POST":
        ticked = list(filter(None, map(KEY.fullmatch, dict.fromkeys(request.POST.getlist("chosen")))))
        if too_many := _too_many(ticked, by):
            return _shown(request, case, fix, {match[0] for match in ticked}, too_many)
        _tell(request, [_tried(_put_right(fix, match, by)) for match in ticked])
    else:
        return _shown(request, case, fix)
    return redirect("admin:corrections_case_elsewhere", case.pk)


def _too_many(ticked: Iterable[re.Match[str]], by: User) -> str:
    """Return why so many articles are too many at once, or nothing."""
    most = SHOWN if is_chief(by) else sweep_limit()
    if len({match[1] for match in ticked}) <= most:
        return ""
    said = _("At most %(most)s articles at a time. Untick some, or hand the case to the chief editor.")
    return said % {"most": most}


def _put_right(fix: Fix, match: re.Match[str], by: User) -> Callable[[], object]:
    """Return what puts a ticked place right."""
    article, number, start = map(int, match.groups())
    wrong, _right = actions.exchanged(fix)

    def act() -> object:
        read = Revision.objects.filter(article=article, number=number).first()
        span = Span(start, start + len(wrong))
        if read is None or span.of(read.words.text) != wrong:
            raise actions.WordsGone(wrong)
        return actions.put_right(fix, read, span, by=by)

    return act


def _undone(case: Case, by: User) -> Callable[[], object]:
    """Return what takes a swept place back; a case that no reader has raised is closed with it."""

    @transaction.atomic
    def act() -> None:
        fix = case.standing_fix
        if fix is None:
            raise actions.DecidedMeanwhile(case)
        actions.undo(fix, by=by, seen=case)
        case.refresh_from_db()
        if not case.reports.exists():
            actions.found_right(case, by=by)

    return act


def _tried(act: Callable[[], object]) -> str:
    """Do it and return nothing, or leave it and return why."""
    try:
        act()
    except LEFT as problem:
        return refusal(problem)
    return ""


def _tell(request: HttpRequest, tried: list[str], *, undone: bool = False) -> None:
    """Say how many places were put right or taken back, and why others were left."""
    done = tried.count("")
    if undone and done:
        said = ngettext("Taken back in %(n)s place.", "Taken back in %(n)s places.", done)
        messages.success(request, said % {"n": done})
    elif done:
        said = ngettext("Put right in %(n)s place.", "Put right in %(n)s places.", done)
        messages.success(request, said % {"n": done})
    elif not tried:
        messages.warning(request, _("Tick the places first."))
    for why, n in Counter(filter(None, tried)).items():
        left = ngettext("Left as it was in %(n)s place.", "Left as it was in %(n)s places.", n)
        messages.warning(request, f"{left % {'n': n}} {why}")


def _shown(
    request: HttpRequest, case: Case, fix: Fix, ticked: Iterable[str] = (), trouble: str = ""
) -> HttpResponse:
    wrong, right = actions.exchanged(fix)
    found = spots(fix)
    context = {
        **admin.site.each_context(request),
        "title": _("The same elsewhere"),
        "opts": Case._meta,
        "case": case,
        "wrong": wrong,
        "right": right,
        "spots": found,
        "most": SHOWN if len(found) == SHOWN else 0,
        "ticked": ticked,
        "trouble": trouble,
        "swept": fix.swept.select_related("article__current").order_by("pk"),
    }
    status = 422 if trouble else 200
    return render(request, "admin/corrections/case/elsewhere.html", context, status=status)
