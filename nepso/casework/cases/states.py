"""States of a case and what each means to the reporter; of all by which it is passed on."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

NEW, WORKING, REFERRING, OUTSIDE = "new", "working", "referring", "outside"
WAITING = "waiting"
ANSWERED, REFERRED, NOT_OURS = "answered", "referred", "not_ours"
DUPLICATE, WITHDRAWN, REFUSED = "duplicate", "withdrawn", "refused"

_OPEN = (NEW, WORKING, REFERRING, OUTSIDE)
_CLOSED = (ANSWERED, REFERRED, NOT_OURS, DUPLICATE, WITHDRAWN, REFUSED)

CASE = StateMachine(
    states=(
        State(NEW, "Mới giao", "blue", "Chờ một cán bộ của cơ quan nhận xử lý."),
        State(WORKING, "Đang xử lý", "blue", "Có cán bộ đang xử lý."),
        State(REFERRING, "Chờ cơ quan khác nhận", "amber", "Đã đề nghị chuyển, thời hạn vẫn chạy."),
        State(OUTSIDE, "Chờ bên ngoài trả lời", "amber", "Đã hỏi nền tảng, ngân hàng, nhà mạng."),
        State(WAITING, "Chờ người phản ánh", "plum", "Thời hạn tạm nghỉ đến khi có bổ sung."),
        State(ANSWERED, "Đã trả lời", "green", "Người phản ánh đã nhận câu trả lời."),
        State(REFERRED, "Đã chuyển đi", "green", "Nơi khác có trách nhiệm đã nhận nội dung."),
        State(NOT_OURS, "Không thuộc phạm vi", "grey", "Đã chỉ nơi có trách nhiệm giải quyết."),
        State(DUPLICATE, "Trùng", "grey", "Được trả lời cùng một hồ sơ khác."),
        State(WITHDRAWN, "Người phản ánh đã rút", "grey", "Khép theo ý người phản ánh."),
        State(REFUSED, "Không xử lý", "red", "Có nêu lý do; người phản ánh có thể khiếu nại."),
    ),
    moves=moves(
        new=[WORKING, REFERRING, *_CLOSED],
        working=[NEW, REFERRING, OUTSIDE, WAITING, *_CLOSED],
        referring=[NEW, WORKING, WITHDRAWN],
        outside=[NEW, WORKING, WAITING, REFERRING, *_CLOSED],
        waiting=[NEW, WORKING, *_CLOSED],
        # An upheld appeal opens it again; nothing else does.
        **{code: [WORKING, NEW] for code in _CLOSED},
    ),
    initial=NEW,
    groups={
        "open": frozenset(_OPEN),
        "waiting": frozenset({WAITING}),
        "closed": frozenset(_CLOSED),
        "live": frozenset({*_OPEN, WAITING}),
    },
)

# What the reporter is told of each state: codes of intake's SUBMISSION machine.
PUBLIC_MEANING = {
    NEW: "handling",
    WORKING: "handling",
    REFERRING: "handling",
    OUTSIDE: "handling",
    WAITING: "waiting_for_you",
    ANSWERED: "answered",
    REFERRED: "referred",
    NOT_OURS: "not_ours",
    DUPLICATE: "duplicate",
    WITHDRAWN: "withdrawn",
    REFUSED: "refused",
}

OFFERED, ACCEPTED, RETURNED = "offered", "accepted", "returned"

REFERRAL = StateMachine(
    states=(
        State(OFFERED, "Chờ nhận", "amber", "Cơ quan được đề nghị chưa trả lời."),
        State(ACCEPTED, "Đã nhận", "green", "Cơ quan được đề nghị đang xử lý hồ sơ."),
        State(RETURNED, "Trả lại", "red", "Không nhận, có nêu lý do."),
    ),
    moves=moves(offered=[ACCEPTED, RETURNED]),
    initial=OFFERED,
)

ASKED, REPLIED, EXPIRED, CANCELLED = "asked", "replied", "expired", "cancelled"

OUTSIDE_REQUEST = StateMachine(
    states=(
        State(ASKED, "Chờ trả lời", "amber", "Đơn vị được hỏi chưa trả lời."),
        State(REPLIED, "Đã trả lời", "green", "Đơn vị được hỏi đã trả lời trên trang riêng."),
        State(EXPIRED, "Hết hạn", "red", "Quá ngày trả lời, mã không còn dùng được."),
        State(CANCELLED, "Thôi hỏi", "grey", "Không cần câu trả lời nữa, mã đã hủy."),
    ),
    moves=moves(asked=[REPLIED, EXPIRED, CANCELLED]),
    initial=ASKED,
)

PROPOSED, CONFIRMED, DECLINED = "proposed", "confirmed", "declined"

HANDOVER = StateMachine(
    states=(
        State(PROPOSED, "Chờ người thứ hai", "amber", "Đã báo; chờ người thứ hai xác nhận."),
        State(CONFIRMED, "Đã chuyển", "green", "Hai người xác nhận đã chuyển nội dung."),
        State(DECLINED, "Không xác nhận", "grey", "Người thứ hai không xác nhận, có nêu lý do."),
    ),
    moves=moves(proposed=[CONFIRMED, DECLINED]),
    initial=PROPOSED,
)
