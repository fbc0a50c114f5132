"""Cases, reports, steps, fixes and notices: what readers saw, and what we did about it."""

from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from corrections.anchoring import Place, Span, carry
from corrections.lifecycle import OPEN, State
from corrections.placing import alignment_of
from corrections.policy import TierRule, tiers
from corrections.severity import Tier

OPEN_STATES = tuple(sorted(state.value for state in OPEN))


class CaseState(models.TextChoices):
    """The states as people read them."""

    NEW = "new", _("New")
    OPEN = "open", _("Open")
    NEEDS_INFO = "needs_info", _("Needs information")
    AWAITING_SECOND = "awaiting_second", _("Awaiting a second editor")
    ESCALATED = "escalated", _("With the chief editor")
    REOPENED = "reopened", _("Reopened")
    FIXED = "fixed", _("Fixed")
    FIXED_ELSEWHERE = "fixed_elsewhere", _("Already right")
    DECLINED = "declined", _("Declined")
    DUPLICATE = "duplicate", _("Duplicate")
    SPAM = "spam", _("Spam")


class Kind(models.TextChoices):
    """What a reader says is wrong."""

    SPELLING = "spelling", _("Spelling or grammar")
    FACT = "fact", _("Wrong fact")
    NAME = "name", _("Name or number")
    UNCLEAR = "unclear", _("Unclear")
    BROKEN = "broken", _("Broken link or picture")
    OTHER = "other", _("Something else")


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> "CaseQuerySet":
        return self.filter(state__in=OPEN_STATES)

    def settled(self) -> "CaseQuerySet":
        return self.exclude(state__in=OPEN_STATES)

    def claimed_by(self, user: User) -> "CaseQuerySet":
        """Return the open cases somebody holds a lease on now."""
        return self.open().filter(claimed_by=user, claimed_until__gt=timezone.now())

    def in_queue_order(self) -> "CaseQuerySet":
        """Most voices first, then the one that has waited longest."""
        return self.order_by("-voices", "opened_at", "pk")

    def for_the_queue(self) -> "CaseQuerySet":
        return self.select_related("article__current", "article__section", "claimed_by").defer(
            "article__current__body"
        )


class Case(models.Model):
    """One suspected mistake in one article, however many readers noticed it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="cases", verbose_name=_("article"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("revision"))
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField(_("marked words"), blank=True)
    proposed = models.TextField(_("proposed words"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=16, choices=CaseState, default="new")
    voices = models.PositiveIntegerField(_("readers"), default=1)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(_("opened"))
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    reason = models.TextField(_("reason"), blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("claimed by")
    )
    claimed_until = models.DateTimeField(null=True)
    duplicate_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="duplicates")
    linked = models.ManyToManyField("self", blank=True, verbose_name=_("overlapping cases"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("article", "revision", "start", "end"),
                condition=Q(state__in=OPEN_STATES) & Q(end__gt=models.F("start")),
                name="one_open_case_per_place",
            ),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="a_case_ends_after_it_starts"),
        )
        indexes = (
            models.Index(fields=("state", "-voices", "opened_at", "id"), name="the_queue"),
            models.Index(fields=("article", "state"), name="cases_of_an_article"),
            models.Index(fields=("-decided_at",), name="lately_decided"),
        )
        permissions = (("decide_case", "Can decide cases"), ("decide_grave_case", "Can decide grave cases"))
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    def __str__(self) -> str:
        return _("Case %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("admin:corrections_case_change", args=[self.pk])

    @classmethod
    def get_queue_url(cls) -> str:
        return reverse("admin:corrections_case_changelist")

    @property
    def is_open(self) -> bool:
        return State(self.state) in OPEN

    @property
    def is_claimed(self) -> bool:
        return self.claimed_until is not None and self.claimed_until > timezone.now()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def names_a_place(self) -> bool:
        """False when the reader described the place instead of marking words."""
        return self.end > self.start

    @property
    def pending(self) -> "Proposal | None":
        """The change that waits for a second editor."""
        waits = self.state == State.AWAITING_SECOND
        return self.proposals.select_related("by", "base").last() if waits else None

    def where(self) -> Place:
        """Where the marked words stand in the article as it is now."""
        current = self.article.current
        assert current is not None
        return carry(alignment_of(self.revision, current), self.span)


class ReportQuerySet(models.QuerySet["Report"]):
    def standing(self) -> "ReportQuerySet":
        return self.filter(withdrawn_at__isnull=True)

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
    sender = models.CharField(max_length=43, blank=True, db_index=True)
    held = models.BooleanField(_("held for review"), default=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    appealed_at = models.DateTimeField(_("appealed"), null=True)
    credit = models.BooleanField(_("may be thanked by name"), default=False)
    right_now = models.BooleanField(_("is right, says the reader"), null=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return _("Report %(number)s") % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("corrections:receipt", args=[self.token])

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Reporter(models.Model):
    """Who sent a report, if they said so: kept apart, so that it can be erased alone."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="reporter")
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)

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


