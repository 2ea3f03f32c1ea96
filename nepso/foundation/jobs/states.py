"""The states of a background job."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"

JOB_STATES = StateMachine(
    states=(
        State(WAITING, "Đang chờ", "grey", "Việc đã được ghi nhận và sẽ chạy ngay khi có chỗ."),
        State(RUNNING, "Đang chạy", "blue", "Việc đang được thực hiện."),
        State(DONE, "Đã xong", "green", "Việc đã hoàn thành."),
        State(FAILED, "Không xong", "red", "Việc đã thử đủ số lần mà không thành; cần người xem."),
    ),
    moves=moves(
        waiting=[RUNNING, FAILED], running=[DONE, FAILED, WAITING], failed=[WAITING], done=[]
    ),
    initial=WAITING,
    groups={"open": frozenset({WAITING, RUNNING}), "closed": frozenset({DONE, FAILED})},
)
