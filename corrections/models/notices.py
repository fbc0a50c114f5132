"""Notices: what the public is told of a change."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Revision
from corrections.models.fixes import Fix
from corrections.policy import TierRule, tiers, undo_window
from corrections.severity import Tier


def _slips() -> Q:
    """Return which notices are on a fix that was undone within the undo window, or on undoing it so soon.

    A statement on a whole article is taken back in public, with a reason, however soon.
    """
    undone = Q(fix__undone_by__isnull=False, fix__undone_by__at__lte=F("fix__at") + undo_window())
    undoing = Q(fix__undoes__isnull=False, fix__at__lte=F("fix__undoes__at") + undo_window())
    return undone | undoing


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self) -> "NoticeQuerySet":
        """Return all but slips taken back at once, which keep their numbers and their own addresses."""
        return self.exclude(_slips())

    def standing(self) -> "NoticeQuerySet":
        """Return the notices that no other has superseded."""
        return self.filter(superseded_by__isnull=True)

    def listed(self) -> "NoticeQuerySet":
        """Return what the corrections list and feeds show, newest first."""
        shown = [tier.value for tier, rule in tiers().items() if rule.listed]
        found = self.standing().public().filter(tier__in=shown)
        return found.newest_first().with_article()

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

    A fix has one, or several when it was said in other words: each supersedes the one before.

    It is written once; only `credit`, the names of readers who wish to be thanked, follows their wish.
    """

    LONGEST_CREDIT = 200

    number = models.PositiveIntegerField(_("number"), unique=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="notices")
    fix = models.ForeignKey(Fix, models.PROTECT, null=True, related_name="notices")
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
    def earlier(self) -> "Notice | None":
        """The notice it supersedes, but for one that took a slip back at once: of that nothing is told."""
        fix = self.supersedes.fix if self.supersedes else None
        slip = fix and fix.undoes and fix.at <= fix.undoes.at + undo_window()
        return None if slip else self.supersedes

    @property
    def is_reworded(self) -> bool:
        """Whether a later notice on the same fix says it in other words."""
        later = getattr(self, "superseded_by", None)
        return later is not None and self.fix_id is not None and later.fix_id == self.fix_id

    @property
    def label(self) -> str:
        """What it is called in public."""
        return self.rule.withdrawn if self.takes_back else self.rule.label
