"""What the demonstration's products say.

Of the Code only what the press reported and ``code-of-conduct.md`` notes with its source (PLO,
12/3/2026; VietNamNet, 12/3/2026; Tiền Phong, 13/3/2026), said as reported and never as its text.
Of scams only what a reader sees and can do for themselves. No article is named: which article says
what is not confirmed by any text at hand.
"""

from __future__ import annotations

from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.kinds import Audience, Disclosure

_MARK = "*Bản minh họa để chạy thử phần mềm, không phải thông báo của cơ quan nào.*"

CALLS: ProductFacts = {
    "title": "Nhận ra cuộc gọi lừa đảo qua điện thoại",
    "purpose": "Người nghe biết dừng cuộc gọi và tự kiểm tra trước khi làm theo.",
    "audience": Audience.ELDER,
    "key_message": "Bị giục chuyển tiền qua điện thoại: dừng cuộc gọi, tự kiểm tra lại.",
    "source": "## Ba dấu hiệu nên dừng lại\n\n"
    "- Người gọi giục làm ngay, không cho hỏi ai.\n"
    "- Người gọi đòi chuyển tiền, hoặc đọc mã vừa nhận trong tin nhắn.\n"
    "- Người gọi dặn giữ kín với người nhà.\n\n"
    "## Nên làm gì\n\n"
    "- Dừng cuộc gọi. Không bấm liên kết, không đọc mã.\n"
    "- Tự tìm số điện thoại chính thức của cơ quan, ngân hàng rồi gọi lại.\n"
    f"- Kể cho người nhà nghe trước khi làm bất cứ điều gì.\n\n{_MARK}",
    "disclosure": Disclosure.NONE,
}
SHARING: ProductFacts = {
    "title": "Nghĩ trước khi chia sẻ",
    "purpose": "Người đọc kiểm tra nguồn trước khi chuyển tiếp một tin.",
    "audience": Audience.EVERYBODY,
    "key_message": "Chưa rõ nguồn thì chưa chia sẻ.",
    "source": "Theo báo chí, Bộ Quy tắc ứng xử văn hóa trên môi trường số (Quyết định "
    "423/QĐ-BVHTTDL ngày 05/3/2026) khuyến khích cá nhân chia sẻ thông tin có nguồn rõ ràng, "
    "đáng tin cậy và cẩn trọng với thông tin chưa được kiểm chứng.\n\n"
    "## Ba câu tự hỏi\n\n- Ai là người đưa tin đầu tiên?\n- Tin có ngày tháng không?\n"
    "- Nơi khác có đưa tin này không?\n\n"
    f"Nguồn: Báo Pháp luật TP.HCM, VietNamNet, ngày 12/3/2026.\n\n{_MARK}",
    "disclosure": Disclosure.NONE,
}
ADVERTS: ProductFacts = {
    "title": "Quảng cáo thì nói là quảng cáo",
    "purpose": "Người bán hàng, người có nhiều người theo dõi biết nói rõ khi quảng cáo.",
    "audience": Audience.BUSINESS,
    "key_message": "Được trả tiền để giới thiệu thì nói rõ: đây là quảng cáo.",
    "source": "Theo báo chí, Bộ Quy tắc ứng xử văn hóa trên môi trường số nêu rằng người có ảnh "
    "hưởng khi quảng cáo cần công khai đó là quảng cáo, và nội dung quảng cáo phải trung thực.\n\n"
    "## Với người xem\n\n- Thấy lời khen quá mức: tìm xem bài có ghi là quảng cáo không.\n"
    "- Hỏi thêm một nơi bán khác trước khi mua.\n\n"
    f"Nguồn: Báo Tiền Phong, ngày 13/3/2026.\n\n{_MARK}",
    "disclosure": Disclosure.NONE,
}
PICTURES = {
    "telephone": ("Chiếc điện thoại đổ chuông", "Hình vẽ: một chiếc điện thoại đang đổ chuông."),
    "magnifier": ("Kính lúp soi trang giấy", "Hình vẽ: kính lúp đặt trên một trang có chữ."),
    "board": ("Tấm bảng ba dòng", "Hình vẽ: tấm bảng xanh có các dòng ghi."),
}
