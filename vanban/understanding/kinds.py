"""The kinds of administrative documents, by their names (Nghị định 30/2020/NĐ-CP, Điều 7)."""

from __future__ import annotations

from vanban.reading.letters import pattern

KINDS = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế phối hợp", "Quy chế", "Quy định", "Thông cáo",
    "Thông báo", "Hướng dẫn", "Chương trình hành động", "Chương trình công tác", "Chương trình",
    "Kế hoạch hành động", "Kế hoạch phối hợp", "Kế hoạch liên tịch", "Kế hoạch", "Phương án",
    "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Công điện", "Bản ghi nhớ",
    "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép",
    "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công", "Nghị định", "Thông tư liên tịch",
    "Thông tư", "Luật", "Pháp lệnh", "Lệnh", "Kết luận", "Điều lệ", "Quy trình", "Thể lệ",
    "Bộ quy tắc",
)  # fmt: skip
_BY_LENGTH = sorted(KINDS, key=len, reverse=True)
_SPACED = pattern(r"^(?:[A-ZĐÀ-Ỹ]\s){3,}[A-ZĐÀ-Ỹ]$")


def kind_line(text: str) -> tuple[str, str] | None:
    """The kind that a line names in capitals, and what follows it on the same line; or None."""
    text = text.strip(" *_#:.")
    if not text.isupper() or len(text) > 200:
        return None
    lowered = text.lower()
    for kind in _BY_LENGTH:
        if lowered == kind.lower():
            return _plain(kind), ""
        if lowered.startswith(kind.lower() + " "):
            return _plain(kind), text[len(kind) :].strip(" :")
    return None


def _plain(kind: str) -> str:
    """The kind of the decree behind a longer name on the paper."""
    for base in ("Kế hoạch", "Chương trình", "Quy chế"):
        if kind.startswith(base + " "):
            return base
    return kind
