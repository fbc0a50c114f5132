"""What a reporter may send from the receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corrections.forms import PlainText


class AddForm(forms.Form):
    """What a reader adds to a report later."""

    words = PlainText(
        label=_("What else should we know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    source = PlainText(label=_("Source"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("words", _("Type what you want to add first."))
        return cleaned


class WhyForm(forms.Form):
    """A sentence that may go with a reader's answer."""

    why = PlainText(
        label=_("Why?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class CreditForm(forms.Form):
    credit = forms.BooleanField(required=False)