class Step(models.Model):
    """One move in a case's life: who, when, from, to, why. Steps are only ever added."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=20)
    from_state = models.CharField(max_length=16, choices=CaseState, blank=True)
    to_state = models.CharField(max_length=16, choices=CaseState)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


class Fix(models.Model):
    """The words before, the words after, the revision that holds them."""

    cases = models.ManyToManyField(Case, related_name="fixes")
    article = models.ForeignKey(Article, models.PROTECT, related_name="fixes")
    base = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="fix")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    before = models.TextField()
    after = models.TextField()
    tier = models.CharField(max_length=14, choices=[(tier.value, tier.value) for tier in Tier])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        verbose_name = _("fix")
        verbose_name_plural = _("fixes")

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

    @property
    def is_undone(self) -> bool:
        return hasattr(self, "undone_by")


class Proposal(models.Model):
    """A change that an editor may not decide alone, kept as it was proposed until a second one has looked."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    base = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    tier = models.CharField(max_length=14, choices=[(tier.value, tier.value) for tier in Tier])
    why = models.TextField(blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def __str__(self) -> str:
        return f"{self.expected} → {self.words}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def expected(self) -> str:
        """The words it would change."""
        return self.span.of(self.base.words.text)

    @property
    def rule(self) -> TierRule:
        return tiers()[Tier(self.tier)]


class NoticeQuerySet(models.QuerySet["Notice"]):
    def standing(self) -> "NoticeQuerySet":
        """Return the notices that no other has superseded."""
        return self.filter(superseded_by__isnull=True)

    def listed(self) -> "NoticeQuerySet":
        """Return what the corrections list and feeds show, newest first."""
        shown = [tier.value for tier, rule in tiers().items() if rule.listed]
        return self.standing().filter(tier__in=shown).newest_first().with_article()

    def newest_first(self) -> "NoticeQuerySet":
        return self.order_by("-number")

    def with_article(self) -> "NoticeQuerySet":
        return self.select_related("article__current", "article__section", "before", "after").defer(
            "article__current__body", "before__body", "after__body"
        )


class Notice(models.Model):
    """The public word on a change: what was wrong, what is right, when, how long it stood."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="notices")
    fix = models.OneToOneField(Fix, models.PROTECT, null=True, related_name="notice")
    tier = models.CharField(max_length=14, choices=[(tier.value, tier.value) for tier in Tier])
    text = models.TextField(_("text"))
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    place = models.CharField(_("where"), max_length=120, blank=True)
    before = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    after = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    stood = models.DurationField(null=True)
    credit = models.CharField(max_length=80, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("article", "-number"), name="notices_of_an_article"),)
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return f"{self.rule.label} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("corrections:notice", args=[self.number])

    @cached_property
    def rule(self) -> TierRule:
        return tiers()[Tier(self.tier)]


class Tally(models.Model):
    """How many reports came in an hour from one sender, to one article, to the site."""

    bucket = models.CharField(max_length=80)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("bucket", "hour"), name="one_tally_per_bucket_and_hour"),)
        indexes = (models.Index(fields=("hour",), name="tallies_to_drop"),)

    KEPT = timedelta(hours=24)

    def __str__(self) -> str:
        return f"{self.bucket} {self.hour:%Y-%m-%d %H}"

