"""The sentence that tells staff what became of a record."""

from articles.actions import Outcome, Plan
from articles.merge import repeated

CLASHED = {
    Outcome.CONFLICT: "Nothing was written. Settle it under “Import conflicts” in the admin.",
    Outcome.CONVERGED: "Ours was kept.",
    Outcome.MERGED: "One side was taken there, as ordered; the rest was merged.",
}

#: Outcomes after which an editor may want to look at the article.
WORTH_A_REMARK = (Outcome.UPDATED, Outcome.MERGED, Outcome.CONFLICT)


def told(plan: Plan, remark: str = "") -> str:
    """Return the headline, what else changed, and what others have to say."""
    said = _of_clash(plan) if plan.clashed else plan.theirs.headline
    if plan.facts:
        said = f"{said} (new at its source: {', '.join(plan.facts)})"
    return f"{said} {remark}".strip() if remark else said


def _of_clash(plan: Plan) -> str:
    start = f"“{plan.theirs.headline}” changed here and at its source in the same paragraph."
    return " ".join([start, CLASHED[plan.outcome], *_repeats(plan)])


def _repeats(plan: Plan) -> list[str]:
    """Name the mistakes that were put right here and that the source prints still."""
    if plan.source is None or plan.source.article.current is None:
        return []
    pairs = repeated(plan.source.words, plan.source.article.current.words, plan.theirs)
    if not pairs:
        return []
    listed = ", ".join(f"“{was}” (here “{now}”)" if now else f"“{was}” (gone here)" for was, now in pairs[:3])
    return [f"The source {plan.source.key} repeats what was put right here: {listed}."]
