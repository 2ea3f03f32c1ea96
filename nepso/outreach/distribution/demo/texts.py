"""What the demonstration says: an invitation with a wrong day, taken back with the right one."""

from __future__ import annotations

from nepso.outreach.distribution.services import StatementFacts
from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.kinds import Audience, Disclosure

INVITATION: ProductFacts = {
    "title": "Mời dự buổi nói chuyện về an toàn trên mạng",
    "purpose": "Người dân biết ngày giờ để đến dự.",
    "audience": Audience.EVERYBODY,
    "key_message": "Mời bà con dự buổi nói chuyện về an toàn trên mạng sáng thứ bảy.",
    "source": "Buổi nói chuyện bắt đầu lúc 8h00 sáng thứ bảy tại nhà văn hóa xóm.\n\n"
    "## Nội dung\n\n- Nhận ra cuộc gọi lừa đảo.\n- Cài đặt điện thoại an toàn.\n\n"
    "*Bản minh họa để chạy thử phần mềm, không phải thông báo của cơ quan nào.*",
    "disclosure": Disclosure.NONE,
}
STATEMENT: StatementFacts = {
    "was_wrong": "Lời mời đã đăng ghi buổi nói chuyện vào sáng thứ bảy.",
    "is_right": "Buổi nói chuyện diễn ra vào sáng chủ nhật, giờ và nơi không đổi.",
}
REASON = "Ghi nhầm ngày: thứ bảy phải là chủ nhật."
# Kind, name with the place of the commune's name, place, length of its board.
OUTLETS = (
    ("loudspeaker", "Cụm loa trung tâm {}", "Trụ sở UBND", 0),
    ("zalo_group", "Nhóm Zalo thông tin {}", "", 0),
    ("notice_board", "Bảng tin {}", "Cổng trụ sở", 0),
    ("led_board", "Bảng LED {}", "Ngã tư trung tâm", 32),
)
