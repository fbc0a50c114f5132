"""What an editor sees of a case: the passage as it stands now, the suggestions, the record, what to do next."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser

from articles.words import CannotChange, Words
from corrections.actions.fix import change_guard
from corrections.anchoring import Place
from corrections.models import Case, Fix, Report
from corrections.policy import TierRule, tiers
from corrections.severity import Guard


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that readers propose, and how many of them."""

    words: str
    voices: int


@dataclass(frozen=True)
class CasePage:
    """One case, looked up once, for the page and its forms."""

    case: Case
    reports: list[Report]
    place: Place | None
    by: AbstractUser
    form: Any = None

    @classmethod
    def of(cls, case: Case, by: AbstractUser, form: Any = None) -> "CasePage":
        reports = list(case.reports.standing().oldest_first().select_related("reporter", "revision"))
        return cls(case, reports, case.where() if case.names_a_place else None, by, form)

    @property
    def words(self) -> Words:
        assert self.case.article.current is not None
        return self.case.article.current.words

    @property
    def standing(self) -> str:
        """The words that stand in the place now."""
        return self.place.span.of(self.words.text) if self.place and self.place.span else ""

    @property
    def shown(self) -> Words:
        """The article with the passage marked."""
        if self.place is None or self.place.span is None:
            return self.words.marked(0, 0)
        return self.words.marked(self.place.span.start, self.place.span.end)

    @property
    def suggestions(self) -> list[Suggestion]:
        """What readers propose, most voices first."""
        counted = Counter(report.proposed for report in self.reports if report.proposed)
        return [Suggestion(words, n) for words, n in counted.most_common(9)]

    @property
    def proposal(self) -> str:
        return self.suggestions[0].words if self.suggestions else self.standing

    @property
    def is_right_already(self) -> bool:
        """True when the proposed words already stand in the place of the marked ones."""
        return bool(self.standing) and self.standing == self.proposal and self.standing != self.case.exact

    @property
    def guard(self) -> Guard | None:
        """What the guard says of applying the first suggestion as it is."""
        if self.place is None or self.place.span is None or self.proposal == self.standing:
            return None
        span = self.place.span
        try:
            changed = self.words.changed(span.start, span.end, self.proposal)
        except CannotChange:
            return None
        return change_guard(self.words, changed, span.start)

    @property
    def least(self) -> TierRule | None:
        return tiers()[self.guard.least] if self.guard else None

    @property
    def fix(self) -> Fix | None:
        """The fix that settled the case, if it still stands."""
        return self.case.fixes.filter(undoes=None, undone_by=None).select_related("by", "revision").last()

    @property
    def steps(self) -> Any:
        return self.case.steps.select_related("by")

    @property
    def left(self) -> int:
        return Case.objects.open().count()

    @property
    def following(self) -> Case | None:
        """The case to look at next: the first in the queue but for this one."""
        return Case.objects.open().exclude(pk=self.case.pk).in_queue_order().first()
