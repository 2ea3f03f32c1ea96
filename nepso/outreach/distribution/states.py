"""States of a variant, of one run on an outlet, of a recall, of a changed rule."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

READY, EDITED, STALE = "ready", "edited", "stale"

# "stale" is never stored: ``versions.is_stale`` reads it off the product, so that no approval,
# whoever gave it, can be missed.
VARIANT_STATES = StateMachine(
    states=(
        State(READY, "Dùng được", "green", "Làm theo quy tắc từ bản đã duyệt, hoặc đã duyệt lại."),
        State(EDITED, "Chờ duyệt phần sửa", "amber", "Có người sửa lời, chờ người khác duyệt."),
        State(STALE, "Đã cũ", "grey", "Sản phẩm đã đổi hoặc duyệt bản mới: hãy làm lại."),
    ),
    moves=moves(ready=[EDITED, STALE], edited=[READY, STALE]),
    initial=READY,
)

PLANNED, OUT, SAID, PROVEN, FAILED, DROPPED, RECALLING, RECALLED = (
    *("planned", "out", "said", "proven", "failed"),
    *("dropped", "recalling", "recalled"),
)

POSTING_STATES = StateMachine(
    states=(
        State(PLANNED, "Đã lên lịch", "blue", "Có ngày giờ, chưa đăng."),
        State(OUT, "Chờ minh chứng", "amber", "Đã đăng, chưa có gì chứng minh."),
        State(SAID, "Có lời khai", "amber", "Người đăng nói đã đăng, chưa có gì cho xem."),
        State(PROVEN, "Có minh chứng", "green", "Đã đăng và có minh chứng, được ghi hoạt động."),
        State(FAILED, "Không đăng được", "red", "Đã thử mà chưa được, có nêu lý do."),
        State(DROPPED, "Đã bỏ", "grey", "Bỏ khỏi lịch trước khi đăng."),
        State(RECALLING, "Đang thu hồi", "amber", "Phải gỡ khỏi kênh, chưa ai xác nhận."),
        State(RECALLED, "Đã thu hồi", "red", "Không còn trên kênh này."),
    ),
    moves=moves(
        planned=[OUT, FAILED, DROPPED],
        failed=[PLANNED, OUT, DROPPED],
        out=[SAID, PROVEN, RECALLING, RECALLED],
        said=[PROVEN, RECALLING, RECALLED],
        proven=[RECALLING, RECALLED],
        recalling=[RECALLED],
    ),
    initial=PLANNED,
    groups={
        "waiting": frozenset({PLANNED, FAILED}),
        "running": frozenset({OUT, SAID, PROVEN}),
        # Handed to the report, each as what it is.
        "told": frozenset({SAID, PROVEN}),
        # Perhaps still before people's eyes: what a recall must reach.
        "seen": frozenset({OUT, SAID, PROVEN, RECALLING}),
        "ended": frozenset({DROPPED, RECALLED}),
        # Its words may not be read or shown any more, whoever still holds them.
        "taken_back": frozenset({RECALLING, RECALLED}),
    },
)

WAITING, APPROVED, REFUSED, WITHDRAWN = "waiting", "approved", "refused", "withdrawn"

RULE_CHANGE_STATES = StateMachine(
    states=(
        State(WAITING, "Chờ duyệt", "amber", "Quy tắc cũ còn dùng đến khi một người khác duyệt."),
        State(APPROVED, "Đã duyệt", "green", "Đã thành quy tắc đang dùng."),
        State(REFUSED, "Không duyệt", "red", "Người duyệt không đồng ý, có nêu lý do."),
        State(WITHDRAWN, "Đã rút", "grey", "Người viết thôi đề nghị."),
    ),
    moves=moves(waiting=[APPROVED, REFUSED, WITHDRAWN]),
    initial=WAITING,
)

OPEN, CLOSED = "open", "closed"

RECALL_STATES = StateMachine(
    states=(
        State(OPEN, "Đang thu hồi", "amber", "Còn nơi chưa xác nhận đã gỡ."),
        State(CLOSED, "Đã thu hồi hết", "green", "Mọi nơi trong danh sách đã xác nhận."),
    ),
    moves=moves(open=[CLOSED]),
    initial=OPEN,
)
