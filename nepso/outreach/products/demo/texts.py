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
PASSWORDS: ProductFacts = {
    "title": "Đặt mật khẩu khó đoán, dễ nhớ",
    "purpose": "Người dùng đổi mật khẩu yếu và không dùng một mật khẩu cho mọi nơi.",
    "audience": Audience.OFFICIAL,
    "key_message": "Mỗi nơi một mật khẩu, dài như một câu, không nói cho ai.",
    "source": "## Mật khẩu tốt\n\n"
    "- Dài như một câu: bốn, năm từ không liên quan đến nhau.\n"
    "- Không có tên, ngày sinh, số điện thoại của mình và người nhà.\n"
    "- Mỗi tài khoản quan trọng một mật khẩu riêng: thư điện tử, ngân hàng, mạng xã hội.\n\n"
    "## Giữ mật khẩu\n\n"
    "- Bật xác thực hai bước ở nơi nào cho phép.\n"
    "- Không ai có quyền hỏi mật khẩu của bạn, kể cả người nhận là cán bộ kỹ thuật.\n"
    "- Lỡ nói hoặc gõ nhầm chỗ: đổi ngay, rồi xem lại các lần đăng nhập gần đây.\n\n"
    f"{_MARK}",
    "disclosure": Disclosure.NONE,
}
LOST_PHONE: ProductFacts = {
    "title": "Mất điện thoại: năm việc làm ngay",
    "purpose": "Người mất điện thoại biết khóa tiền, khóa số, khóa tài khoản theo thứ tự.",
    "audience": Audience.EVERYBODY,
    "key_message": "Mất điện thoại: báo ngân hàng và khóa số trước, tìm máy sau.",
    "source": "## Làm theo thứ tự\n\n"
    "1. Mượn máy khác gọi ngân hàng, yêu cầu khóa giao dịch trên điện thoại.\n"
    "2. Gọi nhà mạng để khóa số điện thoại.\n"
    "3. Đăng xuất thư điện tử, mạng xã hội khỏi mọi thiết bị, rồi đổi mật khẩu.\n"
    "4. Nhắn cho người nhà: ai dùng số này hỏi vay tiền thì không phải mình.\n"
    "5. Trình báo công an nơi gần nhất, mang theo hộp máy hoặc hóa đơn nếu còn.\n\n"
    f"{_MARK}",
    "disclosure": Disclosure.NONE,
}
# Somebody else's remark on SHARING: its passage, what is said of it.
REMARK = (
    "Nơi khác có đưa tin này không?",
    "Nên thêm câu thứ tư: tin này có cần chuyển đi ngay không? Chờ một lúc thì nhiều tin đã rõ.",
)
# Of CALLS. In English alone: nobody here may invent a sentence in the language of a people.
CALLS_IN_ENGLISH = {
    "title": "How to recognise a scam call",
    "key_message": "Pressed to send money on the phone? Hang up and check for yourself.",
    "source": "## Three signs to stop\n\n"
    "- The caller rushes you and lets you ask nobody.\n"
    "- The caller wants a transfer, or a code you have just received.\n"
    "- The caller tells you to keep it from your family.\n\n"
    "## What to do\n\n"
    "- Hang up. Open no link, read out no code.\n"
    "- Look up the official number of the agency or bank yourself and call back.\n"
    "- Tell your family before you do anything.\n\n"
    "*A demonstration of software, not a notice of any agency.*",
}
PICTURES = {
    "telephone": ("Chiếc điện thoại đổ chuông", "Hình vẽ: một chiếc điện thoại đang đổ chuông."),
    "magnifier": ("Kính lúp soi trang giấy", "Hình vẽ: kính lúp đặt trên một trang có chữ."),
    "board": ("Tấm bảng ba dòng", "Hình vẽ: tấm bảng xanh có các dòng ghi."),
}

FILM = (
    "Phim ngắn: ba dấu hiệu của cuộc gọi lừa đảo",
    "Phim vẽ, không có tiếng: chiếc điện thoại đổ chuông, kính lúp soi tờ giấy, rồi tấm bảng ghi "
    "ba dòng; lời ở phụ đề.",
    ("telephone", "magnifier", "board", "telephone"),
    "WEBVTT\n\n"
    "00:00.000 --> 00:05.000\nCó người gọi, giục làm ngay và dặn giữ kín.\n\n"
    "00:05.000 --> 00:10.000\nDừng lại. Tự tìm số điện thoại chính thức để hỏi.\n\n"
    "00:10.000 --> 00:15.000\nBa dấu hiệu: giục làm ngay, đòi tiền hoặc mã, dặn giữ kín.\n\n"
    "00:15.000 --> 00:20.000\nDừng cuộc gọi rồi kể cho người nhà. "
    "Phim minh họa để chạy thử phần mềm.\n",
)
