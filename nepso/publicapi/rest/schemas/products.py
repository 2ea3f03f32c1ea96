"""Products: as everybody reads them, as their agency does, and as a machine writes them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from ninja import Schema
from pydantic import Field

from nepso.outreach.products.facts import LAST_ARTICLE, MOST_ARTICLES, MOST_TASKS
from nepso.outreach.products.kinds import Audience, Disclosure
from nepso.publicapi.rest.schemas.shared import (
    ID_PATTERN,
    TEXT_PATTERN,
    AgencyOut,
    Given,
    Next,
    Whole,
    exampled,
)

Article = Annotated[Whole, Field(ge=1, le=LAST_ARTICLE)]
TaskId = Annotated[str, Field(pattern=ID_PATTERN)]


class ProductLine(Schema):
    """Sản phẩm đang đăng, một dòng."""

    id: str
    title: str
    agency: AgencyOut
    changed_by: str = Field(
        description="Cơ quan khác đã sửa lời của sản phẩm cho lượt đăng này; rỗng khi không có."
    )
    audience: Audience
    key_message: str = Field(description="Điều phải nhớ nếu chỉ nhớ một điều.")
    approved_at: dt.datetime | None
    language: str = Field(description="Mã ngôn ngữ của tên và nội dung (BCP 47), ví dụ “vi”.")
    is_machine_translated: bool = Field(
        description="Đúng khi tên và nội dung do máy dịch: hãy nói điều đó với người đọc."
    )
    disclosed_as: str = Field(description="Lời công khai tài trợ, đối tác; rỗng khi không có.")
    is_demonstration: bool = Field(description="Đúng khi là dữ liệu minh họa.")


class ProductOut(ProductLine):
    """Sản phẩm đang đăng."""

    html: str = Field(description="Nội dung, HTML đã làm sạch (đoạn, đề mục, danh sách, liên kết).")
    articles: list[int] = Field(description="Số các điều của Bộ Quy tắc mà sản phẩm giải thích.")


class ProductsOut(Schema):
    """Một trang sản phẩm."""

    items: list[ProductLine]
    next: Next


class OwnProductLine(Schema):
    """Sản phẩm của cơ quan, một dòng."""

    id: str
    title: str
    audience: Audience
    state: str = Field(description="Mã tình trạng.")
    state_label: str = Field(description="Tình trạng bằng lời.")
    revision: int = Field(description="Số bản; gửi lại khi sửa.")
    is_demonstration: bool


class OwnProductOut(OwnProductLine):
    """Sản phẩm của cơ quan, cả bản nháp, như đã viết."""

    purpose: str
    key_message: str
    source: str = Field(description="Nội dung như đã viết.")
    articles: list[int]
    plan_tasks: list[str] = Field(description="Mã các nhiệm vụ mà sản phẩm phục vụ.")
    disclosure: Disclosure
    disclosed_as: str
    reason: str = Field(description="Lý do của lần trả lại, thu hồi gần nhất.")
    approved_at: dt.datetime | None


class OwnProductsOut(Schema):
    """Một trang sản phẩm của cơ quan."""

    items: list[OwnProductLine]
    next: Next


_EXAMPLE = {
    "title": "Nhận ra cuộc gọi giả danh",
    "purpose": "Người nghe biết dừng cuộc gọi.",
    "audience": "elder",
    "key_message": "Không chuyển tiền theo lời một cuộc gọi.",
    "source": "Người gọi đòi chuyển tiền.\n\n- Dừng cuộc gọi.\n- Hỏi người thân.",
}


class ProductIn(Given):
    """Bản nháp sản phẩm."""

    model_config = exampled(**_EXAMPLE)

    title: str = Field(
        min_length=1, max_length=200, pattern=TEXT_PATTERN, description="Tên sản phẩm."
    )
    purpose: str = Field(
        min_length=1,
        max_length=500,
        pattern=TEXT_PATTERN,
        description="Xem xong, người dân biết hoặc làm được gì.",
    )
    audience: Audience = Field(description="Dành cho ai.")
    key_message: str = Field(
        min_length=1,
        max_length=120,
        pattern=TEXT_PATTERN,
        description="Một câu phải nhớ, nhiều nhất 120 ký tự.",
    )
    source: str = Field(
        min_length=1,
        max_length=20_000,
        pattern=TEXT_PATTERN,
        description="Cách một dòng trống là đoạn mới; “## ” là đề mục, “- ” là gạch đầu dòng.",
    )
    articles: list[Article] = Field(
        default=[],
        max_length=MOST_ARTICLES,
        description="Số các điều của Bộ Quy tắc được giải thích.",
    )
    plan_tasks: list[TaskId] = Field(
        default=[], max_length=MOST_TASKS, description="Mã nhiệm vụ trong sổ theo dõi."
    )
    disclosure: Disclosure = Field(
        default=Disclosure.NONE, description="Có tài trợ, đối tác hay không."
    )
    disclosed_as: str = Field(
        default="",
        max_length=200,
        pattern=TEXT_PATTERN,
        description="Lời công khai sẽ in kèm; bắt buộc khi có tài trợ, đối tác.",
    )


class ProductChangeIn(ProductIn):
    """Bản nháp viết lại."""

    model_config = exampled(**_EXAMPLE, revision=0)

    revision: Whole = Field(ge=0, le=2_147_483_647, description="Số bản đã đọc trước khi sửa.")
