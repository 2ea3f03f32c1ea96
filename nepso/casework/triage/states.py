"""Where a submission stands on the desk of triage; what its reporter is told is intake's."""

from nepso.kernel.states import State, StateMachine, moves

HELD, WAITING, ASKED = "held", "waiting", "asked"
DECIDED, SEALED, GONE = "decided", "sealed", "gone"

TRIAGE_STATES = StateMachine(
    states=(
        State(HELD, "Tạm giữ", "grey", "Nghi thư rác: một người xem rồi mới vào danh sách chờ."),
        State(WAITING, "Chờ phân loại", "amber", "Chưa có người quyết định."),
        State(ASKED, "Đang hỏi lại", "blue", "Đã hỏi người phản ánh, chờ họ trả lời."),
        State(DECIDED, "Đã phân loại", "green", "Đã có quyết định kèm lý do."),
        State(
            SEALED,
            "Đã niêm phong",
            "plum",
            "Không phải việc nhận ở đây; chỉ cán bộ giải quyết khiếu nại đọc được, rồi xóa.",
        ),
        State(GONE, "Đã rút hoặc đã xóa", "grey", "Người phản ánh đã rút, hoặc nội dung đã xóa."),
    ),
    moves=moves(
        held=[WAITING, ASKED, DECIDED, SEALED, GONE],
        waiting=[ASKED, DECIDED, SEALED, GONE],
        asked=[ASKED, WAITING, DECIDED, SEALED, GONE],
        # A case may turn out to be an opinion: sealed even then.
        decided=[WAITING, SEALED, GONE],
        sealed=[WAITING, GONE],
    ),
    # What looks like spam begins here, all else one step on.
    initial=HELD,
    groups={
        "open": frozenset({HELD, WAITING, ASKED}),
        "closed": frozenset({DECIDED, SEALED, GONE}),
    },
)
