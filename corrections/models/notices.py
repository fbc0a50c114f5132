"""Notices: what the public is told of a change."""

from functools import cached_property

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from corrections.models.fixes import Fix
from corrections.policy import TierRule, tiers
from corrections.severity import Tier


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
        """Bring along all that a notice is shown with, but for long texts."""
        found = self.select_related(
            "article__current", "article__section", "before", "after", "fix", "superseded_by"
        )
        return found.defer(
            "article__current__body", "before__body", "after__body", "fix__before", "fix__after"
        )


class Notice(models.Model):
    """The public word on a change: what was wrong, what is right, when, how long it stood.

    It is written once; only `credit`, the names of readers who wish to be thanked, follows their wish.
    """

    LONGEST_CREDIT = 200

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
    credit = models.CharField(max_length=LONGEST_CREDIT, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("article", "-number"), name="notices_of_an_article"),)
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self) -> str:
        return f"{self.label} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("corrections:notice", args=[self.number])

    @cached_property
    def rule(self) -> TierRule:
        return tiers()[Tier(self.tier)]

    @property
    def takes_back(self) -> bool:
        """Whether it says that an earlier notice holds no longer, and puts nothing else in its place."""
        return self.supersedes_id is not None if self.fix is None else self.fix.undoes_id is not None

    @property
    def label(self) -> str:
        """What it is called in public."""
        return self.rule.withdrawn if self.takes_back else self.rule.label
