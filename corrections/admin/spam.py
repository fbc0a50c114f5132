"""Many cases closed as spam at once: ticked in the queue, looked over, then closed each by its own right."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from corrections import actions
from corrections.desk.pages import editor_of
from corrections.lifecycle import IllegalMove, State
from corrections.models import Case
from corrections.rights import NotAllowed
from corrections.showing import CasePage
from corrections.showing.readers import first_comment

#: How many cases are closed at once.
MOST = 100

#: What a ticked box sends: the number of a case, and the version of it that was seen.
SEEN = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")


@dataclass(frozen=True)
class Ticked:
    """A case that an editor ticked, and the version of it that they saw."""

    case: Case
    seen: int
    by: User

    @property
    def why_not(self) -> str:
        """Why it is left as it is; nothing when it may be closed."""
        page = CasePage(self.case, self.by)
        if not page.may_decide:
            by_state = self.case.state == State.ESCALATED or not page.refusal
            return str(self.case.get_state_display()) if by_state else page.refusal
        if self.case.version != self.seen:
            return _("changed since you saw it")
        if self.case.is_claimed and self.case.claimed_by != self.by:
            return _("%(who)s is working on this case now.") % {"who": self.case.claimed_by}
        return ""

    def close(self) -> str:
        """Close it as spam, and return nothing; or leave it, and return why."""
        why = self.why_not
        if why:
            return why
        try:
            actions.mark_spam(self.case, by=self.by)
        except (NotAllowed, IllegalMove, actions.DecidedMeanwhile) as problem:
            return str(problem)
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
def many_as_spam(request: HttpRequest) -> HttpResponse:
    """Show what was ticked in the queue, then close what is still ticked; the list comes back as it was."""
    by, back = editor_of(request), _list_of(request.GET)
    ticked = _ticked(request, by) if request.method == "POST" else []
    if "sure" in request.POST:
        _tell(request, [(one.case, one.close()) for one in ticked])
        return redirect(back)
    may = [one for one in ticked if not one.why_not]
    if not may:
        _tell(request, [(one.case, one.why_not) for one in ticked])
        return redirect(back)
    context = {
        **admin.site.each_context(request),
        "title": _("Mark as spam"),
        "cases": [one.case for one in may],
        "left": _left((one.case, one.why_not) for one in ticked),
        "back": back,
    }
    return render(request, "admin/corrections/case/spam.html", context)


def _list_of(query: QueryDict) -> str:
    """Return the address of the list as it was narrowed, at its first page: what is closed leaves it."""
    kept = query.copy()
    kept.pop("p", None)
    return f"{Case.get_queue_url()}?{kept.urlencode()}".removesuffix("?")


def _ticked(request: HttpRequest, by: User) -> list[Ticked]:
    """Return what was ticked, or all that was shown, in the order of the list."""
    sent = request.POST.getlist("shown" if "all" in request.POST else "chosen")
    seen = {int(found[1]): int(found[2]) for found in map(SEEN.fullmatch, sent) if found}
    if len(seen) > MOST:
        said = _("At most %(most)s at a time: the others are as they were.")
        messages.warning(request, said % {"most": MOST})
    first = list(seen)[:MOST]
    cases = Case.objects.for_the_queue().annotate(described=first_comment()).in_bulk(first)
    if not cases:
        messages.warning(request, _("Tick the cases first."))
    return [Ticked(cases[pk], seen[pk], by) for pk in first if pk in cases]


def _tell(request: HttpRequest, done: list[tuple[Case, str]]) -> None:
    """Say how many were closed, and name what was left with the reason."""
    closed = sum(not why for _case, why in done)
    if closed:
        said = ngettext("%(n)s case closed as spam.", "%(n)s cases closed as spam.", closed)
        messages.success(request, said % {"n": closed})
    for sentence in _left(done):
        messages.warning(request, sentence)


def _left(done: Iterable[tuple[Case, str]]) -> list[str]:
    """Return a sentence for each reason why cases are left as they are."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for case, why in done:
        by_reason[why].append(str(case))
    by_reason.pop("", None)
    said = _("Left as they were: %(cases)s (%(why)s)")
    return [said % {"cases": ", ".join(cases), "why": why} for why, cases in by_reason.items()]
