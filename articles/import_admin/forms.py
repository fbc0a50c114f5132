"""What staff may send: how a conflict is settled, and a file or a page's text to import."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.actions.arrivals import LONGEST_URL
from articles.formats import FORMATS
from articles.formats.raw import ADDRESS
from articles.forms import OneLineField
from articles.models import ImportConflict
from articles.words import Words

Settlement = ImportConflict.Settlement

#: The largest file that is taken here, in bytes; larger ones are the command's.
LARGEST = 1_000_000


class SettleForm(forms.Form):
    """Whose words stay; `read` and `digest` are the revision and the source's words that were looked at."""

    read = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    how = forms.ChoiceField(
        choices=[(each.value, each.label) for each in (Settlement.KEPT, Settlement.TAKEN, Settlement.EDITED)],
        widget=forms.HiddenInput,
        initial=Settlement.EDITED.value,
    )
    headline = forms.CharField(
        label=_("Headline"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    standfirst = forms.CharField(
        label=_("Standfirst"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = forms.CharField(
        label=_("Body"),
        required=False,
        help_text=_("HTML; it is cleaned when saved."),
        widget=forms.Textarea(attrs={"rows": 20}),
    )

    @property
    def words(self) -> Words:
        data = self.cleaned_data
        return Words.of(data["headline"], data["standfirst"], data["body"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            not self.errors
            and cleaned["how"] == Settlement.EDITED
            and not (self.words.headline and self.words.body)
        ):
            self.add_error(None, gettext("A headline or the body is missing. Type at least a line of each."))
        return cleaned


class HandoverForm(forms.Form):
    """A file, or the text of a page, and what to say about it."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("Of any format we read, up to 1 MB."))
    text = forms.CharField(
        label=_("Or the text of a page"), required=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    url = OneLineField(
        label=_("Address of the page"),
        required=False,
        max_length=LONGEST_URL,
        help_text=_("So that the same page is the same article when you paste it again."),
    )
    source = OneLineField(
        label=_("Name of the source"),
        required=False,
        max_length=40,
        help_text=_("The name that --source gives it, when it is imported with the command, too."),
    )
    section = OneLineField(label=_("Section"), required=False, max_length=80)
    language = OneLineField(label=_("Language"), required=False, max_length=12)
    format = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=[("", _("as it looks")), *((name, name) for name in FORMATS)],
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if url and not ADDRESS.fullmatch(url):
            wrong = gettext("“%(url)s” is no address of a web page. Begin it with https://.")
            raise forms.ValidationError(wrong % {"url": url})
        return url

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            large = gettext("“%(name)s” has %(size)s kB, and this page takes %(most)s kB at most.")
            what_next = gettext("Split it, or import it with the command import_articles.")
            sizes = {"name": file.name, "size": -(-file.size // 1000), "most": LARGEST // 1000}
            raise forms.ValidationError(f"{large % sizes} {what_next}")
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("file")) == bool(cleaned.get("text")) and not self.errors:
            self.add_error(None, gettext("Choose a file, or paste the text of a page: one of the two."))
        return cleaned
