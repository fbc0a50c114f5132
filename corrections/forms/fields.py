"""What may stand in a field: plain words, and a quote as the page made it."""

import json
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.text import UNSAFE
from corrections.anchoring import Quote, Span, trimmed
from corrections.policy import hard_quote_limit

#: Marks that turn the direction of what follows: an editor would approve something other than is seen.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainText(forms.CharField):
    """Words as they were typed: no control characters, no marks that turn the direction of the text."""

    default_error_messages = {
        "unsafe": _("These words hold characters that cannot be shown. Type them again without them.")
    }

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def clean(self, value: Any) -> str:
        words = str(super().clean(value))
        if UNSAFE.search(words) or TURNING.search(words):
            raise forms.ValidationError(self.error_messages["unsafe"], code="unsafe")
        return words


class OneLine(PlainText):
    """Plain text that stands on one line, as in the head of a letter."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


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
