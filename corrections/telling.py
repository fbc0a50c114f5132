"""A report's life in its reader's words: what happened, when, and what they may do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corrections.lifecycle import State
from corrections.models import Case, Fix, Report, Step

STATES = {
    State.NEW: gettext_lazy("It waits for an editor."),
    State.OPEN: gettext_lazy("An editor is looking at it."),
    State.NEEDS_INFO: gettext_lazy("The editors need to know more. Can you add something?"),
    State.AWAITING_SECOND: gettext_lazy("One editor has decided; a second one has to agree."),
    State.ESCALATED: gettext_lazy("It is with the chief editor."),
    State.REOPENED: gettext_lazy("It is open again and waits for an editor."),
    State.FIXED: gettext_lazy("The words were put right."),
    State.FIXED_ELSEWHERE: gettext_lazy("The words read right already."),
    State.DECLINED: gettext_lazy("An editor looked at it and left the words as they are."),
    State.DUPLICATE: gettext_lazy("It was joined with another report of the same mistake."),
    State.SPAM: gettext_lazy("It was not taken for a report of a mistake."),
}

#: Whose reason the reader is told; what editors write to each other stays with them.
REASONED = {State.DECLINED, State.NEEDS_INFO}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a report."""

    at: datetime
    words: str
    why: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A report as its own reader sees it."""

    report: Report

    @property
    def case(self) -> Case:
        """The case that decides: the original one, when this was a duplicate."""
        return self.report.case.deciding

    @property
    def state(self) -> str:
        if self.report.withdrawn_at:
            return _("You withdrew this report.")
        return str(STATES[State(self.case.state)])

    @property
    def moments(self) -> list[Moment]:
        """All that happened, oldest first."""
        return sorted([*self._mine(), *self._theirs()], key=lambda moment: moment.at)

    @property
    def is_withdrawn(self) -> bool:
        return self.report.withdrawn_at is not None

    @property
    def may_withdraw(self) -> bool:
        return self.case.is_open and not self.is_withdrawn

    @property
    def may_appeal(self) -> bool:
        declined = self.case.state == State.DECLINED
        return declined and self.report.appealed_at is None and not self.is_withdrawn

    @property
    def may_say_right(self) -> bool:
        settled = self.case.state in {State.FIXED, State.FIXED_ELSEWHERE}
        return settled and self.report.right_now is None and not self.is_withdrawn

    @property
    def has_name(self) -> bool:
        return hasattr(self.report, "reporter")

    @property
    def voices(self) -> str:
        if self.is_withdrawn:
            return ""
        return _heard(self.case, Report.objects.answered_by(self.case).counted().count())

    def _mine(self) -> Iterator[Moment]:
        report = self.report
        yield Moment(report.created_at, _("You sent this report."))
        for added in report.evidence.all():
            yield Moment(added.at, _("You added:"), f"{added.words} {added.source}".strip())
        if report.withdrawn_at:
            yield Moment(report.withdrawn_at, _("You withdrew it."))
        if report.appealed_at:
            yield Moment(report.appealed_at, _("You asked for another editor."))

    def _theirs(self) -> Iterator[Moment]:
        fixes = list(self.case.fixes.filter(undoes=None).select_related("notice", "base", "revision"))
        for step in self.case.steps.exclude(verb="withdraw"):
            state = State(step.to_state)
            if step.from_state and step.from_state != step.to_state:
                link = self._link(_made_with(step, fixes)) if state is State.FIXED else ""
                yield Moment(step.at, str(STATES[state]), _why(step, state), link)

    def _link(self, fix: Fix | None) -> str:
        """Return where a change is shown: its notice, or the article's history."""
        if fix is None:
            return ""
        if hasattr(fix, "notice"):
            return fix.notice.get_absolute_url()
        history = reverse("articles:history", args=[self.case.article.slug])
        return f"{history}?from={fix.base.number}&to={fix.revision.number}"


def thanks(report: Report) -> str:
    """Return what a reader is told the moment a report was kept."""
    if report.held:
        return _("Many reports came from your network, or this one came very fast: it is looked at later.")
    heard = _heard(report.case, report.case.voices)
    return f"{STATES[State.FIXED_ELSEWHERE]} {heard}" if report.case.state == State.FIXED_ELSEWHERE else heard


def _heard(case: Case, voices: int) -> str:
    """Return how many have said so; of words that read right already, only thanks."""
    return _("Thank you for telling us.") if case.state == State.FIXED_ELSEWHERE else _voices(voices)


def _voices(n: int) -> str:
    if n <= 1:
        return _("You are the first to say so.")
    return ngettext("With you, %(n)s reader has said so.", "With you, %(n)s readers have said so.", n) % {
        "n": n
    }


def _made_with(step: Step, fixes: list[Fix]) -> Fix | None:
    """Return the fix that settled a case with this step: the last one made by then."""
    return max((fix for fix in fixes if fix.at <= step.at), key=lambda fix: fix.pk, default=None)


def _why(step: Step, state: State) -> str:
    return step.why if state in REASONED else ""
