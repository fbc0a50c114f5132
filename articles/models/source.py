"""Where articles came from: their words at the source, and passages that changed there and here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.merge import merged, ours_first, repeated, theirs_first
from articles.models.article import Article, Revision
from articles.words import Words


class Source(models.Model):
    """Where an article was imported from, and the words and facts it had there the last time."""

    article = models.OneToOneField(Article, models.PROTECT, related_name="source")
    key = models.CharField(_("identity at its source"), max_length=500, unique=True)
    url = models.CharField(_("address"), max_length=2000, blank=True)
    headline = models.TextField()
    standfirst = models.TextField(blank=True)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    facts = models.JSONField(null=True)
    seen = models.BigIntegerField(null=True)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.key

    @property
    def words(self) -> Words:
        return Words(self.headline, self.standfirst, self.body)


class ImportConflictQuerySet(models.QuerySet["ImportConflict"]):
    def open(self) -> "ImportConflictQuerySet":
        return self.filter(settled_at=None)


class ImportConflict(models.Model):
    """A passage that changed both here and at its source; an editor says which words stay."""

    class Settlement(models.TextChoices):
        KEPT = "kept", _("Ours kept")
        TAKEN = "taken", _("Theirs taken")
        EDITED = "edited", _("Edited")
        GONE = "gone", _("No longer in conflict")

    source = models.ForeignKey(Source, models.PROTECT, related_name="conflicts", verbose_name=_("source"))
    ours = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("ours"))
    base = models.JSONField(_("words at the last import"))
    theirs = models.JSONField(_("words at the source"))
    digest = models.CharField(_("digest of theirs"), max_length=64)
    queued_at = models.DateTimeField(_("queued"))
    settlement = models.CharField(_("settled"), max_length=6, choices=Settlement, blank=True)
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("settled by")
    )

    objects = ImportConflictQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("source",), condition=Q(settled_at=None), name="one_open_conflict_per_source"
            ),
        )
        ordering = ("queued_at", "pk")
        verbose_name = _("import conflict")
        verbose_name_plural = _("import conflicts")

    def __str__(self) -> str:
        return str(self.ours.headline)

    def get_absolute_url(self) -> str:
        return reverse("admin:articles_importconflict_change", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def their_words(self) -> Words:
        return Words(**self.theirs)

    @property
    def base_words(self) -> Words:
        return Words(**self.base)

    def kept(self, ours: Words) -> Words:
        """Our words, with what changed at the source only in other paragraphs."""
        return merged(self.base_words, ours, self.their_words, ours_first)

    def taken(self, ours: Words) -> Words:
        """The source's words, with what changed here only in other paragraphs."""
        return merged(self.base_words, ours, self.their_words, theirs_first)

    def repeats(self) -> list[tuple[str, str]]:
        """What was put right here and still stands at the source: as it is there, and as it is here."""
        return repeated(self.base_words, self.ours.words, self.their_words)


class Handover(models.Model):
    """A file or a page's text that staff handed in, kept until its import is confirmed."""

    name = models.CharField(_("name"), max_length=200)
    data = models.BinaryField()
    options = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
