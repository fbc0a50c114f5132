"""Import from the admin: hand in a file or a page's text, look at the dry run, say yes."""

from collections import Counter
from hashlib import sha256
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from articles.actions import drop, hand_over
from articles.diff import pieces
from articles.import_admin.arriving import WRITTEN, arriving, new_among, sections_for, with_articles
from articles.import_admin.forms import HandoverForm
from articles.intake import Line
from articles.intake.handed import Shelves, brought_in, looked_at
from articles.models import Handover, ImportConflict, Section
from articles.paragraphs import Stretch, stretches

#: How many changed articles are shown word by word, how many new ones whole, and how many other lines.
SHOWN_CHANGES, SHOWN_WHOLE, SHOWN_LINES = 20, 20, 200

#: What staff say about what they hand in.
OPTIONS = ("url", "source", "section", "language", "format")


def import_page(request: HttpRequest) -> HttpResponse:
    """Take a file or a text, keep it, and go on to what its import would do."""
    by = _importer(request)
    sent = request.method == "POST"
    form = HandoverForm(request.POST, request.FILES) if sent else HandoverForm()
    if sent and form.is_valid():
        name, data = _named(form.cleaned_data)
        options = {each: form.cleaned_data[each] for each in OPTIONS}
        return redirect("admin:articles_import_confirm", hand_over(name, data, by=by, **options).pk)
    return _shown(request, "import", {"form": form, "title": _("Import")}, 422 if sent else 200)


def confirm_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what an import would do; on POST do it and show what was done."""
    handover = Handover.objects.filter(pk=pk, by=_importer(request)).first()
    if handover is None:
        messages.info(
            request, _("That import is done, or was put away. Hand the file in again to repeat it.")
        )
        return redirect("admin:articles_import")
    done = request.method == "POST"
    if done and "drop" in request.POST:
        drop(handover)
        return redirect("admin:articles_import")
    known = list(Section.objects.all())
    shelves = Shelves(None if request.user.has_perm("articles.add_section") else known)
    told = list((brought_in if done else looked_at)(handover, shelves))
    if done:
        drop(handover)
    facts = {**_facts(told), **(_done(told, known) if done else _foreseen(told, known))}
    title = handover.options.get("url") or handover.name
    return _shown(request, "preview", {"title": title, **facts}, 200)


def _facts(told: list[Line]) -> dict[str, Any]:
    """Return what is shown before and after: how many became what, and how many lines have no room."""
    counts = sorted(Counter(line.action for line in told).items())
    return {"counts": counts, "more": max(0, len(told) - SHOWN_LINES)}


def _foreseen(told: list[Line], known: list[Section]) -> dict[str, Any]:
    """Return what an import would do: new articles as they were read, the changed ones word by word."""
    shelves = sections_for(told, known)
    created = [line for line in told if line.action == "created"]
    changed = [line for line in told if line.action in {"updated", "merged"}]
    return {
        "sections": new_among(shelves),
        "arriving": arriving(created[:SHOWN_WHOLE], shelves),
        "changed": [(line, _changes(line)) for line in changed[:SHOWN_CHANGES]],
        "lines": [(line, None) for line in told[:SHOWN_LINES]],
        "worth_doing": any(line.action in WRITTEN | {"conflict", "converged"} for line in told),
    }


def _done(told: list[Line], known: list[Section]) -> dict[str, Any]:
    """Return what an import did: where its articles are, and the sections that were not there before."""
    new = [section.slug for section in new_among(sections_for(told, known))]
    made = Section.objects.filter(slug__in=new) if new else ()
    return {"done": True, "sections": made, "lines": with_articles(told[:SHOWN_LINES])}


def _changes(line: Line) -> list[Stretch]:
    plan = line.plan
    if plan is None or plan.words is None or plan.source is None or plan.source.article.current is None:
        return []
    return stretches(pieces(plan.source.article.current.words.text, plan.words.text))


def _named(sent: dict[str, Any]) -> tuple[str, bytes]:
    """Return the name and the bytes of what was handed in; a text goes by its words."""
    if sent["file"]:
        return sent["file"].name, sent["file"].read()
    data = sent["text"].replace("\r\n", "\n").encode()
    return f"text {sha256(data).hexdigest()[:12]}", data


def _importer(request: HttpRequest) -> User:
    """Return who asks; importing makes articles and changes them."""
    if not request.user.has_perms(("articles.add_article", "articles.change_article")):
        raise PermissionDenied
    return request.user  # type: ignore[return-value]


def _shown(request: HttpRequest, page: str, context: dict[str, Any], status: int) -> HttpResponse:
    context = {**admin.site.each_context(request), "opts": ImportConflict._meta, **context}
    return render(request, f"admin/articles/importconflict/{page}.html", context, status=status)
