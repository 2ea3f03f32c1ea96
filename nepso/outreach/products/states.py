"""The way of a product. What follows approval (scheduled, out, recalled) belongs to distribution:
it is declared here so that the words are one, and no act of this package leads there."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

DRAFT, IN_REVIEW, APPROVED, SCHEDULED, OUT, RECALLED = (
    *("draft", "in_review", "approved"),
    *("scheduled", "out", "recalled"),
)

PRODUCT_STATES = StateMachine(
    states=(
        State(DRAFT, "Nháp", "grey", "Cơ quan đang viết, chưa gửi duyệt."),
        State(IN_REVIEW, "Chờ duyệt", "amber", "Chờ người thứ hai đọc và duyệt."),
        State(APPROVED, "Đã duyệt", "green", "Bản này đã được duyệt, không ai sửa được."),
        State(SCHEDULED, "Đã lên lịch", "blue", "Đã có ngày giờ đăng trên các kênh."),
        State(OUT, "Đang đăng", "green", "Đang có trên ít nhất một kênh."),
        State(RECALLED, "Đã thu hồi", "red", "Đã thu hồi khỏi mọi kênh, có nêu lý do."),
    ),
    moves=moves(
        draft=[IN_REVIEW],
        in_review=[DRAFT, APPROVED],
        approved=[DRAFT, SCHEDULED, OUT],
        scheduled=[APPROVED, OUT],
        out=[RECALLED],
    ),
    initial=DRAFT,
    groups={
        # Those that exist until there are outlets: lists offer no other.
        "here": frozenset({DRAFT, IN_REVIEW, APPROVED}),
        "working": frozenset({DRAFT, IN_REVIEW}),
        "approved": frozenset({APPROVED, SCHEDULED, OUT, RECALLED}),
    },
)
