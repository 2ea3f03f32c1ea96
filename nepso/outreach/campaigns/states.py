"""The way of a campaign; the public sees it from its beginning on."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

DRAFT, RUNNING, ENDED = "draft", "running", "ended"

CAMPAIGN_STATES = StateMachine(
    states=(
        State(DRAFT, "Đang chuẩn bị", "grey", "Chưa hiện công khai."),
        State(RUNNING, "Đang chạy", "green", "Có trang công khai, đang lên lịch và đăng."),
        State(ENDED, "Đã kết thúc", "blue", "Trang công khai còn để đọc, không lên lịch thêm."),
    ),
    moves=moves(draft=[RUNNING], running=[ENDED], ended=[RUNNING]),
    initial=DRAFT,
    groups={"public": frozenset({RUNNING, ENDED}), "planned": frozenset({DRAFT, RUNNING})},
)
