"""What the queue looks like."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from corrections import desk
from corrections.lifecycle import OPEN, SETTLED
from corrections.models import Case
from corrections.rights import is_editor


class StandFilter(admin.SimpleListFilter):
    """The queue shows what is open unless somebody asks for more."""

    title = _("where it stands")
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Claimed by me")), ("settled", _("Settled")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("Open"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        if self.value() == "all":
            return queryset
        if self.value() == "settled":
            return queryset.filter(state__in=SETTLED)
        cases = queryset.filter(state__in=OPEN)
        return cases.filter(claimed_by=request.user) if self.value() == "mine" else cases


@admin.register(Case)
class CaseAdmin(admin.ModelAdmin):
    list_display = ("passage", "voices", "kind", "about", "age", "state", "claim")
    list_display_links = ("passage",)
    list_filter = (StandFilter, "kind", "article__section", "article__language")
    search_fields = ("exact", "proposed")
    search_help_text = _("Marked or proposed words")
    show_full_result_count = False
    list_per_page = 50
    ordering = ("-voices", "opened_at", "pk")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return Case.objects.for_the_queue()

    def get_urls(self) -> list[Any]:
        return [*desk.urls(self.admin_site.admin_view), *super().get_urls()]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_editor(request.user)  # type: ignore[arg-type]

    def has_view_permission(self, request: HttpRequest, obj: Case | None = None) -> bool:
        return is_editor(request.user)  # type: ignore[arg-type]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Case | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Case | None = None) -> bool:
        return False

    @admin.display(description=_("passage"))
    def passage(self, case: Case) -> SafeString:
        return render_to_string("admin/corrections/case/_passage.html", {"case": case})

    @admin.display(description=_("article"))
    def about(self, case: Case) -> str:
        return str(case.article)

    @admin.display(description=_("waiting"), ordering="opened_at")
    def age(self, case: Case) -> str:
        return timesince(case.opened_at, depth=1)

    @admin.display(description=_("claimed by"))
    def claim(self, case: Case) -> str:
        return str(case.claimed_by) if case.is_claimed else ""
