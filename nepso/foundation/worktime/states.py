"""The states of a reporting period."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

PLANNED, OPEN, CLOSED = "planned", "open", "closed"

PERIOD_STATES = StateMachine(
    states=(
        State(PLANNED, "Dự kiến", "grey", "Kỳ đã có trong lịch, các cơ quan chưa báo cáo."),
        State(OPEN, "Đang mở", "blue", "Các cơ quan đang ghi hoạt động và lập báo cáo của kỳ."),
        State(CLOSED, "Đã đóng", "green", "Kỳ đã tổng hợp xong; số liệu chỉ đổi qua đính chính."),
    ),
    moves=moves(planned=[OPEN], open=[CLOSED], closed=[OPEN]),
    initial=PLANNED,
    groups={"current": frozenset({OPEN}), "closed": frozenset({CLOSED})},
)
