"""Postings: what runs now for everybody; an agency's own with state, proof and reach."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from nepso.outreach.distribution.kinds import Form, OutletKind, ProofKind
from nepso.outreach.distribution.services.proving import MOST_REACH
from nepso.outreach.products.languages import Language
from nepso.publicapi.rest.schemas.shared import (
    TEXT_PATTERN,
    AgencyOut,
    Given,
    Next,
    Whole,
    exampled,
)

Reach = Annotated[Whole | None, Field(ge=0, le=MOST_REACH)]
Line = Annotated[str, Field(max_length=200, pattern=TEXT_PATTERN)]


class OutletOut(Schema):
    """Kênh đăng."""

    name: str
    kind: OutletKind = Field(description="Loại kênh.")
    form: Form = Field(description="Một trong tám hình thức của Nghị định 49/2024/NĐ-CP.")
    commune: str | None = Field(description="Mã xã, phường; null khi là toàn tỉnh.")
    language: Language = Field(description="Kênh nói tiếng gì, mã BCP 47.")


class ProductNamed(Schema):
    """Sản phẩm được đăng."""

    id: str
    title: str


class PostingLine(Schema):
    """Lượt đăng đang chạy, một dòng."""

    id: str
    product: ProductNamed
    outlet: OutletOut
    agency: AgencyOut = Field(description="Cơ quan có kênh.")
    out_at: dt.datetime
    until: dt.datetime | None = Field(description="Đến lúc nào; null khi chưa định.")
    url: str = Field(description="Liên kết nơi đăng; rỗng khi không có.")
    disclosed_as: str = Field(description="Lời công khai tài trợ, đối tác; rỗng khi không có.")
    is_machine_translated: bool = Field(description="Lời đã đăng là bản dịch do máy dịch.")
    is_demonstration: bool


class PostingOut(PostingLine):
    """Lượt đăng đang chạy."""

    shown: dict[str, str] = Field(description="Lời đã đăng, theo từng phần của kênh.")
    language: Language = Field(description="Lời đã đăng bằng tiếng gì, mã BCP 47.")


class PostingsOut(Schema):
    """Một trang lượt đăng."""

    items: list[PostingLine]
    next: Next


class OwnPostingLine(Schema):
    """Lượt đăng trên kênh của cơ quan, một dòng."""

    id: str
    product: ProductNamed
    outlet: OutletOut
    state: str = Field(description="Mã tình trạng.")
    state_label: str = Field(description="Tình trạng bằng lời.")
    planned_at: dt.datetime
    until: dt.datetime | None
    out_at: dt.datetime | None
    revision: int = Field(description="Số bản; gửi lại khi báo lượt tiếp cận.")
    is_demonstration: bool


class OwnPostingsOut(Schema):
    """Một trang lượt đăng của cơ quan."""

    items: list[OwnPostingLine]
    next: Next


class ProofOut(Schema):
    """Một minh chứng."""

    id: str
    kind: ProofKind
    url: str
    title: str = Field(description="Tên trang sau liên kết, khi đã đọc được.")
    counts: bool = Field(
        description="Đã tính là minh chứng chưa: liên kết được tính khi máy đọc được tên trang, "
        "khi có ảnh chụp, hoặc khi một người khác đã mở xem."
    )
    plays: int | None
    text: str
    given_at: dt.datetime


class OwnPostingOut(OwnPostingLine):
    """Lượt đăng trên kênh của cơ quan, với minh chứng và lượt tiếp cận."""

    url: str
    place: str
    reason: str = Field(description="Vì sao không đăng được, vì sao thu hồi.")
    reach_measured: int | None
    reach_source: str
    reach_estimated: int | None
    reach_basis: str
    proofs: list[ProofOut]


class ProofIn(Given):
    """Minh chứng rằng đã đăng. Ảnh thì nộp ở trang của lượt đăng."""

    model_config = exampled(kind="play_log", plays=12, text="Nhật ký máy phát, cụm loa số 3")

    kind: Literal["link", "play_log", "note"] = Field(
        description="Liên kết, nhật ký phát, hay lời xác nhận."
    )
    url: str = Field(
        default="", max_length=1000, pattern=TEXT_PATTERN, description="Liên kết, khi là `link`."
    )
    plays: Whole | None = Field(
        default=None, ge=1, le=1_000_000, description="Số lần phát, khi là `play_log`."
    )
    text: str = Field(
        default="",
        max_length=2000,
        pattern=TEXT_PATTERN,
        description="Ai xác nhận, theo sổ hoặc nhật ký nào; bắt buộc khi là `play_log`, `note`.",
    )


class ReachIn(Given):
    """Lượt tiếp cận: số đo được và số ước đứng riêng, mỗi số kèm nguồn; null là chưa biết."""

    model_config = exampled(revision=2, estimated=450, basis="số hộ nghe cụm loa số 3")

    revision: Whole = Field(ge=0, le=2_147_483_647, description="Số bản đã đọc trước khi báo.")
    measured: Reach = Field(default=None, description="Số đo được.")
    source: Line = Field(default="", description="Đo bằng gì.")
    estimated: Reach = Field(default=None, description="Số ước.")
    basis: Line = Field(default="", description="Ước theo cách nào.")
