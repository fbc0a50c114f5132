"""What staff may change in an article: its words, on the revision they read, and the facts about it."""

import re
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin_forms.conflict import Conflict
from articles.admin_forms.shown import changed_meanwhile, remember_shown, show_stored
from articles.formats.paragraphs import BLOCK, autop, paragraphs_of
from articles.forms import MomentField, OneLineField
from articles.merge import elements
from articles.models import Article, Revision, Section
from articles.words import Words

#: A language as BCP 47 names it: en, az, pt-BR, zh-Hant.
LANGUAGE, LONGEST_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}"), 12

#: A time typed may be so far ahead of our clock.
CLOCKS_DIFFER = timedelta(minutes=5)

FACTS = ("section", "language", "label", "byline", "published_at")
WORDS = ("headline", "standfirst", "body")


def _typed(words: Words) -> dict[str, Any]:
    """Return the words as the form shows them: one paragraph a line, which saving takes out again."""
    body = "\n".join(elements(words.body))
    return {"headline": words.headline, "standfirst": words.standfirst, "body": body}


def _with_paragraphs(body: str) -> str:
    """Return what was typed with its paragraphs marked, where only blank lines or lines' ends part them."""
    if BLOCK.search(body):
        return autop(body)
    return "".join(f"<p>{part}</p>" for part in paragraphs_of(body))


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article as staff edit it; `read` is the revision the form was opened on."""

    headline = OneLineField(label=_("Headline"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    standfirst = OneLineField(label=_("Standfirst"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        label=_("Body"),
        help_text=_("HTML, or plain paragraphs with a blank line between. “Pictures” has a line for each."),
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    why = OneLineField(
        label=_("What changed, and why"), required=False, max_length=300, help_text=_("Shown in the history.")
    )
    significant = forms.BooleanField(
        label=_("Significant change"), required=False, help_text=_("Moves the date under “Updated”.")
    )
    read = forms.IntegerField(label="", required=False, widget=forms.HiddenInput)
    settled = forms.IntegerField(required=False, widget=forms.HiddenInput)
    section = forms.ModelChoiceField(Section.objects.all(), label=_("Section"), required=False)
    published_at = MomentField(
        label=_("Published"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"),
    )

    class Meta:
        model = Article
        fields = FACTS
        field_classes = {"language": OneLineField, "byline": OneLineField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current: Revision | None = self.instance.current if self.instance.pk else None
        self.conflict: Conflict | None = None
        self.held: Revision | None = None
        remember_shown(self, FACTS)
        if not self.instance.pk:
            self.fields["published_at"].help_text = gettext("Left empty, it is the moment you save.")
        if self.current:
            self.initial.update(_typed(self.current.words), read=self.current.number)

    @cached_property
    def words(self) -> Words:
        """The words in canonical form, known once each of them is clean."""
        headline, standfirst, body = (self.cleaned_data[name] for name in WORDS)
        return Words.of(headline, standfirst, _with_paragraphs(body))

    @property
    def changed_facts(self) -> dict[str, Any]:
        """The facts that were changed in this form, so that it writes back none it only showed."""
        return {name: self.cleaned_data[name] for name in FACTS if name in self.changed_data}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.words.body:
            self.add_error("body", gettext("The body holds no words. Type at least one paragraph."))
        if self.current:
            self._check_read(cleaned)
        if not self.errors and self._changes_words and not cleaned["why"]:
            self._ask_why()
        if not self.errors and cleaned["why"] and not self._changes_words:
            no_words = gettext("The history keeps this with a change of words, and there is none.")
            what_next = gettext("Leave it empty, or change the words.")
            self.add_error("why", f"{no_words} {what_next}")
        return cleaned

    def clean_language(self) -> str:
        tag = str(self.cleaned_data["language"])
        if not LANGUAGE.fullmatch(tag):
            raise forms.ValidationError(
                gettext("“%(tag)s” is no language tag. Type one such as en, az or pt-BR.") % {"tag": tag}
            )
        return tag

    def clean_published_at(self) -> datetime | None:
        when: datetime | None = self.cleaned_data["published_at"]
        if when and "published_at" in self.changed_data and when > timezone.now() + CLOCKS_DIFFER:
            at_once = gettext("This lies in the future, and an article is public as soon as it is saved.")
            what_next = gettext("Save it when it is to appear, or leave the time empty.")
            raise forms.ValidationError(f"{at_once} {what_next}")
        return when

    def _ask_why(self) -> None:
        """Ask for a reason where the change is grave; who says so is named in the setting EDIT_GUARD."""
        assert self.held is not None
        graver = import_string(settings.EDIT_GUARD)(self.held.words, self.words)
        what_next = gettext("Say what changed, and why.")
        if graver:
            self.add_error("why", f"{graver} {what_next}")

    @property
    def _changes_words(self) -> bool:
        return self.held is not None and self.held.digest != self.words.digest

    def _check_read(self, cleaned: dict[str, Any]) -> None:
        """Hold the article, and refuse to go on if another revision came since the form was opened."""
        held = Article.objects.select_for_update(no_key=True, of=("self",)).get(pk=self.instance.pk)
        self.held = now = held.current
        self._check_facts(held)
        number = cleaned.get("read")
        if now and now.number not in (number, cleaned.get("settled")):
            base = held.revisions.filter(number=number or 0).first()
            if base and not self.errors:
                self.conflict = Conflict(base, now, self.words)
            self._refuse(now, number)

    def _check_facts(self, held: Article) -> None:
        """Refuse to overwrite a fact that somebody else changed since the form was opened."""
        facts = [name for name in FACTS if name in self.changed_data and name in self.cleaned_data]
        lost = changed_meanwhile(self, held, facts)
        for name in lost:
            now = held.get_label_display() if name == "label" else getattr(held, name)
            changed = gettext("Somebody changed this to “%(now)s” after you opened the article.")
            what_next = gettext("Keep theirs, or save again to put yours in its place.")
            self.add_error(name, f"{changed % {'now': now or '–'}} {what_next}")
        if lost:
            show_stored(self, held, lost)

    def _refuse(self, now: Revision, number: int | None) -> None:
        """Say what happened; where both changes fit together, put them both in the form."""
        both = self.conflict.both if self.conflict else None
        if both:
            self.data = {**self.data.dict(), **_typed(both), "read": now.number}  # type: ignore[attr-defined]
        what_next = (
            gettext("Both changes are brought together below. Look them over and save again.")
            if both
            else gettext("Your text is kept below. Bring their change in, say that you have, and save again.")
        )
        happened = gettext(
            "This article changed after you opened it: it is at revision %(now)s, you read %(read)s."
        )
        self.add_error(None, f"{happened % {'now': now.number, 'read': number or '?'}} {what_next}")
