"""Each open figure in words: what it is called and what it means."""

from __future__ import annotations

from nepso.casework.cases.states import NOT_OURS
from nepso.casework.cases.states import REFUSED as CASE_REFUSED
from nepso.casework.replies.services.undecided import UNDECIDED_FOR
from nepso.casework.triage.reasons import Choice, reasons_for

MAIN = "Đã nhận gì, trả lời đến đâu"
HARMS = "Theo loại việc"
REFUSED = "Không nhận, không xử lý, theo lý do"
APPEALS = "Khiếu nại của người phản ánh"
TURNED_AWAY = "Đã chỉ nơi khác trước khi gửi"
NO_AREA = "Không nói xảy ra ở đâu"
AREA_TOTAL = "Mọi loại việc"

# Code → (name, meaning).
FIGURES = {
    "da_nhan": (
        "Đã nhận",
        "Phản ánh gửi đến trong năm bằng mọi cách. Không tính thư rác và phản ánh còn tạm giữ vì "
        "nghi thư rác; vẫn tính phản ánh mà người gửi đã rút hoặc đã xóa.",
    ),
    "da_tra_loi": (
        "Đã trả lời",
        "Hồ sơ đã khép bằng một câu trả lời, hoặc khi phân loại đã trả lời rằng không nhận và vì "
        "sao. Hồ sơ mở lại sau khiếu nại thì lại là chưa trả lời.",
    ),
    "dung_han": (
        "Trả lời đúng hạn",
        "Đã trả lời trước khi hết thời hạn của loại việc ấy, đếm bằng ngày làm việc. Thời hạn chỉ "
        "nghỉ khi chờ người phản ánh bổ sung.",
    ),
    "tre_han": ("Trả lời trễ hạn", "Đã trả lời, nhưng sau khi hết thời hạn."),
    "qua_han_chua_tra_loi": (
        "Quá hạn, chưa trả lời",
        "Hết thời hạn mà chưa có trả lời, kể cả phản ánh còn nằm chờ phân loại lâu hơn thời hạn.",
    ),
    "dang_xu_ly": ("Chưa trả lời", "Mọi phản ánh chưa có trả lời, còn hạn hoặc quá hạn."),
    "cho_nguoi_phan_anh": (
        "Trong đó chờ người phản ánh",
        "Cơ quan đã hỏi thêm và đang chờ người phản ánh trả lời.",
    ),
    "chuyen_co_quan": (
        "Đã chuyển cơ quan khác",
        "Phản ánh mà một cơ quan khác đã nhận về xử lý, hoặc được chuyển thẳng khi phân loại. "
        "Trùng với các dòng trên: phản ánh đã chuyển vẫn phải được trả lời.",
    ),
    "da_rut": ("Đã rút, đã xóa", "Người phản ánh rút lại hoặc xóa trước khi có trả lời."),
    "tam_giu": (
        "Đang tạm giữ",
        "Nghi là thư rác, chờ một người xem. Không nằm trong số đã nhận.",
    ),
    "thu_rac": ("Thư rác", "Một người đã xem và kết luận là thư rác. Không nằm trong số đã nhận."),
    "ty_le_dung_han": (
        "Tỷ lệ đúng hạn",
        "Trả lời đúng hạn chia cho tất cả những gì lẽ ra đã phải trả lời: đã trả lời, cộng với quá "
        "hạn mà chưa trả lời. Làm tròn xuống.",
    ),
}
CASE_REFUSALS = {
    CASE_REFUSED: "Hồ sơ khép: không xử lý, căn cứ ghi trong câu trả lời",
    NOT_OURS: "Hồ sơ khép: không thuộc phạm vi, đã chỉ nơi giải quyết",
}
APPEAL_FIGURES = {
    "opened": ("Đã khiếu nại", "Lần người phản ánh đề nghị một người khác xem lại, trong năm."),
    "upheld": ("Được chấp nhận", "Kết luận người phản ánh đúng; việc được xử lý lại."),
    "in_part": ("Được chấp nhận một phần", "Phần đúng được xử lý lại."),
    "dismissed": ("Không được chấp nhận", "Quyết định cũ giữ nguyên, có nêu lý do."),
    "waiting": ("Đang xem lại", "Chưa có kết luận."),
    "taken_back": ("Người khiếu nại thôi", "Rút hoặc xóa phản ánh trước khi có kết luận."),
    "lapsed": (
        f"Quá {UNDECIDED_FOR.days} ngày không ai kết luận",
        "Việc được xem lại từ đầu; nội dung đã niêm phong thì bị xóa.",
    ),
}
AWAY = {
    "speech": (
        "Ý kiến, phê bình, tranh luận",
        "Lượt được báo, trước khi gửi, rằng nơi đây không nhận và không xử lý ý kiến của ai. "
        "Không lưu gì ngoài con số này.",
    ),
    "elsewhere": ("Việc của nơi khác", "Lượt được chỉ nơi giải quyết trước khi gửi."),
}

# Name and meaning of each column of the CSV.
COLUMNS = (
    ("nam", "Năm nhận phản ánh."),
    (
        "bang",
        "Bảng mà dòng thuộc về: chung, loai_viec, dia_ban, khong_nhan, khieu_nai, chi_noi_khac.",
    ),
    ("ma", "Mã của số liệu, của loại việc hoặc của lý do; “tong” là tổng của một địa bàn."),
    ("ten", "Tên của mã."),
    ("dia_ban", "Xã, phường, ở bảng dia_ban."),
    ("so", "Con số; trống khi không công bố."),
    ("khong_cong_bo", "“đúng” khi số bị che: dưới 5, hoặc che để không tính ngược ra số dưới 5."),
    ("nghia", "Con số nghĩa là gì."),
)


def refusal_reasons() -> list[tuple[str, str]]:
    """(code, label) of every reason by which triage refuses; spam is counted apart."""
    found = [*reasons_for(Choice.REFUSE), *reasons_for(Choice.SEAL)]
    return [(reason.code, reason.label) for reason in found if reason.code != "spam"]
