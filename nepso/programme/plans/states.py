"""States of a version of a plan, and of a duty while it is reviewed."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

COMPILING, UNREADABLE, IN_REVIEW = "compiling", "unreadable", "in_review"
ADOPTED, SUPERSEDED, DISCARDED = "adopted", "superseded", "discarded"

VERSION_STATES = StateMachine(
    states=(
        State(
            COMPILING, "Đang đọc văn bản", "blue", "Máy đang đọc văn bản; thường xong sau vài giây."
        ),
        State(
            UNREADABLE,
            "Không đọc được",
            "red",
            "Máy không đọc được tệp; hãy gửi tệp khác hoặc dán văn bản.",
        ),
        State(
            IN_REVIEW,
            "Đang rà soát",
            "amber",
            "Cán bộ đang rà soát từng nhiệm vụ trước khi thông qua.",
        ),
        State(ADOPTED, "Đã thông qua", "green", "Phiên bản đang được thực hiện; nội dung đã khóa."),
        State(SUPERSEDED, "Đã thay thế", "grey", "Đã có phiên bản mới thay thế."),
        State(DISCARDED, "Đã bỏ", "grey", "Bản rà soát đã được bỏ, không thực hiện."),
    ),
    moves=moves(
        compiling=[UNREADABLE, IN_REVIEW, DISCARDED],
        unreadable=[COMPILING, IN_REVIEW, DISCARDED],
        in_review=[ADOPTED, DISCARDED],
        adopted=[SUPERSEDED],
    ),
    initial=COMPILING,
    groups={
        "open": frozenset({COMPILING, UNREADABLE, IN_REVIEW}),
        "binding": frozenset({ADOPTED}),
        "readable": frozenset({ADOPTED, SUPERSEDED}),
        "closed": frozenset({SUPERSEDED, DISCARDED}),
    },
)

PROPOSED, CONFIRMED, DROPPED = "proposed", "confirmed", "dropped"

DUTY_STATES = StateMachine(
    states=(
        State(PROPOSED, "Máy đề xuất", "amber", "Máy đọc ra từ văn bản; cần người xác nhận."),
        State(CONFIRMED, "Đã xác nhận", "green", "Cán bộ đã đọc và xác nhận."),
        State(DROPPED, "Đã bỏ", "grey", "Cán bộ xác định đây không phải nhiệm vụ."),
    ),
    moves=moves(
        proposed=[CONFIRMED, DROPPED], confirmed=[PROPOSED, DROPPED], dropped=[PROPOSED, CONFIRMED]
    ),
    initial=PROPOSED,
    groups={"kept": frozenset({PROPOSED, CONFIRMED}), "waiting": frozenset({PROPOSED})},
)
