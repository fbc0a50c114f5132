"""What staff may change in a section."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from articles.actions.addresses import address
from articles.admin_forms.shown import remember_shown
from articles.forms import OneLineField
from articles.models import Section


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A section; its address is made from its name when none is given."""

    class Meta:
        model = Section
        fields = ("name", "slug", "position")
        field_classes = {"name": OneLineField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remember_shown(self, self.Meta.fields)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = gettext("Left empty, it is made from the name.")

    def clean_slug(self) -> str:
        name = self.cleaned_data.get("name", "")
        slug = self.cleaned_data["slug"] or address(name)
        if name and not slug:
            raise forms.ValidationError(gettext("The name gives no address. Type one in Latin letters."))
        return slug
