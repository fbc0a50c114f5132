"""A report's life in its reader's words: what happened, when, and what they may do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from corrections.lifecycle import State
from corrections.models import Case, Fix, Report, Reporter, Step
from corrections.said import argued, is_about

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

#: What a reader did that leaves a step with the report's name and nothing on the report itself.
NOTED = {
    "right now": gettext_lazy("You said that it is right now."),
    "erase": gettext_lazy("You erased your name and e-mail."),
    "address": gettext_lazy("You asked to be told by e-mail."),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a report."""

    at: datetime
    words: str
    why: str = ""
    link: str = ""


@dataclass(frozen=True)
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
    def may_be_told(self) -> bool:
        """Whether an answer is still to come, and may be sent to an address."""
        return self.may_withdraw

    @property
    def contact(self) -> Reporter | None:
        """Who the reader is, as far as it was said and is kept."""
        kept: Reporter | None = getattr(self.report, "reporter", None)
        return kept if kept and (kept.name or kept.email) else None

    @property
    def voices(self) -> str:
        """How many have said so, while it is not decided; of words that read right already, only thanks."""
        if self.is_withdrawn or not (self.case.is_open or self.case.state == State.FIXED_ELSEWHERE):
            return ""
        return "" if self.case.state == State.NEEDS_INFO else _heard(self.case, self.case.voices)

    @cached_property
    def _steps(self) -> list[Step]:
        """The steps of the case that decides, and of the report's own."""
        return list(Step.objects.filter(case__in={self.report.case_id, self.case.pk}))

    def _mine(self) -> Iterator[Moment]:
        report = self.report
        yield Moment(report.created_at, _("You sent this report."))
        for added in report.evidence.all():
            yield Moment(added.at, _("You added:"), f"{added.words} {added.source}".strip())
        if report.withdrawn_at:
            yield Moment(report.withdrawn_at, _("You withdrew it."))
        said = argued(report)
        if report.appealed_at:
            why = next((step.why for step in said if step.verb == "appeal"), "")
            yield Moment(report.appealed_at, _("You asked for another editor."), why)
        for step in said:
            if step.verb == "not right":
                yield Moment(step.at, _("You said that it is not right yet."), step.why)
        for step in self._steps:
            if step.verb in NOTED and is_about(step, report):
                yield Moment(step.at, str(NOTED[step.verb]))

    def _theirs(self) -> Iterator[Moment]:
        fixes = list(
            self.case.fixes.filter(undoes=None).select_related("base", "revision").prefetch_related("notices")
        )
        for step in self._steps:
            state = State(step.to_state)
            if step.case_id != self.case.pk or step.verb == "withdraw":
                continue
            if step.from_state and step.from_state != step.to_state:
                link = self._link(_made_with(step, fixes)) if state is State.FIXED else ""
                yield Moment(step.at, str(STATES[state]), _why(step, state), link)

    def _link(self, fix: Fix | None) -> str:
        """Return where a change is shown: its notice, or the article's history."""
        if fix is None:
            return ""
        notice = fix.notice
        if notice:
            return notice.get_absolute_url()
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
