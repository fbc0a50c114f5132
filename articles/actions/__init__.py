"""The only writer of articles: publish, revise, restore, retract, import."""

from articles.actions.imports import Outcome, Result, import_draft, planned
from articles.actions.revise import ChangedSince, describe, publish, restore, retract, revise, touch

__all__ = [
    "ChangedSince",
    "Outcome",
    "Result",
    "describe",
    "import_draft",
    "planned",
    "publish",
    "restore",
    "retract",
    "revise",
    "touch",
]
