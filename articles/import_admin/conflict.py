"""The page of one conflict: what changed here, what changed at the source, and whose words stay."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.actions import ChangedSince, SettledMeanwhile, settle
from articles.diff import pieces
from articles.import_admin.forms import SettleForm
from articles.models import Article, ImportConflict, Revision
from articles.paragraphs import Stretch, stretches
from articles.words import Words


@dataclass
class ConflictPage:
    """A conflict as it stands now: base, ours and theirs, and what each choice would make of the article."""

    conflict: ImportConflict

    @property
    def article(self) -> Article:
        return self.conflict.source.article

    @property
    def read(self) -> Revision:
        current = self.article.current
        return current if self.conflict.is_open and current else self.conflict.ours

    @property
    def ours(self) -> Words:
        return self.read.words

    @cached_property
    def changed_here(self) -> list[Stretch]:
        return changes(self.conflict.base_words, self.ours)

    @cached_property
    def changed_there(self) -> list[Stretch]:
        return changes(self.conflict.base_words, self.conflict.their_words)

    @cached_property
    def if_taken(self) -> list[Stretch]:
        return changes(self.ours, self.conflict.taken(self.ours))

    @cached_property
    def if_kept(self) -> list[Stretch]:
        return changes(self.ours, self.conflict.kept(self.ours))

    def form(self) -> SettleForm:
        """Return the form as it opens: our words, with what changed at the source in other paragraphs."""
        words = self.conflict.kept(self.ours)
        place = {"read": self.read.number, "digest": self.conflict.digest, "how": "edited"}
        return SettleForm(
            initial=place | {"headline": words.headline, "standfirst": words.standfirst, "body": words.body}
        )


def changes(old: Words, new: Words) -> list[Stretch]:
    """Return what changed in the words, by paragraphs; nothing when only the markup did."""
    return stretches(pieces(old.text, new.text)) if old.text != new.text else []


@require_safe
def conflict_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a conflict."""
    return _shown(request, ConflictPage(_found(request, pk)))


@require_POST
def settle_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a conflict on what the editor read, or show it again with the reason and what was typed."""
    page = ConflictPage(_found(request, pk))
    form = SettleForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form, 422)
    how = form.cleaned_data["how"]
    read = get_object_or_404(Revision, article=page.article, number=form.cleaned_data["read"])
    page.conflict.digest = form.cleaned_data["digest"]
    try:
        settle(page.conflict, _words(how, form, page.conflict, read), how=how, read=read, by=request.user)  # type: ignore[arg-type]
    except (SettledMeanwhile, ChangedSince) as problem:
        now = _found(request, pk)
        form.add_error(None, str(problem) if now.is_open else _too_late(now))
        return _shown(request, ConflictPage(now), form, 409)
    messages.success(request, _("Settled: %(article)s.") % {"article": read.headline})
    return redirect(ImportConflict.objects.open().first() or "admin:articles_importconflict_changelist")


def _found(request: HttpRequest, pk: int) -> ImportConflict:
    """Return a conflict with all that its page shows; only who may change articles comes in."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    conflicts = ImportConflict.objects.select_related(
        "source__article__current", "ours__author", "settled_by"
    )
    return get_object_or_404(conflicts, pk=pk)


def _too_late(conflict: ImportConflict) -> str:
    """Return what is told to who comes second; there is nothing left to settle, however often they reload."""
    told = _("“%(article)s” was settled in the meantime. Nothing of yours was written.")
    return told % {"article": conflict}


def _words(how: str, form: SettleForm, conflict: ImportConflict, read: Revision) -> Words:
    if how == ImportConflict.Settlement.EDITED:
        return form.words
    return conflict.kept(read.words) if how == ImportConflict.Settlement.KEPT else conflict.taken(read.words)


def _shown(
    request: HttpRequest, page: ConflictPage, sent: SettleForm | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": str(page.conflict),
        "opts": ImportConflict._meta,
        "page": page,
        "conflict": page.conflict,
        "form": _kept(page, sent),
        "sent": sent,
    }
    return render(request, "admin/articles/importconflict/conflict.html", context, status=status)


def _kept(page: ConflictPage, sent: SettleForm | None) -> SettleForm:
    """Return the form on the conflict as it is now, with the words that were typed before."""
    form = page.form()
    if sent and sent.data.get("how") == ImportConflict.Settlement.EDITED:
        form.initial.update({name: sent.data.get(name, "") for name in ("headline", "standfirst", "body")})
    return form
