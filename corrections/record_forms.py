"""How a reader narrows the public record: section, tier, month, words."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.template.defaultfilters import date as written
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from articles.models import Section
from articles.text import one_line
from corrections.models import Notice, NoticeQuerySet
from corrections.policy import tiers
from corrections.record import holding, months, of_month

LONGEST_QUESTION = 100


def _tier_choices() -> list[tuple[str, Any]]:
    listed = [rule for rule in tiers().values() if rule.listed]
    return [("", _("Every kind")), *((rule.tier.value, rule.name) for rule in listed)]


def _month_choices() -> list[tuple[str, Any]]:
    named = ((f"{month:%Y-%m}", _month_name(month, count)) for month, count in months())
    return [("", _("Every month")), *named]


def _month_name(month: date, count: int) -> str:
    shape = pgettext("month and year", "F Y")
    return f"{written(month, shape)} ({count})"


class RecordForm(forms.Form):
    """Which notices to show; without an answer to a question, all of them."""

    section = forms.ModelChoiceField(
        Section.objects.all(),
        to_field_name="slug",
        required=False,
        label=_("Section"),
        empty_label=_("Every section"),
    )
    tier = forms.ChoiceField(choices=_tier_choices, required=False, label=_("Kind"))
    month = forms.ChoiceField(choices=_month_choices, required=False, label=_("Month"))
    q = forms.CharField(
        max_length=LONGEST_QUESTION,
        required=False,
        label=_("Words"),
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUESTION}),
    )

    def __init__(self, query: Mapping[str, str]) -> None:
        super().__init__({name: one_line(query.get(name, ""))[:120] for name in self.base_fields})

    @property
    def query(self) -> str:
        """What was asked for, as it stands in an address; empty when nothing was."""
        return urlencode({name: value for name, value in self.data.items() if value})

    @property
    def prefix_of_page(self) -> str:
        return f"{self.query}&" if self.query else ""

    def clean_month(self) -> date | None:
        month = self.cleaned_data["month"]
        return date.fromisoformat(f"{month}-01") if month else None

    def notices(self) -> NoticeQuerySet:
        """Return the notices asked for, newest first; none when the question is not one of ours."""
        found = Notice.objects.listed()
        if not self.is_valid():
            return found.none()
        asked = self.cleaned_data
        if asked["section"]:
            found = found.filter(article__section=asked["section"])
        if asked["tier"]:
            found = found.filter(tier=asked["tier"])
        if asked["month"]:
            found = of_month(found, asked["month"])
        return holding(found, asked["q"]) if asked["q"] else found
