"""Legal moves of a case, and no others."""

import pytest

from corrections.lifecycle import MOVES, OPEN, SETTLED, IllegalMove, State, check_move
from corrections.models import CaseState


def test_every_state_has_its_moves_and_its_name():
    assert set(MOVES) == set(State) == {State(value) for value in CaseState.values}


@pytest.mark.parametrize("settled", sorted(SETTLED))
def test_a_settled_case_can_only_be_reopened(settled):
    assert MOVES[settled] == {State.REOPENED}


@pytest.mark.parametrize("state", sorted(OPEN))
def test_every_open_case_can_be_fixed_and_declined(state):
    assert {State.FIXED, State.DECLINED} <= MOVES[state]


def test_nothing_becomes_new_again():
    assert not any(State.NEW in moves for moves in MOVES.values())


def test_any_other_move_raises_with_both_states():
    with pytest.raises(IllegalMove, match="“fixed” cannot become “declined”"):
        check_move("fixed", "declined")
