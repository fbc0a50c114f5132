"""What staff may change in an article: its words, on the revision they read, and the facts about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from articles.words import Words

FACTS = ("section", "language", "label", "byline", "published_at")


class ArticleForm(forms.ModelForm):
    """An article as staff edit it; `read` is the revision the form was opened on."""

    headline = forms.CharField(label=_("Headline"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    standfirst = forms.CharField(
        label=_("Standfirst"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    body = forms.CharField(
        label=_("Body"), help_text=_("HTML; it is cleaned when saved."), widget=forms.Textarea(attrs={"rows": 30})
    )
    why = forms.CharField(
        label=_("What changed, and why"), required=False, max_length=300, help_text=_("Shown in the history.")
    )
    significant = forms.BooleanField(
        label=_("Significant change"), required=False, help_text=_("Moves the date under “Updated”.")
    )
    read = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = FACTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current: Revision | None = self.instance.current if self.instance.pk else None
        if self.current:
            for name in ("headline", "standfirst", "body"):
                self.initial[name] = getattr(self.current, name)
            self.initial["read"] = self.current.number

    @property
    def words(self) -> Words:
        """The words in canonical form."""
        data = self.cleaned_data
        return Words.of(data["headline"], data["standfirst"], data["body"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.words.body:
            self.add_error("body", _t("The body holds no words. Type at least one paragraph."))
        if self.current:
            self._check_read(cleaned.get("read"))
        return cleaned

    def _check_read(self, number: int | None) -> None:
        """Hold the article, and refuse to go on if another revision came since the form was opened."""
        held = Article.objects.select_for_update(no_key=True, of=("self",)).get(pk=self.instance.pk)
        self.read = held.current
        if held.current is None or held.current.number != number:
            self.add_error(
                None,
                _t(
                    "This article changed after you opened it: it is now at revision %(now)s, you read %(read)s. "
                    "Your text is kept below; open the article in a new tab, bring the changes together, and save there."
                )
                % {"now": held.current and held.current.number, "read": number or "?"},
            )
