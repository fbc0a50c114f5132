"""What the queue looks like."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from post_office.models import Attachment, Email, EmailTemplate, Log

from corrections import desk
from corrections.admin.filters import KindFilter, LanguageFilter, SectionFilter, StandFilter
from corrections.admin.spam import many_as_spam
from corrections.models import Case, CaseState
from corrections.rights import is_editor
from corrections.showing import holding, last_decision
from corrections.showing.readers import first_comment

# Letters are written with decisions and leave by themselves; nobody edits the outbox by hand.
for model in (Email, EmailTemplate, Log, Attachment):
    admin.site.unregister(model)


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Editors look at it here; it changes through its own doors only."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_editor(request.user)  # type: ignore[arg-type]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_editor(request.user)  # type: ignore[arg-type]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


#: What waits for a reader comes after all that an editor can move on.
LAST_ASKED = ExpressionWrapper(Q(state=CaseState.NEEDS_INFO), BooleanField())


def cell(name: str, description: Any, ordering: str | None = None) -> Callable[[Case], SafeString]:
    """Return a column of the queue, each cell made from its own small template."""

    @admin.display(description=description, ordering=ordering)
    def column(case: Case) -> SafeString:
        return render_to_string(f"admin/corrections/case/cells/{name}.html", {"case": case})

    column.__name__ = name
    return column


@admin.register(Case)
class CaseAdmin(ReadOnly):
    list_display = (
        cell("chosen", _("spam")),
        cell("passage", _("passage")),
        cell("readers", _("readers"), "voices"),
        "kind",
        cell("about", _("article")),
        cell("waiting", _("waiting"), "opened_at"),
        cell("stand", _("state")),
        cell("claim", _("claimed by")),
    )
    list_display_links = None
    list_filter = (StandFilter, KindFilter, SectionFilter, LanguageFilter)
    search_fields = ("exact",)  # so that there is a field to search by; see get_search_results
    search_help_text = _("Number, words or comment")
    show_full_result_count = False
    empty_value_display = ""
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    ordering = (LAST_ASKED, "-voices", "opened_at", "pk")
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        return Case.objects.for_the_queue().annotate(described=first_comment())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Case], search_term: str
    ) -> tuple[QuerySet[Case], bool]:
        found = holding(queryset, search_term) if search_term else queryset  # type: ignore[arg-type]
        return found, False

    def get_urls(self) -> list[Any]:
        many = path("spam/", self.admin_site.admin_view(many_as_spam), name="corrections_case_spam_many")
        return [many, *desk.urls(self.admin_site.admin_view), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if not request.GET.get("stand"):
            desk.keep_beat(request)
        context = {"title": _("The queue"), "last": last_decision(request.user)}  # type: ignore[arg-type]
        return super().changelist_view(request, context)
