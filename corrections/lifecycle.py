"""The life of a case: its states, and the one table of legal moves."""

from enum import StrEnum


class State(StrEnum):
    NEW = "new"
    OPEN = "open"
    NEEDS_INFO = "needs_info"
    AWAITING_SECOND = "awaiting_second"
    ESCALATED = "escalated"
    REOPENED = "reopened"
    FIXED = "fixed"
    FIXED_ELSEWHERE = "fixed_elsewhere"
    DECLINED = "declined"
    DUPLICATE = "duplicate"
    SPAM = "spam"


#: A case somebody still has to decide.
OPEN = frozenset(
    {State.NEW, State.OPEN, State.NEEDS_INFO, State.AWAITING_SECOND, State.ESCALATED, State.REOPENED}
)
SETTLED = frozenset(State) - OPEN

_DECISIONS = SETTLED | {State.NEEDS_INFO, State.AWAITING_SECOND, State.ESCALATED}

MOVES: dict[State, frozenset[State]] = {
    State.NEW: _DECISIONS | {State.OPEN},
    State.OPEN: _DECISIONS,
    State.REOPENED: _DECISIONS | {State.OPEN},
    State.NEEDS_INFO: _DECISIONS - {State.NEEDS_INFO} | {State.OPEN},
    State.AWAITING_SECOND: SETTLED | {State.OPEN, State.ESCALATED},
    State.ESCALATED: SETTLED | {State.OPEN},
    State.FIXED: frozenset({State.REOPENED}),
    State.FIXED_ELSEWHERE: frozenset({State.REOPENED}),
    State.DECLINED: frozenset({State.REOPENED}),
    State.DUPLICATE: frozenset({State.REOPENED}),
    State.SPAM: frozenset({State.REOPENED}),
}


class IllegalMove(Exception):
    """A move that the table does not hold."""


def check_move(old: str, new: str) -> None:
    """Raise IllegalMove unless a case may go from the old state to the new."""
    if State(new) not in MOVES[State(old)]:
        raise IllegalMove(f"A case that is “{old}” cannot become “{new}”. Reload it to see where it stands.")
