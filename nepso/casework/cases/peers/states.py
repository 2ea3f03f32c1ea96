"""Where a case stands that was sent to the system of another agency."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

WAITING, SENT, ENDED, REFUSED = "waiting", "sent", "ended", "refused"

PEER_FILING = StateMachine(
    states=(
        State(WAITING, "Đang gửi", "amber", "Chưa gửi được thì hệ thống tự gửi lại."),
        State(SENT, "Bên kia đã nhận", "blue", "Hệ thống kia đã nhận và cho một mã."),
        State(ENDED, "Bên kia báo xong", "green", "Hệ thống kia báo đã xử lý xong."),
        State(REFUSED, "Không gửi được", "red", "Bên kia không nhận, hoặc không còn được gửi."),
    ),
    moves=moves(waiting=[SENT, REFUSED], sent=[ENDED], ended=[SENT], refused=[]),
    initial=WAITING,
    groups={
        "live": frozenset({WAITING, SENT}),
        "heard": frozenset({SENT, ENDED}),
    },
)

TOLD = "told"
PEER_TELLING = StateMachine(
    states=(
        State(WAITING, "Đang báo", "amber", "Chưa báo được thì hệ thống tự báo lại."),
        State(TOLD, "Bên kia đã nhận lời báo", "blue", "Hệ thống kia đã nhận lời báo."),
        State(REFUSED, "Chưa báo được", "red", "Hãy báo cơ quan ấy bằng cách khác."),
    ),
    moves=moves(waiting=[TOLD, REFUSED], told=[], refused=[]),
    initial=WAITING,
    groups={},
)
