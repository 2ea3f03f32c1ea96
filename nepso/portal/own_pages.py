"""The pages of this site themselves, as the search knows them: who types "phản ánh" wants to
report, not to read who reported what."""

from __future__ import annotations

from functools import cache

from django.urls import reverse
from django.utils.translation import override

from nepso.casework.intake.harm_pages import harm_pages
from nepso.casework.intake.harms import SUGGESTED
from nepso.foundation.search.across import Passage, passage

# Route, title as the page has it, and in other words what one does there.
_PAGES = (
    (
        "intake:choose",
        "Phản ánh điều gây hại trên mạng",
        "Báo lừa đảo, lộ thông tin riêng tư, quấy rối, hàng nguy hiểm, quảng cáo sai sự thật. "
        "Không cần tài khoản; có mã để theo dõi trả lời. Tố giác, gửi phản ánh.",
    ),
    (
        "intake:follow",
        "Tra cứu phản ánh",
        "Nhập mã trên phiếu để xem phản ánh đến đâu, đọc trả lời, viết thêm, rút lại.",
    ),
    (
        "lookup:look_up",
        "Kiểm tra trước khi tin",
        "Dán liên kết, số điện thoại, số tài khoản hoặc tin nhắn lạ để xem có đáng ngờ không.",
    ),
    ("portal:code", "Bộ Quy tắc ứng xử văn hóa trên môi trường số", "Tìm hiểu Bộ Quy tắc."),
    ("portal:news", "Tin và bài", "Bài của các cơ quan, đơn vị về ứng xử trên môi trường số."),
    (
        "campaigns:public_list",
        "Chiến dịch truyền thông",
        "Những đợt truyền thông của các cơ quan, đơn vị.",
    ),
    ("screens:alerts_public", "Thông báo khẩn", "Cảnh báo, việc gấp đang diễn ra."),
    (
        "corrections:public_list",
        "Đính chính thông tin sai",
        "Tin giả, tin sai sự thật, điều đúng và nguồn.",
    ),
    ("distribution:statements", "Thu hồi và cải chính", "Những gì đã đăng rồi thu hồi."),
    ("portal:progress", "Đã hứa gì, đã làm được gì", "Tiến độ thực hiện kế hoạch."),
    ("portal:plan", "Kế hoạch thực hiện", "Toàn văn kế hoạch của tỉnh."),
    ("portal:figures", "Số liệu mở về phản ánh", "Đã nhận, đã trả lời, đúng hạn; tải CSV."),
    ("portal:agencies", "Cơ quan, đơn vị", "Liên hệ, địa chỉ, điện thoại của từng cơ quan."),
    ("newsletter:page", "Bản tin", "Đăng ký nhận bản tin qua thư điện tử, hủy đăng ký."),
    (
        "portal:accessibility",
        "Ai cũng dùng được",
        "Trợ năng: trình đọc màn hình, bàn phím, chữ to.",
    ),
)


@cache
def own_pages() -> tuple[Passage, ...]:
    """In the order in which a citizen wants them; folded once."""
    return tuple(passage(title, reverse(route), text) for route, title, text in _PAGES)


@cache
def reports() -> tuple[Passage, ...]:
    """The page of each harm that can be reported, found by its title and example; in Vietnamese
    whoever asks first. "Việc khác" names nothing that somebody looks for."""
    with override("vi"):
        return tuple(
            passage(str(page.title), reverse("intake:report", args=[page.harm]), str(page.example))
            for page in harm_pages()
            if page.harm in SUGGESTED
        )
