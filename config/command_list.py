"""``nepso --help``: what an IT officer can type, in words."""

from __future__ import annotations

# (what is typed, what it does), in the order in which an installation needs them.
LISTED = (
    ("run", "chạy Nếp Số trên máy này"),
    ("demo", "nạp tỉnh minh họa vào thư mục dữ liệu rồi dừng"),
    ("migrate", "đưa cơ sở dữ liệu lên bản mới nhất"),
    ("collectstatic", "gom tệp tĩnh cho máy chủ web"),
    ("worker", "chạy các việc nền"),
    ("user create", "mở tài khoản và in liên kết đăng nhập một lần"),
    ("code", "nhập Bộ Quy tắc từ văn bản chính thức"),
    ("report", "xuất báo cáo tổng hợp của một kỳ"),
    ("triage", "gợi ý phân loại phản ánh; học mô hình"),
    ("check-link", "cho biết một liên kết là gì, vì sao"),
    ("open311-key", "cấp, liệt kê, thu hồi khóa Open311"),
    ("open311-peer", "khai hệ thống Open311 của cơ quan khác"),
    ("audit-verify", "kiểm tra chuỗi nhật ký đã niêm phong"),
    ("backup", "sao lưu cơ sở dữ liệu và tệp vào một tệp"),
    ("restore", "khôi phục từ một tệp sao lưu"),
    ("vault", "mã hóa lại bằng khóa mới, kiểm tra đọc được hết"),
    ("vault new-key", "in một khóa mã hóa mới"),
)


def listed() -> str:
    """The page of ``nepso --help``."""
    width = max(len(typed) for typed, _ in LISTED) + 2
    lines = [
        "Cách dùng: nepso LỆNH [tùy chọn]",
        "",
        "Các lệnh:",
        *(f"  {typed.ljust(width)}{what}" for typed, what in LISTED),
        "",
        "Xem cách dùng một lệnh: nepso LỆNH --help",
    ]
    return "\n".join(lines)
