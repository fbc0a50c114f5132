"""Sections, articles and their revisions: what is published, and every version it ever had."""

from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import StrIndex, Substr
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.picture import Picture
from articles.words import Words

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}


def dated(pk: int, modified_at: datetime) -> str:
    """Return an article's state for ETag and cache: a word that differs after every change."""
    return f"{pk}.{modified_at.timestamp():.6f}"


class Section(models.Model):
    """A part of the paper, such as City or Culture."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    modified_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("position", "name")
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:section", args=[self.slug])


def first_picture_of(body: str) -> Substr:
    """Return what stands where the address of a body's first picture begins, if it has one of ours."""
    before = f'<img src="{settings.MEDIA_URL}'
    start = StrIndex(body, Value(before)) + len(before) - len(settings.MEDIA_URL)
    return Substr(body, start, len(settings.MEDIA_URL) + Picture.LONGEST_FILE + 1)


class ArticleQuerySet(models.QuerySet["Article"]):
    def with_words(self) -> "ArticleQuerySet":
        return self.filter(current__isnull=False).select_related("current", "section")

    def listed(self) -> "ArticleQuerySet":
        """Return what front page, sections and feeds show, newest first, without the bodies."""
        shown = self.with_words().filter(status="live").defer("current__body")
        return shown.annotate(pictured=first_picture_of("current__body")).newest_first()

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-shown_at", "-pk")


class Article(models.Model):
    """A published page; its words are those of its current revision."""

    class Status(models.TextChoices):
        LIVE = "live", _("Live")
        RETRACTED = "retracted", _("Retracted")

    class Label(models.TextChoices):
        VIDEO = "video", _("Video")
        PHOTO = "photo", _("Photo")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("section")
    )
    language = models.CharField(_("language"), max_length=12, default="en")
    label = models.CharField(_("label"), max_length=8, choices=Label, blank=True)
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default="live")
    current = models.OneToOneField(
        "Revision", models.PROTECT, null=True, editable=False, related_name="current_of"
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    shown_at = models.DateTimeField(_("order of appearance"), editable=False)
    significant_at = models.DateTimeField(_("significantly updated"), null=True, editable=False)
    modified_at = models.DateTimeField(_("last change of any kind"), editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("status", "-shown_at", "-id"), name="newest_articles"),
            models.Index(fields=("-modified_at",), name="latest_change"),
            models.Index(fields=("section", "status", "-shown_at", "-id"), name="newest_of_a_section"),
        )
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        return self.current.headline if self.current else self.slug

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.slug])

    @property
    def direction(self) -> str:
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def is_retracted(self) -> bool:
        return self.status == self.Status.RETRACTED

    @property
    def is_withheld(self) -> bool:
        """Whether it was retracted and the policy shows no words of such an article."""
        return self.is_retracted and settings.POLICY["retracted_words"] == "withheld"

    @property
    def updated_at(self) -> datetime | None:
        """When it last changed significantly after it was published; None when it never did."""
        published, changed = self.published_at, self.significant_at
        return changed if changed and (published is None or changed > published) else None

    @property
    def picture(self) -> str:
        """The address of a listed article's first picture; nothing when it has none of ours."""
        address = str(self.pictured).partition('"')[0]  # type: ignore[attr-defined]  # annotated by listed()
        return address if address.startswith(settings.MEDIA_URL) else ""

    @property
    def dated(self) -> str:
        """The state of all that the page shows."""
        return dated(self.pk, self.modified_at)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-number")


class Revision(models.Model):
    """The words of an article at one version: written once, never changed."""

    class Origin(models.TextChoices):
        IMPORT = "import", _("Import")
        EDIT = "edit", _("Edit")
        FIX = "fix", _("Fix")
        SWEEP = "sweep", _("Sweep")
        UNDO = "undo", _("Undo")

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    headline = models.CharField(_("headline"), max_length=1000)
    standfirst = models.TextField(_("standfirst"), blank=True)
    body = models.TextField(_("body"))
    digest = models.CharField(_("digest"), max_length=64)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin)
    why = models.CharField(_("why"), max_length=300, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    created_at = models.DateTimeField(_("made"))

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="one_revision_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revisions_count_from_one"),
            models.CheckConstraint(condition=~Q(headline=""), name="a_revision_has_a_headline"),
        )
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"

    @cached_property
    def words(self) -> Words:
        return Words(self.headline, self.standfirst, self.body)
