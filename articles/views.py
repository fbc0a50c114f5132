"""The public pages of what we publish."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.diff import pieces
from articles.forms import VersionsForm
from articles.freshness import fresh, latest_change
from articles.models import Article, ArticleQuerySet, Section

PER_PAGE = 24


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    """Show the newest articles of all sections."""
    return _list_page(request, "articles/front_page.html", Article.objects.listed(), {})


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest articles of one section."""
    found = get_object_or_404(Section, slug=slug)
    articles = Article.objects.listed().filter(section=found)
    return _list_page(request, "articles/section.html", articles, {"section": found})


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article as it is now, ready to be marked by its readers."""
    found = get_object_or_404(Article.objects.with_words(), slug=slug)
    return fresh(
        request,
        found.dated,
        found.modified_at,
        lambda: render(request, "articles/article.html", {"article": found, "words": found.current.words}),
    )


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every revision of an article, or what changed between two of them."""
    found = get_object_or_404(Article.objects.with_words(), slug=slug)
    return fresh(request, found.dated, found.modified_at, lambda: _history(request, found))


def _history(request: HttpRequest, found: Article) -> HttpResponse:
    revisions = found.revisions.newest_first().defer("body", "standfirst")
    form = VersionsForm(request.GET or None, article=found)
    context = {"article": found, "revisions": revisions, "form": form}
    if form.is_bound and form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        context |= {"old": old, "new": new, "changes": pieces(old.words.text, new.words.text)}
    return render(request, "articles/history.html", context, status=400 if form.errors else 200)


def _list_page(
    request: HttpRequest, template: str, articles: ArticleQuerySet, context: dict[str, object]
) -> HttpResponse:
    changed = latest_change()

    def page() -> HttpResponse:
        number = request.GET.get("page", "1")
        paginator = Paginator(articles, PER_PAGE)
        if not number.isascii() or not number.isdigit() or not 1 <= int(number[:6]) <= paginator.num_pages:
            raise Http404
        return render(request, template, {**context, "page": paginator.page(int(number))})

    return fresh(request, f"{changed.timestamp():.6f}", changed, page)
