"""States of a periodic report and of a consolidated one. Late is no state: it is computed."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

EXPECTED, OPEN, SUBMITTED, APPROVED = "expected", "open", "submitted", "approved"
RETURNED, ACCEPTED = "returned", "accepted"

REPORT_STATES = StateMachine(
    states=(
        State(EXPECTED, "Chưa lập", "grey", "Cơ quan phải báo cáo trong kỳ, chưa mở báo cáo."),
        State(OPEN, "Đang soạn", "blue", "Cơ quan đang xem số liệu và viết lời."),
        State(SUBMITTED, "Chờ thủ trưởng duyệt", "amber", "Cán bộ đã trình, chờ duyệt."),
        State(APPROVED, "Đã gửi đầu mối", "plum", "Thủ trưởng đã duyệt, cơ quan đầu mối xem."),
        State(RETURNED, "Trả lại để sửa", "red", "Có ô hoặc đoạn cần sửa, kèm lý do."),
        State(ACCEPTED, "Đã tiếp nhận", "green", "Đã khóa; thay đổi sau đó là đính chính."),
    ),
    moves=moves(
        expected=[OPEN, APPROVED],
        open=[SUBMITTED, APPROVED],
        submitted=[APPROVED, RETURNED, OPEN],
        approved=[ACCEPTED, RETURNED],
        returned=[SUBMITTED, APPROVED],
    ),
    initial=EXPECTED,
    groups={
        "written": frozenset({OPEN, RETURNED}),
        "with_agency": frozenset({EXPECTED, OPEN, SUBMITTED, RETURNED}),
        "with_desk": frozenset({APPROVED}),
        "sent": frozenset({APPROVED, ACCEPTED}),
        "locked": frozenset({ACCEPTED}),
    },
)

MAKING, DRAFT, FROZEN, SIGNED, FAILED = "making", "draft", "frozen", "signed", "failed"

CONSOLIDATED_STATES = StateMachine(
    states=(
        State(MAKING, "Đang tổng hợp", "grey", "Máy đang cộng số liệu và gom lời."),
        State(DRAFT, "Bản thảo", "blue", "Người biên tập sắp xếp và viết lại."),
        State(FROZEN, "Đã chốt", "amber", "Nội dung không đổi nữa, chờ ký."),
        State(SIGNED, "Đã ký", "green", "Đã có số, ngày và chữ ký; thay đổi là đính chính."),
        State(FAILED, "Không tổng hợp được", "red", "Việc tổng hợp dừng giữa chừng, kèm lý do."),
    ),
    moves=moves(
        making=[DRAFT, FAILED],
        failed=[MAKING],
        draft=[MAKING, FROZEN],
        frozen=[DRAFT, SIGNED],
    ),
    initial=MAKING,
    groups={
        "open": frozenset({MAKING, FAILED, DRAFT}),
        "fixed": frozenset({FROZEN, SIGNED}),
    },
)
