"""Cases, reports, steps, fixes and notices: what readers saw, and what we did about it."""

from corrections.models.cases import OPEN_STATES, Case, CaseQuerySet, CaseState, Kind, Step
from corrections.models.fixes import Fix, Proposal
from corrections.models.notices import Notice, NoticeQuerySet
from corrections.models.reports import (
    READER,
    DayKey,
    Evidence,
    Letter,
    Report,
    Reporter,
    ReportQuerySet,
    Tally,
)

__all__ = [
    "OPEN_STATES",
    "READER",
    "Case",
    "CaseQuerySet",
    "CaseState",
    "DayKey",
    "Evidence",
    "Fix",
    "Kind",
    "Letter",
    "Notice",
    "NoticeQuerySet",
    "Proposal",
    "Report",
    "ReportQuerySet",
    "Reporter",
    "Step",
    "Tally",
]
