"""States of an activity, and of one item claimed as its evidence."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

DRAFT, SUBMITTED, AGENCY_ACCEPTED, ACCEPTED, RETURNED, WITHDRAWN = (
    "draft",
    "submitted",
    "agency_accepted",
    "accepted",
    "returned",
    "withdrawn",
)

ACTIVITY_STATES = StateMachine(
    states=(
        State(DRAFT, "Nháp", "grey", "Cơ quan đang ghi, chưa gửi thủ trưởng."),
        State(SUBMITTED, "Chờ thủ trưởng", "amber", "Chờ thủ trưởng cơ quan duyệt."),
        State(AGENCY_ACCEPTED, "Chờ đầu mối", "blue", "Cơ quan đã duyệt, chờ cơ quan đầu mối."),
        State(ACCEPTED, "Đã vào báo cáo", "green", "Được tính vào số liệu báo cáo."),
        State(RETURNED, "Bị trả lại", "red", "Cần sửa theo lý do được nêu, rồi gửi lại."),
        State(WITHDRAWN, "Đã rút", "grey", "Không còn tính vào số liệu, có nêu lý do."),
    ),
    moves=moves(
        draft=[SUBMITTED, WITHDRAWN],
        submitted=[AGENCY_ACCEPTED, RETURNED, DRAFT, WITHDRAWN],
        agency_accepted=[ACCEPTED, RETURNED, WITHDRAWN],
        returned=[SUBMITTED, WITHDRAWN],
        accepted=[WITHDRAWN],
    ),
    initial=DRAFT,
    groups={
        "editable": frozenset({DRAFT, RETURNED}),
        "waiting": frozenset({SUBMITTED, AGENCY_ACCEPTED}),
        "open": frozenset({DRAFT, RETURNED, SUBMITTED, AGENCY_ACCEPTED}),
        "shared": frozenset({ACCEPTED, WITHDRAWN}),
    },
)

OFFERED, TAKEN, REFUSED = "offered", "accepted", "refused"

CLAIM_STATES = StateMachine(
    states=(
        State(OFFERED, "Chờ duyệt", "grey", "Minh chứng đã nộp, chưa được duyệt."),
        State(TAKEN, "Đã nhận", "green", "Minh chứng được nhận cùng hoạt động."),
        State(REFUSED, "Không nhận", "red", "Minh chứng không được nhận, có nêu lý do."),
    ),
    moves=moves(offered=[TAKEN, REFUSED], refused=[OFFERED]),
    initial=OFFERED,
    groups={"counted": frozenset({TAKEN}), "shown": frozenset({OFFERED, TAKEN})},
)
