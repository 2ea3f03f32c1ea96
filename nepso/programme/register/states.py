"""States of a plan task. Overdue is no state: it is computed from the date."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

NOT_STARTED, UNDER_WAY, DONE, NOT_APPLICABLE, WITHDRAWN = (
    "not_started",
    "under_way",
    "done",
    "not_applicable",
    "withdrawn",
)

PLAN_TASK_STATES = StateMachine(
    states=(
        State(NOT_STARTED, "Chưa bắt đầu", "grey", "Cơ quan chưa bắt đầu nhiệm vụ này."),
        State(UNDER_WAY, "Đang làm", "blue", "Cơ quan đang thực hiện."),
        State(DONE, "Đã xong", "green", "Cơ quan đã hoàn thành."),
        State(
            NOT_APPLICABLE,
            "Không áp dụng",
            "amber",
            "Nhiệm vụ không áp dụng cho cơ quan, có nêu lý do.",
        ),
        State(
            WITHDRAWN,
            "Đã rút",
            "grey",
            "Không còn giao cho cơ quan này: kế hoạch có phiên bản mới, hoặc cơ quan đã kết thúc.",
        ),
    ),
    moves=moves(
        not_started=[UNDER_WAY, DONE, NOT_APPLICABLE, WITHDRAWN],
        under_way=[DONE, NOT_STARTED, NOT_APPLICABLE, WITHDRAWN],
        done=[UNDER_WAY, WITHDRAWN],
        not_applicable=[NOT_STARTED, UNDER_WAY, WITHDRAWN],
    ),
    initial=NOT_STARTED,
    groups={
        "open": frozenset({NOT_STARTED, UNDER_WAY}),
        "closed": frozenset({DONE, NOT_APPLICABLE, WITHDRAWN}),
        "counted": frozenset({NOT_STARTED, UNDER_WAY, DONE}),
    },
)
