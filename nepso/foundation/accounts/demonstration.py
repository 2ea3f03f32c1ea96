"""Which demonstration accounts the sign-in page shows, and their shared password.

The password is no secret: it is printed on the sign-in page, in demo mode only, and demo mode
answers this machine only. Anywhere else these accounts open nothing (``opens``).
"""

from __future__ import annotations

from django.conf import settings

from nepso.foundation.accounts.models import Account

PASSWORD = "nep-song-so-2026"  # noqa: S105 - shown on purpose, see above

# User name → what to look at with it.
SHOWN = {
    "quantri": "Quản trị tỉnh: tài khoản, cơ quan, cấu hình.",
    "daumoi": "Chuyên viên đầu mối (Sở VHTTDL): kế hoạch, sổ nhiệm vụ, đôn đốc.",
    "bientap": "Người viết của Sở VHTTDL: sản phẩm truyền thông, kênh đăng, màn hình, thu hồi.",
    "duyetbai": "Thủ trưởng của Sở VHTTDL: duyệt sản phẩm, duyệt hoạt động.",
    "lanhdao": "Lãnh đạo tỉnh: xem tiến độ toàn chương trình.",
    "canbo.so": "Cán bộ đầu mối của một sở: nhiệm vụ của sở mình.",
    "thutruong.so": "Thủ trưởng của sở ấy: xem và duyệt.",
    "tiepnhan": "Cán bộ tiếp nhận: phân loại phản ánh của người dân.",
    "canbo.congan": "Cán bộ Công an tỉnh: xử lý phản ánh được chuyển đến.",
    "thutruong.congan": "Thủ trưởng Công an tỉnh: duyệt trả lời.",
    "khieunai": "Cán bộ giải quyết khiếu nại: xem lại quyết định.",
    "khieunai2": "Cán bộ khác giải quyết khiếu nại: ở một cơ quan khác.",
    "canbo.phuong": "Cán bộ đầu mối của một phường: dùng trên điện thoại; đài truyền thanh.",
    "thutruong.phuong": "Lãnh đạo phường ấy: xem và duyệt.",
}


def is_shown() -> bool:
    """Whether this installation is a demonstration."""
    return bool(settings.NEPSO_MODE == "demo")


def opens(account: Account) -> bool:
    """Whether an account may sign in here: a demonstration's only in a demonstration."""
    return is_shown() or not account.is_demonstration
