"""Reports as readers sent them, who they are if they said so, and what we wrote back."""

from datetime import timedelta

from django.db import models
from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Revision
from corrections.anchoring import Span
from corrections.models.cases import Case, Kind

#: Who sent a report: the same browser is one reader, however often it sends; of no known one each is another.
READER = Coalesce(NullIf("sender", Value("")), Cast("pk", CharField()))


class ReportQuerySet(models.QuerySet["Report"]):
    def standing(self) -> "ReportQuerySet":
        return self.filter(withdrawn_at__isnull=True)

    def counted(self) -> "ReportQuerySet":
        """Return those that are voices: what a robot may have sent is held for review, and is none."""
        return self.standing().filter(held=False)

    def readers(self) -> int:
        """Return how many readers sent these reports: a browser that sends twice is one of them."""
        return int(self.aggregate(n=Count(READER, distinct=True))["n"])

    def answered_by(self, case: Case) -> "ReportQuerySet":
        """Return the reports that a case's decision answers: its own, and those of its duplicates."""
        return self.filter(Q(case=case) | Q(case__duplicate_of=case))

    def oldest_first(self) -> "ReportQuerySet":
        return self.order_by("pk")


class Report(models.Model):
    """What one reader sent, kept as it came; only the person fields can be erased."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reports", verbose_name=_("case"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    token = models.CharField(max_length=43, unique=True)
    once = models.UUIDField(unique=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField(_("marked words"), blank=True)
    prefix = models.CharField(max_length=32, blank=True)
    suffix = models.CharField(max_length=32, blank=True)
    proposed = models.TextField(_("should read"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    comment = models.TextField(_("comment"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12)
    created_at = models.DateTimeField(_("sent"))
    sender = models.CharField(max_length=43, blank=True)
    held = models.BooleanField(_("held for review"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    appealed_at = models.DateTimeField(_("appealed"), null=True)
    credit = models.BooleanField(_("may be thanked by name"), default=False)
    right_now = models.BooleanField(_("is right, says the reader"), null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("sender", "revision"), name="reports_of_a_sender"),)
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return _("Report %(number)s") % {"number": self.pk}

    def private_url(self) -> str:
        """Return the receipt's address; named so that no library that links to any object finds it."""
        return reverse("corrections:receipt", args=[self.token])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Reporter(models.Model):
    """Who sent a report, if they said so: kept apart, so that it can be erased alone."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="reporter")
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    #: Whether an editor lets the name stand in public; until one has seen it, it does not.
    named = models.BooleanField(_("may be named"), null=True)

    class Meta:
        permissions = (("see_contact", "Can see how to reach a reporter"),)
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")

    def __str__(self) -> str:
        return self.name


class Evidence(models.Model):
    """What a reader added to a report later: words, a source, or both; kept as it came."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="evidence")
    at = models.DateTimeField()
    words = models.TextField(_("words"), blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return self.words or self.source


class Letter(models.Model):
    """An answer to a reporter, in the outbox or sent."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="letters")
    email = models.OneToOneField("post_office.Email", models.CASCADE, related_name="letter")

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self) -> str:
        return str(self.report)


class Tally(models.Model):
    """How much came from one sender, to one article, to the site, in a stretch of time that began then."""

    bucket = models.CharField(max_length=80)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("bucket", "hour"), name="one_tally_per_bucket_and_hour"),
        )
        indexes = (models.Index(fields=("hour",), name="tallies_to_drop"),)

    KEPT = timedelta(hours=24)

    def __str__(self) -> str:
        return f"{self.bucket} {self.hour:%Y-%m-%d %H}"


class DayKey(models.Model):
    """What the senders of one day are hashed with, for no longer than that day."""

    day = models.DateField(unique=True)
    key = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.day}"
