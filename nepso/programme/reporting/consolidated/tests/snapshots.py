"""A small snapshot with every kind of row, and hostile texts where people type."""

from __future__ import annotations

from decimal import Decimal

from nepso.programme.reporting.consolidated.snapshot import (
    AgencyFigure,
    Line,
    Meaning,
    Part,
    Passage,
    Reporter,
    Snapshot,
)

HERE = "https://nepso.example/so-lieu/"
HOSTILE = '=HYPERLINK("http://x.example";"bấm")'


def small_snapshot(*, reason: str = "Đếm thiếu hai buổi", name: str = "Sở Y tế") -> Snapshot:
    """Two indicators, three agencies; the second agency corrected, the third did not report."""
    kinds = (("department", "Sở, ban, ngành", Decimal(5)), ("commune", "Xã, phường", Decimal(7)))
    parts = tuple(
        Part("agency_kind", "Loại cơ quan", key, words, value, HERE + key)
        for key, words, value in kinds
    )
    return Snapshot(
        public_id="Ab12",
        edition=1,
        title="Báo cáo kết quả thực hiện năm 2026",
        scope="Toàn tỉnh Thái Nguyên",
        period="Năm 2026",
        counts_from="2025-12-15",
        counts_until="2026-11-30",
        as_of="2026-12-01T08:00:00+07:00",
        plan_title="Kế hoạch triển khai Bộ Quy tắc",
        letterhead={"issuer": "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"},
        headings=(("results", "Kết quả thực hiện"),),
        lines=(
            Line(
                *(1, "events", "Số hội nghị, cuộc thi", "cuộc", "II.1.2.đ", "Lồng ghép", True),
                *(Decimal(12), Decimal(9), HERE + "t1", 1, 0, parts),
            ),
            Line(
                *(2, "money", "Kinh phí đã dùng", "triệu đồng", "III", "Kinh phí", False),
                *(Decimal("12.5"), None, HERE + "t2"),
            ),
        ),
        figures=(
            AgencyFigure("SYT", "events", Decimal(3), Decimal(5), reason, False, HERE + "f1"),
            AgencyFigure("XA01", "events", Decimal(7), None, "", True, HERE + "f2"),
            AgencyFigure("XA01", "money", None, Decimal("12.5"), "", False, HERE + "f3"),
        ),
        reporters=(
            Reporter(
                *("SYT", name, "department", "Sở, ban, ngành", "Đã nhận", True, True, True),
                *(True, "2026-11-28", 0, "", HERE + "r1"),
            ),
            Reporter(
                *("XA01", "Xã Đồng Hỷ", "commune", "Xã, phường", "Đã nhận", True, False, True),
                *(True, "2026-12-02", 2, "", HERE + "r2"),
            ),
            Reporter(
                *("XA02", "Xã Võ Nhai", "commune", "Xã, phường", "Chưa gửi", False, False),
                *(False, False, "", 0, "", ""),
            ),
        ),
        passages=(Passage("results", "Đã tổ chức 12 cuộc.", "machine", ("SYT", "XA01")),),
        dictionary=(
            Meaning(
                *("events", "Số hội nghị, cuộc thi", "cuộc", "Hội nghị, hội thảo, cuộc thi"),
                *("Đếm hoạt động đã được chấp nhận", "counted", ("II.1.2.đ",), ("form",), 1),
            ),
            Meaning(
                *("money", "Kinh phí đã dùng", "triệu đồng", "Số đã chi", "Cộng số nhập"),
                *("typed", ("III",), (), 1),
            ),
        ),
    )
