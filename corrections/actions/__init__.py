"""The only writer of cases: submit, decide, apply a fix and undo it, publish notices."""

from corrections.actions.claim import claim, release
from corrections.actions.decide import (
    NeedsReason,
    ask,
    decline,
    escalate,
    found_right,
    mark_duplicate,
    mark_spam,
    reopen,
)
from corrections.actions.fix import NothingToChange, WordsGone, apply_fix
from corrections.actions.move import DecidedMeanwhile
from corrections.actions.notices import thank
from corrections.actions.second import apply_or_propose, approve, propose, send_back
from corrections.actions.sent import Sent
from corrections.actions.statements import AlreadyRetracted, state, statements_on, take_back
from corrections.actions.submit import WrongRevision, add_voice, submit
from corrections.actions.sweep import exchanged, put_right
from corrections.actions.undo import TooLateToUndo, undo

__all__ = [
    "AlreadyRetracted",
    "DecidedMeanwhile",
    "NeedsReason",
    "NothingToChange",
    "Sent",
    "TooLateToUndo",
    "WordsGone",
    "WrongRevision",
    "add_voice",
    "apply_fix",
    "apply_or_propose",
    "approve",
    "ask",
    "claim",
    "decline",
    "escalate",
    "exchanged",
    "found_right",
    "mark_duplicate",
    "mark_spam",
    "propose",
    "put_right",
    "release",
    "reopen",
    "send_back",
    "state",
    "statements_on",
    "submit",
    "take_back",
    "thank",
    "undo",
]
