"""How staff see articles; saving one revises it, and refuses to overwrite what came in between."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import actions
from articles.admin_forms import FACTS, ArticleForm
from articles.models import Article, Revision, Section


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ("name", "slug", "position")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = ArticleForm
    list_display = ("headline", "section", "language", "published_at", "modified_at", "status")
    list_filter = ("section", "language", "status")
    search_fields = ("current__headline", "slug")
    list_per_page = 50
    ordering = ("-shown_at", "-pk")
    actions = None
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "why", "significant", "read")}),
        (_("About"), {"fields": FACTS}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.select_related("current", "section").defer("current__body")

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Publish or revise; the form has checked, with the article held, that nobody came in between."""
        facts = {name: form.cleaned_data[name] for name in FACTS}
        if not change:
            made = actions.publish(form.words, origin=Revision.Origin.EDIT, by=request.user, **facts)
            obj.pk = made.pk
            return
        actions.describe(obj, **facts)
        actions.revise(
            obj,
            form.words,
            read=form.read,
            by=request.user,  # type: ignore[arg-type]
            origin=Revision.Origin.EDIT,
            why=form.cleaned_data["why"],
            significant=form.cleaned_data["significant"],
        )

    @admin.display(description=_("headline"), ordering="current__headline")
    def headline(self, article: Article) -> str:
        return str(article)
