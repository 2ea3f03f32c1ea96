"""States of a reply and of an appeal."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

DRAFT, IN_REVIEW, APPROVED, SENT, DROPPED = "draft", "in_review", "approved", "sent", "dropped"

REPLY = StateMachine(
    states=(
        State(DRAFT, "Nháp", "grey", "Đang viết, chưa trình duyệt."),
        State(IN_REVIEW, "Chờ duyệt", "amber", "Chờ một người khác duyệt."),
        State(APPROVED, "Đã duyệt", "blue", "Gửi được cho người phản ánh."),
        State(SENT, "Đã gửi", "green", "Người phản ánh đọc được trong cuộc trao đổi."),
        State(DROPPED, "Đã bỏ", "grey", "Không dùng bản này nữa."),
    ),
    moves=moves(
        draft=[IN_REVIEW, DROPPED],
        in_review=[APPROVED, DRAFT, DROPPED],
        approved=[SENT, DRAFT, DROPPED],
    ),
    initial=DRAFT,
    groups={"under_way": frozenset({DRAFT, IN_REVIEW, APPROVED})},
)

WAITING, DECIDING, DECIDED, ENDED = "waiting", "deciding", "decided", "ended"
LAPSED = "lapsed"

APPEAL = StateMachine(
    states=(
        State(WAITING, "Chờ người giải quyết", "amber", "Chưa có người nhận xem lại."),
        State(DECIDING, "Đang xem lại", "blue", "Một người chưa quyết định việc này đang xem."),
        State(DECIDED, "Đã kết luận", "green", "Đã có kết luận kèm lý do."),
        State(ENDED, "Không còn", "grey", "Người phản ánh đã rút hoặc xóa phản ánh."),
        State(LAPSED, "Quá lâu", "red", "Không ai kết luận trong thời hạn."),
    ),
    moves=moves(waiting=[DECIDING, ENDED, LAPSED], deciding=[WAITING, DECIDED, ENDED, LAPSED]),
    initial=WAITING,
    groups={"open": frozenset({WAITING, DECIDING})},
)
