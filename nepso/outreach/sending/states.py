"""States of a connection, and of one delivery through it."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

UNCHECKED, WORKING, DEAD, RESTING = "unchecked", "working", "dead", "resting"

CONNECTION_STATES = StateMachine(
    states=(
        State(UNCHECKED, "Chưa kiểm tra", "grey", "Chưa gửi gì: máy chờ lần kiểm tra đầu tiên."),
        State(WORKING, "Đang hoạt động", "green", "Đến giờ thì máy tự đăng."),
        State(DEAD, "Mã hết hiệu lực", "red", "Dịch vụ không nhận mã: lượt đăng chờ mã mới."),
        State(RESTING, "Tạm dừng", "amber", "Có người cho dừng: lượt đăng chờ bật lại."),
    ),
    moves=moves(
        unchecked=[WORKING, DEAD, RESTING],
        working=[DEAD, RESTING, UNCHECKED],
        dead=[UNCHECKED, WORKING, RESTING],
        resting=[UNCHECKED],
    ),
    initial=UNCHECKED,
)

WAITING, SENT, REFUSED, TAKING_BACK, TAKEN_BACK, LEFT = (
    *("waiting", "sent", "refused"),
    *("taking_back", "taken_back", "left"),
)

DELIVERY_STATES = StateMachine(
    states=(
        State(WAITING, "Chờ gửi", "blue", "Máy sẽ gửi, hoặc thử lại sau."),
        State(SENT, "Đã gửi", "green", "Dịch vụ đã nhận và trả lời."),
        State(REFUSED, "Không gửi được", "red", "Thử lại cũng không được, có nêu lý do."),
        State(TAKING_BACK, "Đang gỡ", "amber", "Máy sẽ gỡ, hoặc thử lại sau."),
        State(TAKEN_BACK, "Đã gỡ", "grey", "Dịch vụ trả lời là không còn."),
        State(LEFT, "Chờ người gỡ", "red", "Máy không gỡ được: phải gỡ bằng tay."),
    ),
    moves=moves(
        waiting=[SENT, REFUSED, TAKING_BACK],
        refused=[WAITING, TAKING_BACK],
        sent=[TAKING_BACK],
        taking_back=[TAKEN_BACK, LEFT],
        left=[TAKING_BACK],
    ),
    initial=WAITING,
    groups={"open": frozenset({WAITING, TAKING_BACK})},
)
