"""What people may ask of an article's history, and what staff may change in its words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.models import Article, Revision


class VersionsForm(forms.Form):
    """Two revisions of one article to compare: ?from=1&to=3."""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        for name in ("from", "to"):
            self.fields[name] = forms.IntegerField(min_value=1, max_value=1_000_000)

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
                _("This article has no revision %(number)s. Choose two from the list."),
                params={"number": number},
            )
        return revision
