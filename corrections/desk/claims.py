"""Whose case it is: a lease taken by key, renewed while its holder works, takeable by anybody."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from corrections import actions
from corrections.desk.pages import editor_of, find
from corrections.models import Case
from corrections.rights import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take, take over or renew the lease on a case; a script that renews is answered in JSON."""
    by, case = editor_of(request), find(pk)
    if request.method != "POST":
        return redirect(case)
    held, who = _claimed(case, by, take_over="take_over" in request.POST)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"held": held, "said": "" if held else who})
    if not held:
        messages.warning(request, who or _("This case is settled; there is nothing to claim."))
    return redirect(case)


def _claimed(case: Case, by: User, *, take_over: bool) -> tuple[bool, str]:
    """Claim a case; return whether this editor holds it now, and who does or why they may not."""
    try:
        held = actions.claim(case, by=by, take_over=take_over)
    except NotAllowed as problem:
        return False, str(problem)
    who = _("%(who)s is working on this case now.") % {"who": case.claimed_by} if case.claimed_by else ""
    return held, who
