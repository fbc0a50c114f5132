"""The readers' door: sending a report, and what is known of a passage before that."""

import uuid
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article, Revision
from articles.prepared import Prepared
from corrections.actions.sent import Sent
from corrections.actions.submit import NotOpenToVoices, WrongRevision, add_voice, submit
from corrections.actions.weigh import TooMany
from corrections.forms import ReportForm, VoiceForm
from corrections.models import Case, Report
from corrections.passages import Picked, described, known_passage, sentences, standing, wish
from corrections.senders import has_read, opened, sender_of
from corrections.showing.suggestions import agreed
from corrections.telling import thanks

#: What a report needs of an article and of its current words; the rest is read when it is asked for.
OF_ARTICLE = ("id", "slug", "language", "current_id")
OF_WORDS = ("id", "number", "headline", "standfirst", "body")
REPORTED = Prepared(
    lambda slug: Article.objects.filter(slug=slug, current__isnull=False).values_list(
        *OF_ARTICLE, *(f"current__{name}" for name in OF_WORDS)
    )
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a reader's report: the page without JavaScript, and where the dialog sends to."""
    if request.method != "POST":
        return _blank(request, _find(slug))
    article = _reported(slug)
    if "pick" in request.POST:
        return _pick(request, article)
    form = _filled_in(request, article)
    if not form.is_valid():
        return _refuse(request, article, form, 413 if form.is_too_long else 422)
    try:
        return _thanks(request, submit(article, form.cleaned_data["revision"], _sent(request, article, form)))
    except WrongRevision as problem:
        form.add_error(None, str(problem))
        return _refuse(request, article, form, HTTPStatus.CONFLICT)
    except TooMany as problem:
        form.add_error(None, str(problem))
        return _later(_refuse(request, article, form, HTTPStatus.TOO_MANY_REQUESTS), problem)


@never_cache
@require_POST
def voice(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a reader's voice to what others reported, with one press."""
    form = VoiceForm(request.POST)
    if not form.is_valid():
        return JsonResponse(
            {"say": _("We could not read this. Reload the page and press again.")}, status=422
        )
    cases = Case.objects.select_related("article", "revision")
    case = get_object_or_404(cases, article__slug=slug, pk=form.cleaned_data["case"])
    try:
        return _thanks(request, _add_voice(request, case, form.cleaned_data))
    except NotOpenToVoices as problem:
        return JsonResponse({"say": str(problem)}, status=HTTPStatus.CONFLICT)
    except TooMany as problem:
        return _later(JsonResponse({"say": str(problem)}, status=HTTPStatus.TOO_MANY_REQUESTS), problem)


@never_cache
@require_safe
def known(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the dialog what is known of the marked passage, and give it the token to send with."""
    article = _find(slug)
    sender = sender_of(request).browser if "CSRF_COOKIE" in request.META else ""
    answer = known_passage(article, request.GET, sender)
    return JsonResponse({**answer, "token": get_token(request), "opened": opened(article.pk)})


def _find(slug: str) -> Article:
    return get_object_or_404(Article.objects.with_words(), slug=slug)


def _reported(slug: str) -> Article:
    found = REPORTED.rows(slug=slug)
    if not found:
        raise Http404
    of_article, of_words = found[0][: len(OF_ARTICLE)], found[0][len(OF_ARTICLE) :]
    article = Article.from_db(DEFAULT_DB_ALIAS, OF_ARTICLE, of_article)
    article.current = Revision.from_db(DEFAULT_DB_ALIAS, OF_WORDS, of_words)
    return article


def _blank(request: HttpRequest, article: Article) -> HttpResponse:
    """Show an empty form; words chosen by their link are already marked in it."""
    assert article.current is not None
    picked = _picked(article, request.GET)
    fresh = {"revision": article.current.number, "once": uuid.uuid4(), "opened": opened(article.pk)}
    form = ReportForm(initial={**fresh, **(picked.initial if picked else {})})
    return _ask(request, article, form, picked)


def _pick(request: HttpRequest, article: Article) -> HttpResponse:
    """Show the form again with the words whose button was pressed and all that was typed; nothing is kept."""
    assert article.current is not None
    sent, old, new = request.POST, _picked(article, request.POST), _pressed(article, request.POST)
    marks = {"revision": article.current.number, "quote": "", "proposed": "", **(new.initial if new else {})}
    if sent.get("proposed", "") not in ("", old.quote.exact if old else ""):
        marks["proposed"] = sent["proposed"]
    return _ask(request, article, ReportForm(initial={**sent.dict(), **marks}), new)


def _filled_in(request: HttpRequest, article: Article) -> ReportForm:
    """Return the form as it was sent; on the page, typed words that stand several times are asked about."""
    form = ReportForm(request.POST)
    if request.accepts("text/html") and form.is_valid() and not form.cleaned_data["quote"]:
        n = standing(article, form.cleaned_data["revision"], form.cleaned_data["words"])
        if n > 1 and not article.is_withheld:
            form.add_error("words", _stands_often(n))
    return form


def _stands_often(n: int) -> str:
    times = ngettext(
        "These words stand %(n)s time in this article.", "These words stand %(n)s times in this article.", n
    )
    what_next = _("Choose the sentence from the list below, or add the words around them.")
    return f"{times % {'n': n}} {what_next}"


def _picked(article: Article, asked: Mapping[str, str]) -> Picked | None:
    """Return the words that are named; none are shown of an article whose words are withheld."""
    return None if article.is_withheld else Picked.of(article, asked)


def _pressed(article: Article, sent: Mapping[str, str]) -> Picked | None:
    """Return the words whose button was pressed; of a sentence from the list, those that were typed."""
    picked = _picked(article, {"at": sent["pick"], "in": sent.get("in", "")})
    typed = sent.get("words", "").strip()
    if picked is None or not typed or sent.get("in") or picked.quote.exact.count(typed) != 1:
        return picked
    start = picked.quote.start + picked.quote.exact.index(typed)
    return _picked(article, {"at": f"{start}-{start + len(typed)}", "in": picked.sentence})


def _ask(request: HttpRequest, article: Article, form: ReportForm, picked: Picked | None) -> HttpResponse:
    context = {"article": article, "form": form, "picked": picked, "typed": request.method == "POST"}
    context["sentences"] = [] if article.is_withheld else sentences(article)
    return render(request, "corrections/report.html", context)


def _refuse(request: HttpRequest, article: Article, form: ReportForm, status: int) -> HttpResponse:
    """Say what is wrong with a report: in the dialog, or on the page with every word that was typed."""
    if request.accepts("text/html"):
        answer = _ask(request, article, form, _picked(article, request.POST))
        answer.status_code = status
        return answer
    errors = {field.name: " ".join(map(str, field.errors)) for field in form.visible_fields() if field.errors}
    return JsonResponse({"say": form.first_error, "errors": errors}, status=status)


def _later(answer: HttpResponse, problem: TooMany) -> HttpResponse:
    answer["Retry-After"] = str(problem.seconds)
    return answer


def _thanks(request: HttpRequest, kept: Report) -> HttpResponse:
    """Answer a report that is kept with its number and page; without JavaScript, go straight to that page."""
    if request.accepts("text/html"):
        return redirect(f"{kept.private_url()}?sent=1")
    told = {"number": kept.pk, "url": kept.private_url(), "voices": kept.case.voices, "held": kept.held}
    return JsonResponse({**told, "say": thanks(kept), "title": _title(kept)}, status=HTTPStatus.CREATED)


def _title(kept: Report) -> str:
    """Return by what a reader tells a report from others: the headline, the words, the day."""
    words = wish(kept.exact or kept.comment, kept.proposed)
    parts = (kept.revision.headline, words, date_format(localtime(kept.created_at), "j E Y"))
    return " · ".join(part for part in parts if part)


def _add_voice(request: HttpRequest, case: Case, said: dict[str, Any]) -> Report:
    """Add a voice for the words that were shown with the case, if readers still agree on them."""
    sender = sender_of(request)
    return add_voice(
        case,
        said["once"],
        said["proposed"] if said["proposed"] == agreed(case) else "",
        language=get_language() or "en",
        sender=sender.browser,
        network=sender.network,
        around=sender.around,
        held=not has_read(said["opened"], case.article_id),
    )


def _sent(request: HttpRequest, article: Article, form: ReportForm) -> Sent:
    """Return what was sent; what a robot may have written is held for review."""
    data = form.cleaned_data
    sender = sender_of(request)
    quote = data["quote"] or described(article, data["revision"], data["words"])
    return Sent(
        quote=quote,
        comment="\n".join(part for part in ("" if quote else data["words"], data["comment"]) if part),
        **{name: data[name] for name in ("once", "kind", "proposed", "source", "name", "email", "credit")},
        language=get_language() or "en",
        sender=sender.browser,
        network=sender.network,
        around=sender.around,
        held=bool(data["website"]) or not has_read(data["opened"], article.pk),
    )
