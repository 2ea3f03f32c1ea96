"""The way of a product. What follows approval (scheduled, out, recalled) happens on the outlets of
distribution, which asks ``services/running.py`` for the move."""

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
        approved=[DRAFT, SCHEDULED, OUT, RECALLED],
        scheduled=[APPROVED, OUT, RECALLED],
        out=[RECALLED],
        recalled=[DRAFT],
    ),
    initial=DRAFT,
    groups={
        "working": frozenset({DRAFT, IN_REVIEW}),
        "approved": frozenset({APPROVED, SCHEDULED, OUT, RECALLED}),
        # What an outlet may be given.
        "usable": frozenset({APPROVED, SCHEDULED, OUT}),
        "reopenable": frozenset({APPROVED, RECALLED}),
    },
)

TO_REVIEW, TRANSLATED, TRANSLATION_RETURNED = "to_review", "translated", "returned"
TRANSLATION_STATES = StateMachine(
    states=(
        State(TO_REVIEW, "Chờ duyệt", "amber", "Chờ người khác, biết tiếng ấy, đọc và duyệt."),
        State(TRANSLATED, "Đã duyệt", "green", "Đã có người đọc và duyệt bản dịch này."),
        State(TRANSLATION_RETURNED, "Trả lại", "red", "Người duyệt trả lại, có nêu lý do."),
    ),
    moves=moves(
        to_review=[TRANSLATED, TRANSLATION_RETURNED],
        translated=[TO_REVIEW],
        returned=[TO_REVIEW],
    ),
    initial=TO_REVIEW,
    groups={"readable": frozenset({TRANSLATED})},
)
