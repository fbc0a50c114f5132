"""Cases: one suspected mistake each, and every step of its life."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from corrections.models.fixes import Fix, Proposal

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

    article = models.ForeignKey(
        Article, models.PROTECT, db_index=False, related_name="cases", verbose_name=_("article")
    )
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
    #: The fix that an editor looked elsewhere from, and put the same mistake right here.
    swept_from = models.ForeignKey(
        "corrections.Fix", models.PROTECT, null=True, related_name="swept", db_index=False
    )
    linked = models.ManyToManyField("self", blank=True, verbose_name=_("overlapping cases"))

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("article", "revision", "start", "end"),
                condition=Q(state__in=OPEN_STATES) & Q(end__gt=models.F("start")),
                name="one_open_case_per_place",
            ),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="a_case_ends_after_it_starts"
            ),
        )
        indexes = (
            models.Index(fields=("state", "-voices", "opened_at", "id"), name="the_queue"),
            models.Index(fields=("article", "state"), name="cases_of_an_article"),
            models.Index(fields=("-decided_at",), name="lately_decided"),
            models.Index(
                fields=("swept_from",), condition=Q(swept_from__isnull=False), name="cases_of_a_sweep"
            ),
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
    def deciding(self) -> "Case":
        """The case that is decided for this one too: of a duplicate the original, which is none itself."""
        return self.duplicate_of or self

    @property
    def pending(self) -> "Proposal | None":
        """The change that waits for a second editor."""
        waits = self.state == State.AWAITING_SECOND
        return self.proposals.select_related("by", "base").last() if waits else None

    @property
    def standing_fix(self) -> "Fix | None":
        """The fix that settled it, if nobody has undone that."""
        found = self.fixes.filter(undoes=None, undone_by=None)
        return found.select_related("by", "revision", "base").last()

    def where(self) -> Place:
        """Where the marked words stand in the article as it is now."""
        current = self.article.current
        assert current is not None
        return carry(alignment_of(self.revision, current), self.span)


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
