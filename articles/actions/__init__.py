"""The only writer of articles: publish, revise, retract, import."""

from articles.actions.conflicts import SettledMeanwhile, settle
from articles.actions.handovers import drop, hand_over
from articles.actions.imports import Result, import_draft, import_drafts
from articles.actions.inserting import insert
from articles.actions.masthead import add_section, change_section
from articles.actions.pictures import foreseen_picture, keep_picture
from articles.actions.plans import Outcome, Plan, Unclean, planned, plans
from articles.actions.revise import (
    ChangedSince,
    describe,
    in_the_papers_language,
    publish,
    retract,
    revise,
    touch,
)

__all__ = [
    "ChangedSince",
    "Outcome",
    "Plan",
    "Result",
    "SettledMeanwhile",
    "Unclean",
    "add_section",
    "change_section",
    "describe",
    "drop",
    "foreseen_picture",
    "hand_over",
    "import_draft",
    "import_drafts",
    "in_the_papers_language",
    "insert",
    "keep_picture",
    "planned",
    "plans",
    "publish",
    "retract",
    "revise",
    "settle",
    "touch",
]
