"""The page on which a chief editor publishes a statement on a whole article, and takes one back."""

from collections.abc import Callable

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.actions import ChangedSince
from articles.models import Article
from corrections import actions
from corrections.desk_forms import StatementForm, TakeBackForm
from corrections.models import Notice
from corrections.rights import is_chief
from corrections.severity import Tier


@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, article: int) -> HttpResponse:
    """Show what stands on an article, and publish what the chief editor says of it."""
    by, found = _chief(request), _find(article)
    form = StatementForm(request.POST if request.method == "POST" else None, article=found)
    if request.method != "POST":
        return _shown(request, found, form)
    if "back" in request.POST:
        return _shown(request, found, form, as_typed=True)
    if _is_to_look_over(form, found) and "sure" not in request.POST:
        return _looked_over(request, found, form)

    def publish() -> Notice:
        return actions.state(found, by=by, **form.cleaned_data)

    return _answered(request, found, form, publish, _("Published: %(notice)s."))


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a statement back; readers are told why."""
    by = _chief(request)
    notice = get_object_or_404(Notice, number=number)
    article = _find(notice.article_id)
    if notice not in actions.statements_on(article):
        messages.info(request, _("%(notice)s no longer stands.") % {"notice": notice})
        return redirect("admin:corrections_statement", article.pk)
    form = TakeBackForm(request.POST)

    def supersede() -> Notice:
        return actions.take_back(notice, by=by, **form.cleaned_data)

    return _answered(request, article, form, supersede, _("Taken back. Published: %(notice)s."), number)


def _chief(request: HttpRequest) -> User:
    user = request.user
    if not isinstance(user, User) or not is_chief(user):
        raise PermissionDenied
    return user


def _find(pk: int) -> Article:
    return get_object_or_404(Article.objects.with_words(), pk=pk)


def _is_to_look_over(form: StatementForm, article: Article) -> bool:
    """Say whether it is a retraction that can be published as it was sent: that one is looked at first."""
    if not form.is_valid() or not form.cleaned_data["text"].strip() or article.is_retracted:
        return False
    return form.cleaned_data["tier"] is Tier.RETRACTION and form.cleaned_data["dated"] == article.dated


def _looked_over(request: HttpRequest, article: Article, form: StatementForm) -> HttpResponse:
    """Show a retraction as readers will see it, and what becomes of the article and its open cases."""
    drafted = Notice(
        article=article,
        tier=Tier.RETRACTION,
        text=form.cleaned_data["text"].strip(),
        published_at=timezone.now(),
    )
    context = {
        **admin.site.each_context(request),
        "title": _("Retract this article?"),
        "article": article,
        "form": form,
        "notice": drafted,
        "cases": article.cases.open().in_queue_order(),
    }
    return render(request, "admin/corrections/retraction.html", context)


def _answered(
    request: HttpRequest, article: Article, form: Form, act: Callable[[], Notice], done: str, taking: int = 0
) -> HttpResponse:
    """Do it and show the page anew, or show what was typed with the reason why it was not done."""
    if not form.is_valid():
        return _shown(request, article, form, 422, taking)
    try:
        notice = act()
    except actions.NeedsReason as problem:
        form.add_error(None, str(problem))
        return _shown(request, article, form, 422, taking)
    except (ChangedSince, actions.AlreadyRetracted) as problem:
        form.add_error(None, str(problem))
        return _shown(request, _find(article.pk), form, 409, taking)
    messages.success(request, done % {"notice": notice})
    return redirect("admin:corrections_statement", article.pk)


def _shown(
    request: HttpRequest,
    article: Article,
    form: Form,
    status: int = 200,
    taking: int = 0,
    *,
    as_typed: bool = False,
) -> HttpResponse:
    """Show the page; a form that came too late keeps its words, and goes on from the article as it is now."""
    if status == 409:
        form.data = {**form.data.dict(), "dated": article.dated}  # type: ignore[attr-defined]
    context = {
        **admin.site.each_context(request),
        "title": _("A statement on this article"),
        "article": article,
        "form": form if isinstance(form, StatementForm) else StatementForm(article=article),
        "refused": form if form.is_bound and not as_typed else None,
        "taking": taking,
        "standing": actions.statements_on(article),
        "open_cases": article.cases.open().count(),
    }
    return render(request, "admin/corrections/statement.html", context, status=status)
