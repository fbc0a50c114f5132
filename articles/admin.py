"""How staff see articles; saving one revises it, and refuses to overwrite what came in between."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles import actions
from articles.admin_forms import FACTS, ArticleForm, PictureForm, SectionForm
from articles.import_admin import ImportConflictAdmin
from articles.intake.remarks import remarks
from articles.models import Article, ImportConflict, Picture, Revision, Section
from articles.search import keys_with

#: How many of the articles that the search index knows are looked through in the admin.
MOST_FOUND = 1_000

admin.site.register(ImportConflict, ImportConflictAdmin)


class Kept(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is published is never deleted."""

    actions = None

    def view_on_site(self, obj: Any) -> str:
        """Lead to the public page at the address that is stored, not at one that was typed and refused."""
        return str(self.model._default_manager.get(pk=obj.pk).get_absolute_url())

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Section)
class SectionAdmin(Kept):
    form = SectionForm
    list_display = ("name", "slug", "position")

    def save_model(self, request: HttpRequest, obj: Section, form: Any, change: bool) -> None:
        if not change:
            obj.pk = actions.add_section(**form.cleaned_data).pk
        elif form.changed_data:
            actions.change_section(obj, **{name: form.cleaned_data[name] for name in form.changed_data})


@admin.register(Picture)
class PictureAdmin(Kept):
    """Pictures are added and never changed; an article shows one by the line that stands beside it."""

    form = PictureForm
    list_display = ("preview", "name", "line", "added_at", "added_by")
    list_display_links = None
    list_select_related = ("added_by",)
    search_fields = ("name",)
    search_help_text = _("Name of the file")
    show_full_result_count = False
    list_per_page = 50
    ordering = ("-added_at", "-pk")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Picture, form: Any, change: bool) -> None:
        file: Any = form.cleaned_data["file"]
        kept = actions.keep_picture(file.read(), file.name, by=request.user)  # type: ignore[arg-type]
        obj.pk, obj.name = kept.pk, kept.name

    @admin.display(description=_("picture"))
    def preview(self, picture: Picture) -> SafeString:
        return picture.tag()

    @admin.display(description=_("line for an article's body"))
    def line(self, picture: Picture) -> SafeString:
        figure = f"<figure>{picture.tag()}<figcaption>…</figcaption></figure>"
        return format_html("<code>{}</code>", figure)


@admin.display(description=_("headline"), ordering="current__headline")
def headline(article: Article) -> str:
    return str(article)


@admin.display(description=_("Standfirst"))
def standfirst(article: Article) -> str:
    return article.current.standfirst if article.current else ""


@admin.display(description=_("Body"))
def body(article: Article) -> SafeString:
    html = article.current.body if article.current else ""
    return mark_safe(html)  # noqa: S308 - nothing but canonical() makes a body


@admin.display(description=_("changed"), ordering="modified_at")
def changed(article: Article) -> Any:
    return article.modified_at


@admin.register(Article)
class ArticleAdmin(Kept):
    form = ArticleForm
    list_display = (headline, "section", "language", "published_at", changed, "status")
    list_filter = ("section", "language", "status")
    search_fields = ("current__headline", "slug")
    search_help_text = _("Headline or address")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    ordering = ("-shown_at", "-pk")
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "why", "significant", "read")}),
        (_("About"), {"fields": FACTS}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.select_related("current", "section").defer("current__body")

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Show the words as they are stored to who may only look."""
        if obj and not self.has_change_permission(request, obj):
            return ((None, {"fields": (headline, standfirst, body)}), *self.fieldsets[1:])
        return self.fieldsets

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *told: Any, **more: Any
    ) -> HttpResponse:
        """Say with the form what others know of the article, such as how many cases are open."""
        if article := context.get("original"):
            context["remark"] = remarks([article.pk]).get(article.pk, "")
        return super().render_change_form(request, context, *told, **more)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Find articles as readers find them, and by a part of their headline or address too."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found | queryset.filter(pk__in=keys_with(search_term, MOST_FOUND))
        return found, may_repeat

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Publish or revise; the form has checked, with the article held, that nobody came in between."""
        by: Any = request.user
        if change:
            _revise(obj, form, by)
        else:
            facts = {name: form.cleaned_data[name] for name in FACTS}
            facts["published_at"] = facts["published_at"] or timezone.now()
            made = actions.publish(form.words, origin=Revision.Origin.EDIT, by=by, **facts)
            obj.pk, obj.slug, obj.current = made.pk, made.slug, made.current

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The public history holds every revision; there is no other."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        return redirect("articles:history", article.slug)


def _revise(article: Article, form: Any, by: Any) -> None:
    """Change what was changed; a significant change may be one of facts alone."""
    if form.changed_facts:
        actions.describe(article, **form.changed_facts)
    revision = actions.revise(
        article,
        form.words,
        read=form.held,
        by=by,
        origin=Revision.Origin.EDIT,
        why=form.cleaned_data["why"],
        significant=form.cleaned_data["significant"],
    )
    if revision == form.held and form.cleaned_data["significant"]:
        actions.touch(article, significant=True)
