"""The page of a case: looked at, and shown again with all that was typed when a decision was refused."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Revision
from corrections.anchoring import Certainty, Span, carry
from corrections.desk_forms import ApplyForm, VersionForm
from corrections.models import Case
from corrections.placing import alignment_of
from corrections.rights import is_editor
from corrections.showing import Beat, CasePage, last_decision
from corrections.showing.change import Change
from corrections.showing.picking import Picking

#: Where a session keeps an editor's beat.
BEAT = "beat"

TYPED = ("words", "tier", "why", "note")


def editor_of(request: HttpRequest) -> User:
    """Return who asks; only editors come in."""
    user = request.user
    if not isinstance(user, User) or not is_editor(user):
        raise PermissionDenied
    return user


def beat_of(request: HttpRequest) -> Beat:
    """Return what this person has narrowed the queue to, when they last looked at it."""
    return Beat.of(request.session.get(BEAT, {}))


def keep_beat(request: HttpRequest) -> None:
    """Keep what this person narrows the queue to now, until they look at the whole of it."""
    beat = Beat.of(request.GET)
    if beat != beat_of(request):
        request.session[BEAT] = beat.parts


def find(pk: int) -> Case:
    """Return a case with its article and both revisions, or 404."""
    cases = Case.objects.select_related("article__current", "article__section", "revision", "decided_by")
    return get_object_or_404(cases.select_related("claimed_by", "duplicate_of"), pk=pk)


@require_safe
def case_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case: the passage in its article, what readers say, and the keys to decide."""
    by, case = editor_of(request), find(pk)
    picked = request.GET.get("pick", "1")
    picking = Picking(_now(case).words.text, request.GET.get("words", ""), request.GET.get("at", ""))
    nth = int(picked) if picked in set("123456789") else 1
    page = CasePage(case, by, nth, chosen=picking.span, beat=beat_of(request))
    return shown(request, page, picking=picking)


def page_of(pk: int, by: User, sent: VersionForm, beat: Beat) -> CasePage:
    """Return the page to show what was sent on: words to apply keep their place, where they still stand."""
    case = find(pk)
    chosen = _place_now(case, sent) if isinstance(sent, ApplyForm) else None
    return CasePage(case, by, chosen=chosen, beat=beat)


def shown(
    request: HttpRequest,
    page: CasePage,
    sent: VersionForm | None = None,
    verb: str = "",
    status: int = 200,
    picking: Picking | None = None,
) -> HttpResponse:
    """Return the page; `sent` is what was refused or only looked at, with its errors."""
    typed = sent if isinstance(sent, ApplyForm) else None
    change = _change(page, typed)
    context = {
        **admin.site.each_context(request),
        "title": str(page.case),
        "opts": Case._meta,
        "page": page,
        "case": page.case,
        "edit": _edit_form(page, typed),
        "change": change,
        "thanked": page.thanked_for(change),
        "picking": picking,
        "sent": sent,
        "verb": verb,
        "status": status,
        "last": last_decision(page.by),
    }
    return render(request, "admin/corrections/case/case.html", context, status=status)


def _now(case: Case) -> Revision:
    assert case.article.current is not None
    return case.article.current


def _place_now(case: Case, sent: ApplyForm) -> Span | None:
    """Return where the words that an editor would change stand now; None when they do no longer."""
    sent.is_valid()
    data = sent.cleaned_data
    if not {"revision", "start", "end", "expected"} <= data.keys():
        return None
    read = case.article.revisions.filter(number=data["revision"]).first()
    span = Span(data["start"], data["end"])
    if read is None or span.of(read.words.text) != data["expected"]:
        return None
    place = carry(alignment_of(read, _now(case)), span)
    return place.span if place.certainty is Certainty.EXACT else None


def _edit_form(page: CasePage, typed: ApplyForm | None) -> ApplyForm | None:
    """Return the form that changes the words, on the place as it is now, with whatever was typed before."""
    if page.span is None or not page.may_edit:
        return None
    place: dict[str, Any] = {
        "version": page.case.version,
        "revision": page.current.number,
        "start": page.span.start,
        "end": page.span.end,
        "expected": page.standing,
        "words": page.proposal,
        "seen": [report.reporter.pk for report in page.wishing],
    }
    if page.pending:
        place |= {name: getattr(page.pending, name) for name in ("tier", "why", "note")}
    kept = {name: typed.data[name] for name in TYPED if name in typed.data} if typed else {}
    return ApplyForm(by=page.by, initial=place | kept)


def _change(page: CasePage, typed: ApplyForm | None) -> Change | None:
    """Return what is looked at: the words, tier and note that were typed, or else what is proposed."""
    if typed is None or page.span is None:
        return page.change
    typed.is_valid()
    words = typed.data.get("words", "").replace("\r\n", "\n")
    tier, note = typed.cleaned_data.get("tier"), typed.cleaned_data.get("note", "")
    return page.changed_to(words, page.span, wished=tier, typed=note)
