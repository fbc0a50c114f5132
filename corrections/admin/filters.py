"""What an editor may narrow the queue to."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from corrections.lifecycle import OPEN, SETTLED, State
from corrections.models import Case, CaseState, Kind
from corrections.showing.readers import appealed


class StandFilter(admin.SimpleListFilter):
    """The queue shows what is open unless somebody asks for more."""

    title = _("where it stands")
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("Claimed by me")),
            ("asked", CaseState.NEEDS_INFO.label),
            ("second", _("Awaiting a second editor")),
            ("chief", _("With the chief editor")),
            ("appeal", _("Appeals")),
            ("settled", _("Settled")),
            ("all", _("All")),
        ]

    def choices(self, changelist: Any) -> Any:
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("Open"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        mine = {"claimed_by": request.user, "claimed_until__gt": timezone.now(), "state__in": OPEN}
        wanted: dict[str | None, dict[str, Any]] = {
            "mine": mine,
            "asked": {"state": State.NEEDS_INFO},
            "second": {"state": State.AWAITING_SECOND},
            "chief": {"state": State.ESCALATED},
            "appeal": {"pk__in": appealed().values("pk")},
            "settled": {"state__in": SETTLED},
            "all": {},
        }
        return queryset.filter(**wanted.get(self.value(), {"state__in": OPEN}))


class _ByField(admin.SimpleListFilter):
    """A filter on one field of a case."""

    field = ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


class KindFilter(_ByField):
    title = _("kind")
    parameter_name = field = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Kind.choices


class SectionFilter(_ByField):
    title = _("section")
    parameter_name, field = "section", "article__section__slug"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(Section.objects.values_list("slug", "name"))


class LanguageFilter(_ByField):
    title = _("language")
    parameter_name, field = "language", "article__language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        codes = (
            Case.objects.order_by("article__language").values_list("article__language", flat=True).distinct()
        )
        return [(code, _language_name(code)) for code in codes]


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code
