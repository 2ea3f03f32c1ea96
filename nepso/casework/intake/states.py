"""What the reporter is told about where their submission stands, in plain words."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

RECEIVED, CONSIDERING, HANDLING, REFERRED = "received", "considering", "handling", "referred"
WAITING_FOR_YOU, ANSWERED, NOT_OURS, DUPLICATE = (
    "waiting_for_you",
    "answered",
    "not_ours",
    "duplicate",
)
REFUSED, WITHDRAWN, APPEALING, ERASED = "refused", "withdrawn", "appealing", "erased"

_DECIDED = (ANSWERED, NOT_OURS, DUPLICATE, REFUSED)
_UNDER_WAY = (CONSIDERING, HANDLING, REFERRED, WAITING_FOR_YOU)

SUBMISSION = StateMachine(
    states=(
        State(RECEIVED, "Đã nhận", "blue", "Phản ánh đã được lưu, đang chờ cán bộ tiếp nhận đọc."),
        State(
            CONSIDERING, "Đang xem xét", "blue", "Cán bộ tiếp nhận đang đọc và xác định nơi xử lý."
        ),
        State(HANDLING, "Đang xử lý", "blue", "Cơ quan nêu bên dưới đang xử lý."),
        State(REFERRED, "Đã chuyển cơ quan khác", "plum", "Đã chuyển đến cơ quan nêu bên dưới."),
        State(
            WAITING_FOR_YOU,
            "Đang chờ bạn trả lời",
            "amber",
            "Cơ quan hỏi thêm: hãy đọc câu hỏi ở dưới và trả lời tại đây.",
        ),
        State(ANSWERED, "Đã trả lời", "green", "Đã có trả lời: hãy đọc ở dưới."),
        State(
            NOT_OURS,
            "Không thuộc nơi này",
            "grey",
            "Việc này do nơi khác giải quyết, xem bên dưới.",
        ),
        State(
            DUPLICATE,
            "Đã có phản ánh giống",
            "grey",
            "Việc này đang được xử lý cùng phản ánh khác.",
        ),
        State(REFUSED, "Không xử lý", "red", "Phản ánh không được xử lý; lý do ghi ở dưới."),
        State(WITHDRAWN, "Bạn đã rút", "grey", "Bạn đã rút phản ánh này."),
        State(
            APPEALING, "Đang xem lại", "amber", "Một người khác đang xem lại theo đề nghị của bạn."
        ),
        State(ERASED, "Đã xóa", "grey", "Nội dung và cách liên hệ đã được xóa."),
    ),
    moves=moves(
        received=[*_UNDER_WAY, *_DECIDED, WITHDRAWN, ERASED],
        considering=[HANDLING, REFERRED, WAITING_FOR_YOU, *_DECIDED, WITHDRAWN, ERASED],
        handling=[CONSIDERING, REFERRED, WAITING_FOR_YOU, *_DECIDED, WITHDRAWN, ERASED],
        # Every transfer may be appealed (design.md, principle 5), as every refusal and merge.
        referred=[CONSIDERING, HANDLING, WAITING_FOR_YOU, *_DECIDED, WITHDRAWN, APPEALING, ERASED],
        waiting_for_you=[CONSIDERING, HANDLING, REFERRED, *_DECIDED, WITHDRAWN, ERASED],
        # A decided one is taken up again by an appeal, or by the office that finds its own mistake.
        answered=[APPEALING, CONSIDERING, HANDLING, ERASED],
        not_ours=[APPEALING, CONSIDERING, HANDLING, ERASED],
        duplicate=[APPEALING, CONSIDERING, HANDLING, *(ANSWERED, NOT_OURS, REFUSED), ERASED],
        refused=[APPEALING, CONSIDERING, HANDLING, ERASED],
        withdrawn=[ERASED],
        appealing=[CONSIDERING, HANDLING, REFERRED, WAITING_FOR_YOU, *_DECIDED, WITHDRAWN, ERASED],
        erased=[],
    ),
    initial=RECEIVED,
    groups={
        "open": frozenset({RECEIVED, CONSIDERING, HANDLING, REFERRED, APPEALING}),
        "waiting": frozenset({WAITING_FOR_YOU}),
        "closed": frozenset({*_DECIDED, WITHDRAWN, ERASED}),
        "appealable": frozenset({*_DECIDED, REFERRED}),
        "ratable": frozenset({ANSWERED}),
    },
)
