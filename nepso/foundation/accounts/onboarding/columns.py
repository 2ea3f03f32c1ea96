"""The two sheets and their columns: what is written is what is read."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.kinds import AgencyKind

ROWS_LIMIT = 20_000
ANOTHER = "mới"  # in the column of user names: another person of the same name; no user name has it


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the service's field, the heading a person reads, a note, allowed values."""

    key: str
    heading: str
    note: str
    width: int = 18
    is_needed: bool = False
    is_date: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetShape:
    """One sheet: its name and columns."""

    name: str
    columns: tuple[Column, ...]

    def heading(self, key: str) -> str:
        """The heading of a field; "" for one that has no column."""
        return next((c.heading for c in self.columns if c.key == key), "")


AGENCIES = SheetShape(
    "Cơ quan",
    (
        Column("code", "Mã", "Bắt buộc, không trùng. Dòng có mã đã biết thì sửa.", 14, True),
        Column("name", "Tên đầy đủ", "Bắt buộc.", 46, True),
        Column("short_name", "Tên gọi tắt", "Ví dụ: Sở VHTTDL.", 22),
        Column(
            "kind",
            "Loại",
            "Bắt buộc, chọn trong danh sách.",
            24,
            True,
            choices=tuple(AgencyKind.labels),
        ),
        Column("parent", "Mã cơ quan cấp trên", "Để trống: không trực thuộc ai.", 20),
        Column("email", "Thư điện tử", "Không bắt buộc.", 28),
        Column("telephone", "Điện thoại", "Không bắt buộc, gõ dạng chữ để giữ số 0 đầu.", 16),
        Column("valid_from", "Có hiệu lực từ", "Ngày/tháng/năm.", 14, is_date=True),
        Column(
            "valid_to", "Có hiệu lực đến", "Ngày/tháng/năm, trống: còn hoạt động.", 14, is_date=True
        ),
    ),
)
OFFICERS = SheetShape(
    "Cán bộ",
    (
        Column("full_name", "Họ và tên", "Bắt buộc.", 28, True),
        Column("position", "Chức vụ", "Không bắt buộc.", 28),
        Column("agency", "Mã cơ quan", "Bắt buộc: mã ở trang “Cơ quan”.", 16, True),
        Column(
            "role",
            "Vai trò",
            "Bắt buộc, chọn trong danh sách. Người có hai vai trò thì hai dòng cùng tên đăng nhập "
            "hoặc thư điện tử.",
            28,
            True,
            choices=tuple(Role.labels),
        ),
        Column("email", "Thư điện tử", "Để trống nếu không có.", 28),
        Column("telephone", "Điện thoại", "Không bắt buộc, gõ dạng chữ để giữ số 0 đầu.", 16),
        Column(
            "username",
            "Tên đăng nhập",
            "Để trống: người mới, hệ thống đặt theo họ tên. Tên đã biết: sửa người ấy. "
            f"Người mới trùng họ tên ở cùng cơ quan: ghi “{ANOTHER}”.",
            18,
        ),
    ),
)
SHEETS = (AGENCIES, OFFICERS)
