"""What became of somebody's word that a listing is wrong."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

OPEN, KEPT, REMOVED = "open", "kept", "removed"

DISPUTE_STATES = StateMachine(
    states=(
        State(OPEN, "Chờ xem lại", "amber", "Có người cho biết mục này sai; cần một người xem."),
        State(KEPT, "Giữ mục này", "grey", "Đã xem lại: mục đúng như danh sách nguồn."),
        State(REMOVED, "Đã bỏ mục", "green", "Đã xem lại: mục sai và không còn được nêu ra."),
    ),
    moves=moves(open=[KEPT, REMOVED], kept=[OPEN], removed=[]),
    initial=OPEN,
    groups={"open": frozenset({OPEN}), "closed": frozenset({KEPT, REMOVED})},
)
