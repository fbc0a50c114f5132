"""What a reader said of a decision, found in the record: its steps name no reader."""

import re

from corrections.models import Report, Step


def argued(report: Report) -> list[Step]:
    """Return the steps that hold the reader's own words to a decision, the appeal first.

    Steps name no reader, so only what is theirs for sure: an appeal is the first after the moment noted;
    “not right” is theirs when nobody else can have said so.
    """
    steps = Step.objects.filter(case__article=report.case.article_id, by=None, why__gt="")
    said = list(steps.filter(verb__in=("appeal", "not right")))
    wrong = [step for step in said if step.verb == "not right" and step.case_id == report.case.deciding.pk]
    since = report.appealed_at
    appeals = [step for step in said if step.verb == "appeal" and since and step.at >= since]
    return [*appeals[:1], *(wrong if wrong and _is_alone(report, wrong) else [])]


def _is_alone(report: Report, wrong: list[Step]) -> bool:
    """Say whether nobody but this reader can have found the words still wrong."""
    every = Report.objects.answered_by(report.case.deciding)
    if report.right_now is False and len(wrong) == every.filter(right_now=False).count() == 1:
        return True
    others = every.exclude(pk=report.pk).exists()
    return not others and not report.case.steps.filter(verb="regroup").exists()


def is_about(step: Step, report: Report) -> bool:
    """Say whether a step names a report; it does so in the language that the paper had then."""
    return re.findall(r"\d+", step.why) == [str(report.pk)]
