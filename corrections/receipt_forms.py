"""What a reporter may send from the receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from corrections.actions.letters import OneAddress
from corrections.forms import OneLine, PlainText


class AnswerForm(forms.Form):
    """A form of the receipt: its fields have ids of their own, and the first that is wrong has the focus."""

    #: How its fields are called on the page, which holds several such forms.
    ids = "id_%s"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": self.ids, **kwargs})
        for name in list(self.errors)[:1]:
            if name in self.fields:
                self.fields[name].widget.attrs["autofocus"] = True


class AddForm(AnswerForm):
    """What a reader adds to a report later."""

    ids = "add-%s"

    words = PlainText(
        label=_("What else should we know?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    source = OneLine(label=_("Source"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("words", _("Type what you want to add first."))
        return cleaned


class WrongForm(AnswerForm):
    """What is still wrong: a case is opened again only for a reason."""

    ids = "wrong-%s"

    why = PlainText(
        label=_("Or what is still wrong?"),
        max_length=1000,
        error_messages={"required": _("Say what is still wrong.")},
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class AppealForm(AnswerForm):
    """Why another editor should look at what was declined."""

    ids = "appeal-%s"

    why = PlainText(
        label=_("You may ask once for another editor. What did we miss?"),
        max_length=1000,
        error_messages={"required": _("Say what is still wrong.")},
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )


class AddressForm(AnswerForm):
    """Where the answer is sent."""

    ids = "address-%s"

    email = PlainText(
        label=_("E-mail"),
        max_length=254,
        validators=[OneAddress()],
        error_messages={"required": _("Type the address that we should write to.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CreditForm(AnswerForm):
    """Whether the reader may be thanked by name."""

    ids = "credit-%s"

    credit = forms.BooleanField(label=_("Thank me by name in the correction"), required=False)
