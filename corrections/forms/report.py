"""What readers send: a report, or a voice for what others reported."""

from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper  # type: ignore[import-untyped]
from crispy_forms.layout import Div, Field, Layout  # type: ignore[import-untyped]
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from corrections.actions.letters import OneAddress
from corrections.forms.fields import OneLine, PlainText, QuoteField
from corrections.models import Kind
from corrections.policy import hard_quote_limit, soft_quote_limit

OPTIONAL = _("(optional)")


class ReportForm(forms.Form):
    """A reader's report: the place, what it should read, what is wrong, and who says so if they like."""

    #: What to do first, for whoever named no place.
    nothing = _("Type the words with the mistake, or choose their sentence from the list.")

    revision = forms.IntegerField(min_value=1, max_value=2_000_000_000, widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)
    opened = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    quote = QuoteField(required=False, max_length=24_000)
    words = PlainText(
        label=_("The words with the mistake"),
        required=False,
        max_length=1000,
        strip=True,
        help_text=_("Copy them from the article, or say where it is."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    proposed = PlainText(
        label=_("Should read"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    kind = forms.ChoiceField(label=_("What is wrong?"), choices=Kind.choices, initial=Kind.SPELLING)
    comment = PlainText(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    source = OneLine(
        label=_("Source"),
        required=False,
        max_length=500,
        help_text=_("For a fact: where can we check it? A link or a title."),
    )
    name = OneLine(
        label=format_lazy("{} {}", _("Name"), OPTIONAL),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = PlainText(
        label=format_lazy("{} {}", _("E-mail"), OPTIONAL),
        required=False,
        max_length=254,
        help_text=_("Only to tell you what we decided. Deleted 30 days after that."),
        validators=[OneAddress()],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    credit = forms.BooleanField(label=_("Thank me by name in the correction"), required=False)
    website = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"tabindex": "-1"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "report-%s")
        super().__init__(*args, **kwargs)
        for field in self.visible_fields():
            said = ("error", "helptext") if field.help_text else ("error",)
            beside = " ".join(f"{field.auto_id}_{what}" for what in said)
            field.field.widget.attrs["aria-describedby"] = beside

    @cached_property
    def helper(self) -> FormHelper:
        """How the form is laid out, where it is shown."""
        helper = FormHelper()
        helper.template = "corrections/_report_fields.html"
        helper.field_template = "corrections/_report_field.html"
        helper.layout = Layout(
            "revision",
            "once",
            "opened",
            "quote",
            Div("words", css_class="report-words"),
            "proposed",
            "kind",
            "comment",
            Div("source", css_class="report-source"),
            Div("name", "email", css_class="report-person"),
            "credit",
            Div(Field("website", autocomplete="off"), css_class="report-pot", aria_hidden="true"),
        )
        return helper

    @property
    def limits(self) -> dict[str, int]:
        """How many characters may be marked: at all, and before a shorter piece is asked for."""
        return {"soft": soft_quote_limit(), "hard": hard_quote_limit()}

    @property
    def is_too_long(self) -> bool:
        return any(
            error.code == "max_length" for errors in self.errors.as_data().values() for error in errors
        )

    @property
    def faults(self) -> list[tuple[str, str]]:
        """All that is wrong, from top to bottom: the id of its field, if that is seen, and a sentence."""
        names = (*self.fields, NON_FIELD_ERRORS)
        return [self._told(name, str(error)) for name in names for error in self.errors.get(name, ())]

    @property
    def first_error(self) -> str:
        return self.faults[0][1]

    def _told(self, name: str, error: str) -> tuple[str, str]:
        if name not in self.fields or self[name].is_hidden:
            return "", error
        called = str(self[name].label).removesuffix(f" {OPTIONAL}")
        return self[name].auto_id, f"{called}: {error}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = (cleaned.get("quote"), cleaned.get("words"), cleaned.get("comment"))
        if not any(said) and not self.errors.get("quote"):
            self.add_error("words", self.nothing)
        if cleaned.get("credit") and not cleaned.get("name", True):
            self.add_error("name", _("By what name may we thank you? Type it here, or take the tick away."))
        return cleaned


class VoiceForm(forms.Form):
    """One press that adds a reader's voice to a case, and to the words that were shown with it."""

    case = forms.IntegerField(min_value=1, max_value=2**62)
    once = forms.UUIDField()
    opened = forms.CharField(required=False, max_length=100)
    proposed = PlainText(required=False, max_length=2000)
