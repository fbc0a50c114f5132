"""How editors see an import: the conflicts it left them, and a page to import from."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.import_admin.conflict import conflict_page, settle_page
from articles.import_admin.handover import confirm_page, import_page
from articles.models import ImportConflict


class OpenFilter(admin.SimpleListFilter):
    """Open conflicts, unless somebody asks for the settled ones."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("settled", _("Settled"))]

    def choices(self, changelist: Any) -> Any:
        yield {
            "selected": not self.value(),
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("Open"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.exclude(settled_at=None) if self.value() else queryset.filter(settled_at=None)


class ImportConflictAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("headline", "source", "queued_at", "settlement", "settled_by")
    list_filter = (OpenFilter,)
    search_fields = ("ours__headline", "source__key")
    search_help_text = _("Headline, or identity at its source")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportConflict]:
        whole = ("base", "theirs", "ours__body", "source__body")
        return ImportConflict.objects.select_related("source", "ours", "settled_by").defer(*whole)

    def get_urls(self) -> list[Any]:
        safe = self.admin_site.admin_view
        return [
            path("import/", safe(import_page), name="articles_import"),
            path("import/<int:pk>/", safe(confirm_page), name="articles_import_confirm"),
            path("<int:pk>/settle/", safe(settle_page), name="articles_importconflict_settle"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        is_number = object_id.isascii() and object_id.isdigit() and len(object_id) < 10
        return conflict_page(request, int(object_id) if is_number else 0)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("articles.change_article"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("article"), ordering="ours__headline")
    def headline(self, conflict: ImportConflict) -> str:
        return str(conflict)
