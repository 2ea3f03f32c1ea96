"""The plan in force and how far it is, clause by clause: public facts only."""

from __future__ import annotations

import datetime as dt

from ninja import Schema
from pydantic import Field


class PlanOut(Schema):
    """Kế hoạch đang có hiệu lực."""

    version: int = Field(description="Phiên bản.")
    title: str = Field(description="Trích yếu.")
    symbol: str = Field(description="Số, ký hiệu.")
    issuer: str = Field(description="Cơ quan ban hành.")
    issued_on: dt.date | None
    adopted_on: dt.date | None = Field(description="Ngày phiên bản này được thông qua.")


class PromiseOut(Schema):
    """Một việc kế hoạch giao."""

    text: str = Field(description="Nguyên văn.")
    in_words: bool = Field(description="Đúng khi chỉ báo cáo bằng lời.")


class ClauseOut(Schema):
    """Một mục của kế hoạch: đã giao gì, làm đến đâu. Tổng của mọi cơ quan, không nêu riêng ai."""

    label: str = Field(description="Mục, ví dụ II.1.2.a.")
    heading: str = Field(description="Tiêu đề; không có thì là mấy chữ đầu của việc được giao.")
    part: str = Field(description="Phần chứa mục này.")
    promises: list[PromiseOut]
    tasks: int = Field(description="Số nhiệm vụ đã giao cho từng cơ quan.")
    done: int
    under_way: int
    not_started: int
    activities: int = Field(description="Số hoạt động đã được tiếp nhận vào báo cáo.")
    in_words: bool = Field(description="Đúng khi cả mục chỉ báo cáo bằng lời.")
    counted_at: dt.datetime


class ClausesOut(Schema):
    """Mọi mục có giao việc, theo thứ tự của kế hoạch."""

    items: list[ClauseOut]
