"""Public screens of an agency with their health and plays; urgent alerts for everybody."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ninja import Schema
from pydantic import Field

from nepso.outreach.screens.kinds import Category, Certainty, Severity, Shape, Urgency
from nepso.publicapi.rest.schemas.postings import OutletOut, ProductNamed
from nepso.publicapi.rest.schemas.shared import AgencyOut, Given, Next

Health = Literal["unpaired", "new", "alive", "late", "silent", "resting"]


class ScreenLine(Schema):
    """Màn hình công cộng, một dòng. Địa chỉ của máy phát không có ở đây."""

    id: str
    outlet: OutletOut
    shape: Shape
    health: Health = Field(description="Mã tình trạng theo máy đã ghép và lần gọi về.")
    health_label: str = Field(description="Tình trạng bằng lời.")
    last_call_at: dt.datetime | None
    drift_ms: int | None = Field(description="Đồng hồ máy lệch bao nhiêu mili giây so với ta.")
    showing: str | None = Field(description="Mã lượt đăng máy báo đang hiện; null khi không rõ.")
    is_demonstration: bool


class ScreensOut(Schema):
    """Một trang màn hình."""

    items: list[ScreenLine]
    next: Next


class SlotOut(Schema):
    """Khung giờ phát."""

    days: list[int] = Field(description="Ngày trong tuần, 1 là thứ hai, 7 là chủ nhật.")
    begins: dt.time
    until: dt.time | None = Field(description="null là đến hết ngày.")
    seconds: int = Field(description="Mỗi lần hiện bao nhiêu giây.")


class PlaylistLine(Schema):
    """Một lượt đăng trong danh sách phát. Không có khung giờ nào là phát cả ngày."""

    posting: str = Field(description="Mã lượt đăng.")
    product: ProductNamed
    state: str = Field(description="Mã tình trạng của lượt đăng.")
    planned_at: dt.datetime
    until: dt.datetime | None
    slots: list[SlotOut]


class PlayedLine(Schema):
    """Một lượt đăng đã phát bao nhiêu trong bảy ngày qua, theo nhật ký của máy."""

    posting: str
    title: str
    plays: int
    seconds: int


class ScreenOut(ScreenLine):
    """Màn hình công cộng, với danh sách phát và số lần đã phát."""

    playlist: list[PlaylistLine]
    played: list[PlayedLine]


class PlayOut(Schema):
    """Một dòng nhật ký phát: nhiều lần phát của một lượt đăng trong khoảng một khắc."""

    posting: str
    begun_at: dt.datetime
    ended_at: dt.datetime
    plays: int
    seconds: int
    is_doubtful: bool = Field(description="Đồng hồ máy khi đó sai rõ, giờ không đáng tin.")


class PlaysOut(Schema):
    """Một trang nhật ký phát."""

    items: list[PlayOut]
    next: Next


class AlertOut(Schema):
    """Thông báo khẩn đang có hiệu lực."""

    id: str
    agency: AgencyOut
    event: str
    headline: str
    instruction: str
    description: str
    area: str
    communes: list[str] = Field(description="Mã xã, phường; rỗng là toàn tỉnh.")
    category: Category
    severity: Severity
    urgency: Urgency
    certainty: Certainty
    begins_at: dt.datetime = Field(description="Từ giờ này thì hiện (CAP: `effective`).")
    onset_at: dt.datetime | None = Field(
        description="Việc dự kiến bắt đầu lúc nào (CAP: `onset`); null khi không rõ."
    )
    expires_at: dt.datetime = Field(description="Quá giờ này thì không được hiện nữa.")
    sent_at: dt.datetime
    replaces: str | None = Field(description="Mã thông báo mà thông báo này thay.")
    cap: str = Field(description="Nơi tải bản tin CAP 1.2.")
    is_demonstration: bool


class AlertsOut(Schema):
    """Mọi thông báo khẩn đang có hiệu lực, nghiêm trọng trước."""

    items: list[AlertOut]


class CapIn(Given):
    """Một bản tin CAP 1.2 của nơi khác, loại `Alert` hoặc `Update`."""

    cap: str = Field(min_length=1, max_length=200_000, description="Bản tin, trọn vẹn, dạng XML.")


class AlertTaken(Schema):
    """Bản tin đã nhận: chờ một người khác phát."""

    id: str
    state: str = Field(description="Mã tình trạng.")
    state_label: str = Field(description="Tình trạng bằng lời.")
    headline: str
    replaces: str | None = Field(description="Mã thông báo sẽ kết thúc khi bản này được phát.")
