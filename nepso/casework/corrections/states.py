"""The way of a correction. What is published is never changed: it is replaced or withdrawn."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

DRAFT, IN_REVIEW, PUBLISHED, SUPERSEDED, WITHDRAWN = (
    "draft",
    "in_review",
    "published",
    "superseded",
    "withdrawn",
)

CORRECTION_STATES = StateMachine(
    states=(
        State(DRAFT, "Nháp", "grey", "Cơ quan đang viết, chưa gửi duyệt."),
        State(IN_REVIEW, "Chờ duyệt", "amber", "Chờ người thứ hai đọc lại, đối chiếu nguồn."),
        State(PUBLISHED, "Đã đăng", "green", "Đang công khai và được dùng để trả lời người dân."),
        State(SUPERSEDED, "Đã thay", "blue", "Một đính chính mới hơn đã thay đính chính này."),
        State(WITHDRAWN, "Đã rút", "red", "Cơ quan đã rút đính chính này, có nêu lý do."),
    ),
    moves=moves(
        draft=[IN_REVIEW],
        in_review=[DRAFT, PUBLISHED],
        published=[SUPERSEDED, WITHDRAWN],
        superseded=[WITHDRAWN],
    ),
    initial=DRAFT,
    groups={
        "open": frozenset({DRAFT, IN_REVIEW}),
        "in_force": frozenset({PUBLISHED}),
        "public": frozenset({PUBLISHED, SUPERSEDED, WITHDRAWN}),
        "readable": frozenset({PUBLISHED, SUPERSEDED}),
    },
)
