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
from corrections.actions.handing import call_off, hand_back, may_call_off
from corrections.actions.move import DecidedMeanwhile
from corrections.actions.note import note
from corrections.actions.reword import Superseded, reword
from corrections.actions.second import apply_or_propose, approve, propose, send_back
from corrections.actions.sent import Sent
from corrections.actions.statements import AlreadyRetracted, state, statements_on, take_back
from corrections.actions.submit import WrongRevision, add_voice, submit
from corrections.actions.sweep import PutRightAlready, exchanged, put_right
from corrections.actions.thanks import thank
from corrections.actions.undo import TooLateToUndo, undo

__all__ = [
    "AlreadyRetracted",
    "DecidedMeanwhile",
    "NeedsReason",
    "NothingToChange",
    "PutRightAlready",
    "Sent",
    "Superseded",
    "TooLateToUndo",
    "WordsGone",
    "WrongRevision",
    "add_voice",
    "apply_fix",
    "apply_or_propose",
    "approve",
    "ask",
    "call_off",
    "claim",
    "decline",
    "escalate",
    "exchanged",
    "found_right",
    "hand_back",
    "mark_duplicate",
    "mark_spam",
    "may_call_off",
    "note",
    "propose",
    "put_right",
    "release",
    "reopen",
    "reword",
    "send_back",
    "state",
    "statements_on",
    "submit",
    "take_back",
    "thank",
    "undo",
]
