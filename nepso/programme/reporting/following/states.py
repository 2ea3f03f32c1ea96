"""States of a letter that urges."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

MAKING, READY, SIGNED = "making", "ready", "signed"

LETTER_STATES = StateMachine(
    states=(
        State(MAKING, "Đang lập", "grey", "Máy đang viết từng công văn."),
        State(READY, "Chờ ký", "amber", "Đã có tệp, chờ ký, lấy số và ngày."),
        State(SIGNED, "Đã ký", "green", "Đã có số và ngày ký."),
    ),
    moves=moves(making=[READY, SIGNED], ready=[MAKING], signed=[MAKING]),
    initial=MAKING,
    groups={"made": frozenset({READY, SIGNED})},
)
