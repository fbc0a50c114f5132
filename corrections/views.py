"""The readers' door: sending a report, following it, and the public record."""

import json
import uuid
from http import HTTPStatus
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.freshness import fresh, latest_change
from articles.models import Article
from corrections.actions import Sent, WrongRevision, submit
from corrections.forms import ReportForm
from corrections.models import Notice, Report
from corrections.passages import known_passage, sentences
from corrections.senders import sender_of, weigh

PER_PAGE = 30


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a reader's report: the page without JavaScript, and where the dialog sends to."""
    article = get_object_or_404(Article.objects.with_words(), slug=slug)
    if request.method != "POST":
        return _ask(request, article, _blank(request, article))
    if request.content_type != "application/x-www-form-urlencoded":
        return HttpResponse(_("Send the form as it stands on the page."), status=415)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _ask(request, article, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _take(request, article, form)


@never_cache
@require_safe
def known(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the dialog what is known of the marked passage, and give it the token to send with."""
    article = get_object_or_404(Article.objects.with_words(), slug=slug)
    answer = known_passage(article, request.GET)
    return JsonResponse({**answer, "token": get_token(request)})


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Show the reporter what became of a report; only who has the link finds it."""
    found = get_object_or_404(
        Report.objects.select_related("case__article__current", "revision"), token=token
    )
    return render(request, "corrections/receipt.html", {"report": found, "case": found.case})


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """List every public correction, newest first."""
    changed = latest_change()

    def page() -> HttpResponse:
        paginator = Paginator(Notice.objects.listed(), PER_PAGE)
        number = request.GET.get("page", "1")
        if not number.isascii() or not number.isdigit() or not 1 <= int(number[:6]) <= paginator.num_pages:
            raise Http404
        return render(request, "corrections/record.html", {"page": paginator.page(int(number))})

    return fresh(request, f"{changed.timestamp():.6f}", changed, page)


@require_safe
def notice(request: HttpRequest, number: int) -> HttpResponse:
    """Show one notice at its own address, superseded ones too."""
    found = get_object_or_404(Notice.objects.with_article(), number=number)
    changed = found.article.modified_at
    return fresh(
        request,
        f"{found.number}.{changed.timestamp():.6f}",
        changed,
        lambda: render(request, "corrections/notice.html", {"notice": found}),
    )


def _blank(request: HttpRequest, article: Article) -> ReportForm:
    """Return an empty form; a sentence chosen by its link is already marked in it."""
    chosen = next((s for s in sentences(article) if s.at == request.GET.get("at")), None)
    initial: dict[str, Any] = {"revision": article.current.number, "once": uuid.uuid4()}
    if chosen:
        initial |= {"quote": json.dumps(chosen.quote, ensure_ascii=False), "proposed": chosen.quote["exact"]}
    return ReportForm(initial=initial)


def _ask(request: HttpRequest, article: Article, form: ReportForm, status: int = 200) -> HttpResponse:
    context = {"article": article, "form": form, "sentences": sentences(article)}
    return render(request, "corrections/report.html", context, status=status)


def _take(request: HttpRequest, article: Article, form: ReportForm) -> HttpResponse:
    """Weigh the sender, keep the report, and show its receipt."""
    sender = sender_of(request)
    verdict = weigh(sender, article.pk)
    if verdict.retry_after:
        minutes = verdict.retry_after // 60 + 1
        form.add_error(
            None, _("Too many reports came from your network. Send this one in %(n)s minutes.") % {"n": minutes}
        )
        answer = _ask(request, article, form, status=HTTPStatus.TOO_MANY_REQUESTS)
        answer["Retry-After"] = str(verdict.retry_after)
        return answer
    try:
        kept = submit(article, form.cleaned_data["revision"], _sent(form, sender, held=verdict.held))
    except WrongRevision as problem:
        form.add_error(None, str(problem))
        return _ask(request, article, form, status=HTTPStatus.CONFLICT)
    return _thanks(request, kept)


def _thanks(request: HttpRequest, kept: Report) -> HttpResponse:
    """Answer a report that is kept: its number and private page, or straight to that page without JavaScript."""
    if request.accepts("text/html"):
        return redirect(kept)
    voices = kept.case.voices
    answer = {"number": kept.pk, "url": kept.get_absolute_url(), "voices": voices, "held": kept.held}
    return JsonResponse(answer, status=HTTPStatus.CREATED)


def _sent(form: ReportForm, sender: str, *, held: bool) -> Sent:
    data = form.cleaned_data
    comment = "\n".join(part for part in (data["words"], data["comment"]) if part)
    return Sent(
        once=data["once"],
        kind=data["kind"],
        quote=data["quote"],
        proposed=data["proposed"],
        comment=comment,
        source=data["source"],
        name=data["name"],
        email=data["email"],
        credit=data["credit"],
        language=get_language() or "en",
        sender=sender,
        held=held or bool(data["website"]),
    )
