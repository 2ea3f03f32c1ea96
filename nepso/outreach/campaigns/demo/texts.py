"""What the demonstration's campaign says."""

from __future__ import annotations

from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.kinds import Audience, Disclosure

TITLE = "Ba phút nhận ra cuộc gọi lừa đảo"
GOAL = (
    "Mỗi xã, phường có ít nhất một lượt truyền thông để người cao tuổi biết ba việc cần làm khi "
    "nghi bị lừa qua điện thoại: dừng cuộc gọi, tự gọi lại, báo công an nơi gần nhất."
)
STEPS: ProductFacts = {
    "title": "Ba việc cần làm khi nghi bị lừa qua điện thoại",
    "purpose": "Người nghe nhớ được ba việc và nói lại cho người thân.",
    "audience": Audience.ELDER,
    "key_message": "Dừng cuộc gọi, tự gọi lại để kiểm tra, báo công an nơi gần nhất.",
    "source": "Khi một cuộc gọi giục chuyển tiền, hãy làm ba việc.\n\n"
    "## Ba việc\n\n- Dừng cuộc gọi, không tranh luận.\n"
    "- Tự gọi lại số chính thức của cơ quan, ngân hàng để kiểm tra.\n"
    "- Báo công an nơi gần nhất và kể cho người thân.\n\n"
    "*Bản minh họa để chạy thử phần mềm, không phải thông báo của cơ quan nào.*",
    "disclosure": Disclosure.NONE,
}
