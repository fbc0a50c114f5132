"""The public pages of what we publish."""

import re
from collections.abc import Sequence
from datetime import datetime
from mimetypes import guess_type
from typing import Any
from urllib.parse import urlencode

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from articles import search as index
from articles.diff import pieces
from articles.forms import SearchForm, VersionsForm, page_number
from articles.freshness import fresh, latest_change
from articles.models import Article, ArticleQuerySet, Section, dated
from articles.paragraphs import stretches
from articles.prepared import Prepared

#: The lead, two beside it, and rows of three.
PER_PAGE = 24
REVISIONS_PER_PAGE = 50
FOUND_PER_PAGE = 10

#: How a picture's file is called, and for how long it stays what it is.
PICTURE = re.compile(r"[0-9a-f]{32}\.(?:jpg|png|webp)")
FOR_EVER = f"public, max-age={365 * 24 * 60 * 60}, immutable"

#: An article's number and last change: all that a kept page and a 304 need to know, asked for each of them.
STATE = Prepared(lambda slug: Article.objects.filter(slug=slug).values_list("pk", "modified_at")[:1])


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
    pk, modified = _state(slug)
    return fresh(request, dated(pk, modified), lambda: _article(request, pk))


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Hand out a picture's file: its name says what is in it, so whoever has it need never ask again."""
    if not PICTURE.fullmatch(name):
        raise Http404
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag) or _file_of(name)
    response["ETag"] = etag
    response["Cache-Control"] = FOR_EVER
    return response


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every revision of an article, or what changed between two of them."""
    found = get_object_or_404(Article.objects.with_words(), slug=slug)
    form, number = VersionsForm(request.GET, article=found), page_number(request.GET)
    state = f"{found.dated} page {number} versions {form.asked}"
    return fresh(request, state, lambda: _history(request, found, form, number), keep=not form.asked)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the articles that hold the words a reader looks for."""
    form, number, changed = SearchForm(request.GET), page_number(request.GET), latest_change()
    state = f"{changed} page {number} words {form.question}"
    return fresh(request, state, lambda: _found(request, form, number), keep=False)


def _state(slug: str) -> tuple[int, datetime]:
    """Return an article's number and last change."""
    rows = STATE.rows(slug=slug)
    if not rows:
        raise Http404
    pk, modified = rows[0]
    return pk, modified


def _file_of(name: str) -> HttpResponseBase:
    try:
        return FileResponse(default_storage.open(name), content_type=guess_type(name)[0])
    except FileNotFoundError as problem:
        raise Http404 from problem


def _article(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Article.objects.with_words(), pk=pk)
    return render(request, "articles/article.html", _shown(found))


def _shown(found: Article) -> dict[str, Any]:
    """Return an article, its words, and whether they are withheld."""
    return {"article": found, "words": found.current and found.current.words, "withheld": found.is_withheld}


def _history(request: HttpRequest, found: Article, form: VersionsForm, number: int) -> HttpResponse:
    revisions = found.revisions.newest_first().defer("body", "standfirst")
    page = page_of(revisions, REVISIONS_PER_PAGE, number)
    context = _shown(found) | {"page": page, "form": form}
    if form.asked and not context["withheld"]:
        context |= _compared(form)
    status = 400 if form.asked and form.errors else 200
    return render(request, "articles/history.html", context, status=status)


def _compared(form: VersionsForm) -> dict[str, Any]:
    """Return two revisions and what changed between them, when there are such two."""
    if not form.is_valid():
        return {}
    old, new = form.cleaned_data["old"], form.cleaned_data["new"]
    parts = stretches(pieces(old.words.text, new.words.text))
    return {"old": old, "new": new, "stretches": parts, "changed": any(part.changed for part in parts)}


def _found(request: HttpRequest, form: SearchForm, number: int) -> HttpResponse:
    """Answer a question; one that is empty or too long gets a word of help instead of results."""
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        start = (number - 1) * FOUND_PER_PAGE
        hits, count = index.found(form.question, start=start, most=FOUND_PER_PAGE)
        if number > 1 and not hits:
            raise Http404
        page, query = page_of(range(count), FOUND_PER_PAGE, number), f"{urlencode({'q': form.question})}&"
        context |= {"hits": hits, "count": count, "page": page, "query": query}
    return render(request, "articles/search.html", context)


def _list_page(
    request: HttpRequest, template: str, articles: ArticleQuerySet, context: dict[str, object]
) -> HttpResponse:
    changed, number = latest_change(), page_number(request.GET)

    def page() -> HttpResponse:
        return render(request, template, {**context, "page": page_of(articles, PER_PAGE, number)})

    return fresh(request, f"{changed} page {number}", page)


def page_of(rows: QuerySet[Any] | Sequence[Any], per_page: int, number: int) -> Any:
    """Return one page of a list; a number it does not have is an address we do not have."""
    paginator = Paginator(rows, per_page)
    if number > paginator.num_pages:
        raise Http404
    return paginator.page(number)
