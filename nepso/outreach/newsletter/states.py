"""What is known of one word to one reader, and of a sending as a whole."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

OPEN, FINISHED, STOPPED = "open", "finished", "stopped"

SENDING_STATES = StateMachine(
    states=(
        State(OPEN, "Đang gửi", "blue", "Máy đang gửi từng người, không quá nhanh."),
        State(FINISHED, "Đã gửi xong", "green", "Đã gửi tới mọi người hợp với tin này."),
        State(STOPPED, "Đã dừng", "amber", "Tin bị thu hồi nên phần chưa gửi không gửi nữa."),
    ),
    moves=moves(open=[FINISHED, STOPPED]),
    initial=OPEN,
)

WAITING, TRYING, SENT, REFUSED, UNSURE, MISSED = (
    *("waiting", "trying", "sent", "refused", "unsure", "missed"),
)

COPY_STATES = StateMachine(
    states=(
        State(WAITING, "Chờ gửi", "blue", "Chưa đến lượt, hoặc sẽ thử lại."),
        State(TRYING, "Đang trao", "blue", "Đang trao cho máy chủ thư hoặc dịch vụ báo tin."),
        State(SENT, "Đã gửi", "green", "Máy chủ thư hoặc dịch vụ báo tin đã nhận."),
        State(REFUSED, "Bị từ chối", "red", "Nơi nhận trả lời rằng không bao giờ nhận."),
        State(UNSURE, "Không rõ", "amber", "Mất liên lạc khi đang trao; không gửi lần nữa."),
        State(MISSED, "Không gửi được", "amber", "Đã thử nhiều lần mà nơi nhận chưa nhận."),
    ),
    moves=moves(waiting=[TRYING, MISSED], trying=[SENT, WAITING, REFUSED, UNSURE, MISSED]),
    initial=WAITING,
    # Perhaps before somebody's eyes: what a correction must reach.
    groups={
        "reached": frozenset({SENT, UNSURE, TRYING}),
        "left": frozenset({WAITING, TRYING}),
    },
)
