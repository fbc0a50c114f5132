"""What editors may send: every form carries the version it was made on."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.text import UNSAFE
from corrections.actions.statements import STATEMENTS
from corrections.models import Case, Notice, Report
from corrections.policy import tiers
from corrections.rights import needs_second, tiers_open_to
from corrections.severity import Tier
from corrections.showing.replies import BY_CODE, REPLIES

#: A key of the database as a form sends it.
KEY = re.compile(r"[0-9]{1,18}")


class StaffText(forms.CharField):
    """Words of staff; controls that no feed carries, such as a word processor's line break, become spaces."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(UNSAFE.sub(" ", value) if value else value)).replace("\r\n", "\n")


class Keys(forms.Field):
    """The keys of things that a page listed; what is no key is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[int, ...]:
        return tuple(int(key) for key in value or () if KEY.fullmatch(key))


class VersionForm(forms.Form):
    """A decision on a case as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SeenForm(VersionForm):
    """A decision with the reporters whose names the page listed, to be thanked with it."""

    seen = Keys(required=False)


class ReasonForm(VersionForm):
    """A decision with its reason."""

    reason = StaffText(
        label=_("Reason"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class DeclineForm(ReasonForm):
    """A canned reason, words of one's own, or both: what the reader will read."""

    reply = forms.ChoiceField(choices=[(reply.code, reply.name) for reply in REPLIES], required=False)

    def said_in(self, language: str) -> str:
        """Return the whole reason in the language of the reader."""
        data = self.cleaned_data
        canned = BY_CODE[data["reply"]].said_in(language) if data["reply"] else ""
        return " ".join(part for part in (canned, data["reason"].strip()) if part)


class DuplicateForm(VersionForm):
    """The number of the case that this one repeats."""

    original = forms.ModelChoiceField(
        Case.objects.all(),
        label=_("Number of the other case"),
        widget=forms.NumberInput,
        error_messages={
            "invalid_choice": _(
                "There is no case with this number. The queue shows every case with its number; look there."
            ),
            "required": _("Type the number of the other case."),
        },
    )


class ThankForm(VersionForm):
    """A reader who wishes to be thanked, and whether the name may stand in public."""

    report = forms.ModelChoiceField(Report.objects.filter(reporter__isnull=False), widget=forms.HiddenInput)
    named = forms.BooleanField(required=False, widget=forms.HiddenInput)


class RewordForm(VersionForm):
    """A notice that is to be said in other words, and why."""

    notice = forms.ModelChoiceField(Notice.objects.all(), to_field_name="number", widget=forms.HiddenInput)
    text = StaffText(label=_("What readers are told"), max_length=1000, required=False)
    why = StaffText(label=_("Why is it said in other words?"), max_length=500, required=False)


class StatementForm(forms.Form):
    """The paper's word on a whole article, made on the page as it was read."""

    dated = forms.CharField(max_length=60, widget=forms.HiddenInput)
    tier = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    text = StaffText(
        label=_("What readers are told"),
        max_length=2000,
        required=False,
        help_text=_("In the language of the article. A notice is never changed later, only superseded."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        kwargs["initial"] = {"dated": article.dated, "tier": Tier.EDITORS_NOTE.value}
        super().__init__(*args, **kwargs)
        choices = [(tier.value, tiers()[tier].name) for tier in STATEMENTS]
        self.fields["tier"].choices = choices  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs |= {"lang": article.language, "dir": article.direction}

    def clean_tier(self) -> Tier:
        return Tier(self.cleaned_data["tier"])


class TakeBackForm(forms.Form):
    """Why a statement no longer holds."""

    dated = forms.CharField(max_length=60, widget=forms.HiddenInput)
    why = StaffText(
        label=_("Why it no longer holds"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ApplyForm(SeenForm):
    """The right words, the place as it was shown, the tier and the public note."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    expected = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=20_000)
    words = forms.CharField(
        label=_("Should read"),
        required=False,
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    why = StaffText(
        label=_("Reason for a lighter tier"),
        required=False,
        max_length=500,
        help_text=_("Only for the record, and only when you go below what the guard asks for."),
    )
    note = StaffText(
        label=_("Public note"),
        required=False,
        max_length=1000,
        help_text=_("Left empty, it says what was wrong and what is right."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alone = [
            (rule.tier.value, rule.name) for rule in tiers_open_to(by) if rule.tier is not Tier.RETRACTION
        ]
        together = [
            (rule.tier.value, _("%(tier)s, once a second editor approves") % {"tier": rule.name})
            for rule in tiers().values()
            if needs_second(by, rule)
        ]
        self.fields["tier"].choices = [("", _("What the guard asks for")), *alone, *together]  # type: ignore[attr-defined]

    def clean_tier(self) -> Tier | None:
        tier = self.cleaned_data["tier"]
        return Tier(tier) if tier else None

    def clean_expected(self) -> str:
        return str(self.cleaned_data["expected"]).replace("\r\n", "\n")
