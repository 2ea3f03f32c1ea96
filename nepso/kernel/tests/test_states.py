import pytest

from nepso.kernel.errors import Conflict
from nepso.kernel.states import State, StateMachine, moves

DOOR = StateMachine(
    states=(
        State("open", "Đang mở", "green", "Cửa đang mở."),
        State("shut", "Đang đóng", "grey", "Cửa đang đóng."),
    ),
    moves=moves(open=["shut"]),
    initial="open",
    groups={"closed": frozenset({"shut"})},
)


def test_a_declared_move_passes():
    DOOR.require_move("open", "shut")
    assert [s.code for s in DOOR.next_states("open")] == ["shut"]


def test_another_move_is_refused_with_both_labels():
    with pytest.raises(Conflict) as refusal:
        DOOR.require_move("shut", "open")
    assert "Đang đóng" in refusal.value.sentence
    assert "Đang mở" in refusal.value.sentence


def test_a_move_to_an_undeclared_state_is_a_programming_error():
    with pytest.raises(ValueError, match="ajar"):
        StateMachine(states=DOOR.states, moves=moves(open=["ajar"]), initial="open")
