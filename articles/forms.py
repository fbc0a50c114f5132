"""What people may ask of the public pages: a page's number, two revisions, words; and how fields are read."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Revision
from articles.search import asked
from articles.text import one_line

LONGEST_QUESTION = 100


def page_number(query: Mapping[str, str]) -> int:
    """Return which page of a list is asked for; anything but a number is an address we do not have."""
    number = query.get("page", "1")
    if not number.isascii() or not number.isdigit() or int(number[:6]) == 0:
        raise Http404
    return int(number[:6])


class OneLineField(forms.CharField):
    """A line of words; controls and line ends that come with pasted words are dropped."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class MomentField(forms.DateTimeField):
    """A moment on the clock; of an hour that the clock shows twice in autumn, the first is meant."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except forms.ValidationError as problem:
            if problem.code != "ambiguous_timezone":
                raise
            first = self._first(value)
            if first is None:
                raise
            return first

    def _first(self, value: Any) -> datetime | None:
        """Return when the clock first showed this, or None when it never did: it was put forward over it."""
        with timezone.override(UTC):
            shown = super().to_python(value)
        assert shown is not None
        first = shown.replace(tzinfo=timezone.get_current_timezone())
        was_shown = timezone.make_naive(first.astimezone(UTC)) == shown.replace(tzinfo=None)
        return first if was_shown else None


class VersionsForm(forms.Form):
    """Two revisions of one article to compare: ?from=1&to=3."""

    def __init__(self, query: Mapping[str, str], *, article: Article) -> None:
        super().__init__(query)
        self.article = article
        self.fields["from"] = _number_field(gettext_lazy("from version"))
        self.fields["to"] = _number_field(gettext_lazy("to"))

    @property
    def asked(self) -> str:
        """What was asked for, as it was typed; empty when nothing was."""
        return " ".join(self.data[name][:20] for name in ("from", "to") if name in self.data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"from", "to"} <= cleaned.keys():
            cleaned["old"] = self._revision(cleaned["from"])
            cleaned["new"] = self._revision(cleaned["to"])
        return cleaned

    def _revision(self, number: int) -> Revision:
        revision = self.article.revisions.filter(number=number).first()
        if revision is None:
            raise forms.ValidationError(
                _("This article has no version %(number)s. Choose two from the list."),
                params={"number": number},
            )
        return revision


def _number_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=1_000_000)


class SearchForm(forms.Form):
    """Words to look for in the articles."""

    q = forms.CharField(
        label=gettext_lazy("Words to look for"),
        max_length=LONGEST_QUESTION,
        error_messages={
            "required": gettext_lazy("Type a word or two, a name or a place."),
            "max_length": gettext_lazy("That is more than we can look for. Two or three words find most."),
        },
        widget=forms.TextInput(attrs={"type": "search", "maxlength": LONGEST_QUESTION}),
    )

    @property
    def question(self) -> str:
        return one_line(self.data.get("q", ""))[: LONGEST_QUESTION + 1]

    def clean_q(self) -> str:
        if not asked(self.question):
            raise forms.ValidationError(_("There is no word in this. Type letters or numbers."))
        return self.question
