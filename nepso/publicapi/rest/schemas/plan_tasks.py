"""What the plan gives one agency to do: no note, no next step, nobody's name."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ninja import Schema
from pydantic import Field

from nepso.publicapi.rest.schemas.shared import Next

TaskState = Literal["not_started", "under_way", "done", "not_applicable"]
TaskKind = Literal["measure", "assignment", "report", "table_row"]


class TaskOut(Schema):
    """Một nhiệm vụ kế hoạch giao cho cơ quan."""

    id: str = Field(description="Mã nhiệm vụ; dùng được trong `plan_tasks` của sản phẩm.")
    title: str = Field(description="Việc được giao, nguyên văn.")
    clause: str = Field(description="Mục của kế hoạch, ví dụ IV.3; là `label` ở `/plan/clauses`.")
    place: str = Field(description="Nơi câu ấy đứng trong kế hoạch, bằng lời.")
    kind: TaskKind = Field(description="Mã hình thức giao việc.")
    kind_label: str = Field(description="Hình thức giao việc, bằng lời.")
    state: TaskState = Field(description="Mã tình trạng.")
    state_label: str = Field(description="Tình trạng, bằng lời.")
    period: str = Field(description="Kỳ, ví dụ 2026-Q3; rỗng khi làm một lần hoặc thường xuyên.")
    due_on: dt.date | None = Field(description="Thời hạn; null là thường xuyên.")
    is_overdue: bool = Field(description="Đúng khi quá hạn mà chưa xong.")
    in_words: bool = Field(description="Đúng khi chỉ báo cáo bằng lời.")


class TasksOut(Schema):
    """Một trang nhiệm vụ."""

    items: list[TaskOut]
    next: Next
