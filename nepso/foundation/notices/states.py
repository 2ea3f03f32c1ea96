"""States of a digest: what is known of one e-mail to one person on one day."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

WAITING, SENDING, SENT, EMPTY, REFUSED, UNSURE, MISSED = (
    *("waiting", "sending", "sent", "empty", "refused", "unsure", "missed"),
)

DIGEST_STATES = StateMachine(
    states=(
        State(WAITING, "Chờ gửi", "blue", "Thư đã gom, sẽ gửi trong giờ tới."),
        State(SENDING, "Đang gửi", "blue", "Đang trao cho máy chủ thư."),
        State(SENT, "Đã gửi", "green", "Máy chủ thư đã nhận."),
        State(EMPTY, "Không cần gửi", "grey", "Đến lúc gửi, mọi việc trong thư đã xong."),
        State(REFUSED, "Bị từ chối", "red", "Máy chủ thư không nhận địa chỉ này."),
        State(UNSURE, "Không rõ", "amber", "Mất liên lạc khi đang gửi; không gửi lại trong ngày."),
        State(MISSED, "Lỡ ngày", "amber", "Cả ngày không trao được thư; gom vào thư ngày sau."),
    ),
    moves=moves(
        waiting=[SENDING, MISSED],
        sending=[SENT, WAITING, EMPTY, REFUSED, UNSURE],
    ),
    initial=WAITING,
    # What was in these comes back in the next digest: nobody is known to have read it.
    groups={"returns": frozenset({UNSURE, MISSED, REFUSED})},
)
