"""Fixes and proposals: the words before, the words after, who decides."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from corrections.anchoring import Span
from corrections.models.cases import Case
from corrections.policy import TierRule, tiers
from corrections.severity import Tier

if TYPE_CHECKING:
    from corrections.models.notices import Notice


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

    @property
    def notice(self) -> "Notice | None":
        """What the public is told of it, as it was said last."""
        return max(self.notices.all(), key=lambda notice: notice.number, default=None)

    @property
    def rule(self) -> TierRule:
        return tiers()[Tier(self.tier)]


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
