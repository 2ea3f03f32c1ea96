"""The open figures of a year, as the page /so-lieu/ and its CSV have them."""

from __future__ import annotations

import datetime as dt

from ninja import Schema
from pydantic import Field


class YearsOut(Schema):
    """Các năm có số liệu, mới nhất trước."""

    years: list[int]


class FigureOut(Schema):
    """Một con số."""

    table: str = Field(description="Bảng mà số thuộc về.")
    code: str = Field(description="Mã của số liệu.")
    name: str = Field(description="Tên của số liệu.")
    area: str = Field(description="Địa bàn; rỗng khi là toàn tỉnh.")
    value: int | None = Field(description="Con số; null khi bị che hoặc không có.")
    is_hidden: bool = Field(
        description="Đúng khi bị che: dưới 5, hoặc che để không tính ngược ra số dưới 5."
    )
    meaning: str = Field(description="Con số nghĩa là gì.")


class FiguresOut(Schema):
    """Số liệu của một năm."""

    year: int
    counted_at: dt.datetime
    closes_on: dt.date = Field(description="Ngày số liệu của năm được chốt.")
    items: list[FigureOut]
