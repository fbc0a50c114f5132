"""What readers and editors may send."""

import json
import re
from functools import cached_property
from typing import Any

from crispy_forms.helper import FormHelper  # type: ignore[import-untyped]
from crispy_forms.layout import Div, Field, Layout  # type: ignore[import-untyped]
from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from articles.text import UNSAFE
from corrections.anchoring import Quote, Span, trimmed
from corrections.models import Kind
from corrections.policy import hard_quote_limit, soft_quote_limit

#: Marks that turn the direction of what follows: an editor would approve something other than is seen.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainText(forms.CharField):
    """Words as they were typed: no control characters, no marks that turn the direction of the text."""

    default_error_messages = {
        "unsafe": _("These words hold characters that cannot be shown. Type them again without them.")
    }

    def clean(self, value: Any) -> str:
        words = str(super().clean(value)).replace("\r\n", "\n")
        if UNSAFE.search(words) or TURNING.search(words):
            raise forms.ValidationError(self.error_messages["unsafe"], code="unsafe")
        return words


class QuoteField(forms.CharField):
    """A quote as the page made it: JSON with exact, prefix, suffix, start, end in code points."""

    widget = forms.HiddenInput
    default_error_messages = {
        "unread": _("We could not read which words you marked. Mark them again, or describe the place."),
        "too_long": _(
            "You marked %(length)s characters; at most %(limit)s can be sent. Mark a shorter piece."
        ),
    }

    def clean(self, value: Any) -> Quote | None:
        raw = super().clean(value)
        if not raw:
            return None
        quote = self._quote(raw)
        if len(quote.exact) > hard_quote_limit():
            raise forms.ValidationError(
                self.error_messages["too_long"],
                code="max_length",
                params={"length": len(quote.exact), "limit": hard_quote_limit()},
            )
        return quote

    def _quote(self, raw: str) -> Quote:
        try:
            given = json.loads(raw)
            quote = Quote(**{key: given[key] for key in ("exact", "prefix", "suffix", "start", "end")})
        except (ValueError, KeyError, TypeError, RecursionError):
            raise forms.ValidationError(self.error_messages["unread"], code="unread") from None
        if not _is_sound(quote):
            raise forms.ValidationError(self.error_messages["unread"], code="unread")
        return quote


def _is_sound(quote: Quote) -> bool:
    """Say whether the JSON held what a quote holds: words and offsets that agree."""
    words = (quote.exact, quote.prefix, quote.suffix)
    numbers = (quote.start, quote.end)
    if not all(isinstance(part, str) for part in words) or not all(type(n) is int for n in numbers):
        return False
    fits = 0 <= quote.start < quote.end < 10_000_000 and quote.end - quote.start == len(quote.exact)
    safe = not any(UNSAFE.search(part) for part in words)
    seen = bool(trimmed(quote.exact, Span(0, len(quote.exact))))
    return fits and safe and seen and max(len(quote.prefix), len(quote.suffix)) <= 32


class ReportForm(forms.Form):
    """A reader's report: the place, what it should read, what is wrong, and who says so if they like."""

    #: What to do first, for whoever named no place.
    nothing = _("Mark the words first, then press Ctrl+Enter; or describe the place below.")

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
    source = PlainText(
        label=_("Source"),
        required=False,
        max_length=500,
        help_text=_("For a fact: where can we check it? A link or a title."),
    )
    name = PlainText(label=_("Name (optional)"), required=False, max_length=80)
    email = PlainText(
        label=_("E-mail (optional)"),
        required=False,
        max_length=254,
        help_text=_("Only to tell you what we decided. Deleted 30 days after that."),
        validators=[EmailValidator()],
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    credit = forms.BooleanField(label=_("Thank me by name in the correction"), required=False)
    website = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"tabindex": "-1"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "report-%s")
        super().__init__(*args, **kwargs)

    @cached_property
    def helper(self) -> FormHelper:
        """How the form is laid out, where it is shown."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
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
    def first_error(self) -> str:
        """The first thing that is wrong, with the name of its field where it has one that is seen."""
        name, found = next(iter(self.errors.items()))
        field = self.fields.get(name)
        label = "" if field is None or field.widget.is_hidden else f"{field.label}: "
        return f"{label}{found[0]}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = (cleaned.get("quote"), cleaned.get("words"), cleaned.get("comment"))
        if not any(said) and not self.errors.get("quote"):
            self.add_error(None, self.nothing)
        return cleaned


class PageForm(ReportForm):
    """A report from a page of its own, where no words can be marked."""

    nothing = _("Type the words with the mistake, or choose their sentence from the list below.")


class VoiceForm(forms.Form):
    """One press that adds a reader's voice to a case."""

    case = forms.IntegerField(min_value=1, max_value=2**62)
    once = forms.UUIDField()
