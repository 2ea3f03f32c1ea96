"""Where a submission stands on the desk of triage; what its reporter is told is intake's."""

from nepso.kernel.states import State, StateMachine, moves

WAITING, ASKED, DECIDED, SEALED, GONE = "waiting", "asked", "decided", "sealed", "gone"

TRIAGE_STATES = StateMachine(
    states=(
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
        waiting=[ASKED, DECIDED, SEALED, GONE],
        asked=[WAITING, DECIDED, SEALED, GONE],
        decided=[WAITING, GONE],
        sealed=[WAITING, GONE],
    ),
    initial=WAITING,
    groups={"open": frozenset({WAITING, ASKED}), "closed": frozenset({DECIDED, SEALED, GONE})},
)
