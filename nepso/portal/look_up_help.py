"""What to do before one trusts a message: searched and shown; the words of the look-up's page."""

from __future__ import annotations

from nepso.foundation.search.across import Passage, passage

_CHECK = "/kiem-tra/"

# In a citizen's words, so that "bị lừa chuyển tiền" typed in a hurry leads somewhere.
HELP: tuple[Passage, ...] = (
    passage(
        "Đã bấm liên kết lạ, đã nhập mật khẩu hoặc đã chuyển tiền",
        _CHECK,
        "Gọi ngay số in trên mặt sau thẻ ngân hàng để khóa thẻ, rồi báo Công an nơi gần nhất hoặc "
        "gọi 113. Giữ lại tin nhắn và ảnh chụp màn hình làm bằng chứng.",
    ),
    passage(
        "Có người hỏi mã OTP hoặc mật khẩu",
        _CHECK,
        "Không cơ quan hay ngân hàng nào hỏi mật khẩu hoặc mã OTP của bạn. Chưa biết thì chưa bấm, "
        "chưa chuyển tiền, chưa cho mã. Hỏi lại người gửi bằng số bạn đã biết từ trước.",
    ),
)
