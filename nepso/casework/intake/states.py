"""What the reporter is told about where their submission stands, in plain words."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _  # marked here, translated where shown

from nepso.kernel.states import State, StateMachine, moves

RECEIVED, CONSIDERING, HANDLING, REFERRED = "received", "considering", "handling", "referred"
WAITING_FOR_YOU, ANSWERED, NOT_OURS, DUPLICATE = (
    "waiting_for_you",
    "answered",
    "not_ours",
    "duplicate",
)
REFUSED, WITHDRAWN, APPEALING, ERASED = "refused", "withdrawn", "appealing", "erased"

AWAITED, QUEUED, SENT, FAILED = "awaited", "queued", "sent", "failed"
TO_TELL, TOLD, SEEN, DROPPED = "to_tell", "told", "seen", "dropped"
_NOT_THERE = [TOLD, SEEN, DROPPED]

DELIVERY = StateMachine(
    states=(
        State(AWAITED, "Chờ xác nhận địa chỉ", "amber", "Gửi ngay khi địa chỉ được xác nhận."),
        State(QUEUED, "Đang gửi thư", "blue", "Thư chờ gửi; gửi lại nếu máy chủ thư chưa nhận."),
        State(SENT, "Đã gửi thư", "green", "Máy chủ thư đã nhận thư có câu trả lời."),
        State(FAILED, "Không gửi được thư", "red", "Hãy báo cách khác rồi ghi lại."),
        State(TO_TELL, "Chưa báo", "amber", "Một người phải báo rồi ghi lại đã báo."),
        State(TOLD, "Đã báo", "green", "Có người ghi đã báo cho người phản ánh."),
        State(SEEN, "Đã tự xem", "green", "Người phản ánh đã xem bằng mã."),
        State(DROPPED, "Không báo nữa", "grey", "Người phản ánh không muốn được báo nữa."),
    ),
    moves=moves(
        awaited=[QUEUED, FAILED, TO_TELL, *_NOT_THERE],
        queued=[SENT, FAILED, *_NOT_THERE],
        failed=[QUEUED, *_NOT_THERE],
        to_tell=_NOT_THERE,
        sent=[],
        told=[],
        seen=[],
        dropped=[],
    ),
    initial=AWAITED,
    groups={
        "for_a_person": frozenset({TO_TELL, FAILED}),
        "not_there": frozenset({AWAITED, QUEUED, FAILED, TO_TELL}),
    },
)

_DECIDED = (ANSWERED, NOT_OURS, DUPLICATE, REFUSED)
_UNDER_WAY = (CONSIDERING, HANDLING, REFERRED, WAITING_FOR_YOU)

SUBMISSION = StateMachine(
    states=(
        State(
            RECEIVED,
            _("Đã nhận"),
            "blue",
            _("Phản ánh đã được lưu, đang chờ cán bộ tiếp nhận đọc."),
        ),
        State(
            CONSIDERING,
            _("Đang xem xét"),
            "blue",
            _("Cán bộ tiếp nhận đang đọc và xác định nơi xử lý."),
        ),
        State(HANDLING, _("Đang xử lý"), "blue", _("Cơ quan nêu bên dưới đang xử lý.")),
        State(
            REFERRED, _("Đã chuyển cơ quan khác"), "plum", _("Đã chuyển đến cơ quan nêu bên dưới.")
        ),
        State(
            WAITING_FOR_YOU,
            _("Đang chờ bạn trả lời"),
            "amber",
            _("Cơ quan hỏi thêm: hãy đọc câu hỏi ở dưới và trả lời tại đây."),
        ),
        State(ANSWERED, _("Đã trả lời"), "green", _("Đã có trả lời: hãy đọc ở dưới.")),
        State(
            NOT_OURS,
            _("Không thuộc nơi này"),
            "grey",
            _("Việc này do nơi khác giải quyết, xem bên dưới."),
        ),
        State(
            DUPLICATE,
            _("Đã có phản ánh giống"),
            "grey",
            _("Việc này đang được xử lý cùng phản ánh khác."),
        ),
        State(REFUSED, _("Không xử lý"), "red", _("Phản ánh không được xử lý; lý do ghi ở dưới.")),
        State(WITHDRAWN, _("Bạn đã rút"), "grey", _("Bạn đã rút phản ánh này.")),
        State(
            APPEALING,
            _("Đang xem lại"),
            "amber",
            _("Một người khác đang xem lại theo đề nghị của bạn."),
        ),
        State(ERASED, _("Đã xóa"), "grey", _("Nội dung và cách liên hệ đã được xóa.")),
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
        # Merged, its reporter may still be asked for what only they know.
        duplicate=[
            APPEALING,
            CONSIDERING,
            HANDLING,
            WAITING_FOR_YOU,
            *(ANSWERED, NOT_OURS, REFUSED),
            ERASED,
        ],
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
