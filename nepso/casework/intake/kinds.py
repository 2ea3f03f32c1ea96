"""Closed lists of what a submission says about itself. Texts of the public form are translatable:
a catalogue for another language (``locale/``) needs no code."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReporterKind(models.TextChoices):
    """Who files: never more than this is asked."""

    PERSON = "person", _("Người dân")
    BUSINESS = "business", _("Doanh nghiệp, tổ chức")


class Standing(models.TextChoices):
    """In what right a business files."""

    BRAND = "brand", _("Chủ nhãn hiệu, tên doanh nghiệp bị dùng hoặc bị mạo danh")
    WORK = "work", _("Chủ sở hữu tác phẩm")
    AUTHORITY = "authority", _("Được ủy quyền bằng văn bản")


class Wanted(models.TextChoices):
    """What the person wants done."""

    REMOVE = "remove", _("Gỡ bỏ nội dung")
    WARN = "warn", _("Cảnh báo cho người khác")
    HELP = "help", _("Được giúp đỡ, bảo vệ")
    ANSWER = "answer", _("Được trả lời")
    KNOW = "know", _("Chỉ để cơ quan biết")


class CameBy(models.TextChoices):
    """The way by which it came. (Not "channel": in this house that is where products run.)"""

    WEB = "web", "Trang phản ánh"
    DESK = "desk", "Trực tiếp tại bàn tiếp nhận"
    TELEPHONE = "telephone", "Điện thoại"
    LETTER = "letter", "Thư"
    ZALO = "zalo", "Zalo"
    LINE_1022 = "line_1022", "Tổng đài 1022"
    C_THAINGUYEN = "c_thainguyen", "C-ThaiNguyen"
    OPEN311 = "open311", "Open311"
    BATCH = "batch", "Bảng tính"


class Recipient(models.TextChoices):
    """To whom something of a submission may go; asked one by one, before sending."""

    COORDINATOR = "coordinator", _("Bộ phận tiếp nhận phản ánh")
    HANDLING_AGENCY = "handling_agency", _("Cơ quan xử lý")
    POLICE = "police", _("Công an")
    PLATFORM_OR_BANK = "platform_or_bank", _("Nền tảng mạng xã hội hoặc ngân hàng liên quan")
    OTHER_AGENCY = "other_agency", _("Cơ quan khác, nếu phải chuyển")


class FieldGroup(models.TextChoices):
    """What of a submission is consented for a recipient."""

    TEXT = "text", _("Lời kể và đường dẫn")
    MATERIAL = "material", _("Ảnh chụp màn hình")
    CONTACT = "contact", _("Cách liên hệ với tôi")


class Answer(models.TextChoices):
    """Yes/no questions from which urgency is read; only a yes is kept."""

    GOING_ON = "going_on", _("Việc này đang diễn ra")
    MONEY_SENT = "money_sent", _("Đã chuyển tiền hoặc đã đưa mã OTP, mật khẩu")
    LIFE_IN_DANGER = "life_in_danger", _("Có người đang gặp nguy hiểm")
    CHILD_INVOLVED = "child_involved", _("Có liên quan đến trẻ em")


class HeldReason(models.TextChoices):
    """Why a submission waits for a person to look whether it is spam; it is never dropped."""

    TRAP = "trap", "Ô bẫy máy tự động có chữ"
    TOO_FAST = "too_fast", "Gửi nhanh hơn người có thể gõ"
    PACE = "pace", "Quá nhiều phản ánh từ một nơi trong thời gian ngắn"
    UNDER_ATTACK = (
        "under_attack",
        "Gửi trong lúc trang bị gửi dồn dập, không có bằng chứng tính toán",
    )


class MaterialState(models.TextChoices):
    """A screenshot: as it came, made anew, not readable, gone."""

    WAITING = "waiting", "Đang làm sạch"
    READY = "ready", "Xem được"
    REFUSED = "refused", "Không đọc được"
    DESTROYED = "destroyed", "Đã hủy"


class Side(models.TextChoices):
    """Whose word an entry of the thread is."""

    REPORTER = "reporter", "Người phản ánh"
    OFFICE = "office", "Cơ quan"
    SYSTEM = "system", "Hệ thống"


class EntryKind(models.TextChoices):
    """What an entry of the thread is."""

    FILED = "filed", "Đã gửi phản ánh"
    QUESTION = "question", "Cơ quan hỏi thêm"
    ANSWER = "answer", "Người phản ánh trả lời"
    NOTE_TO_YOU = "note_to_you", "Cơ quan báo tin"
    LATE_NOTICE = "late_notice", "Báo chậm và hẹn ngày"
    DECISION = "decision", "Quyết định"
    REPLY = "reply", "Trả lời"
    APPEAL = "appeal", "Đề nghị xem lại"
    WITHDRAWAL = "withdrawal", "Rút phản ánh"
    RATING = "rating", "Đánh giá câu trả lời"
    MATERIAL = "material", "Thêm ảnh"


# What the office may write, and the others by the reporter or the system.
OFFICE_WRITES = frozenset(
    {
        EntryKind.QUESTION,
        EntryKind.NOTE_TO_YOU,
        EntryKind.LATE_NOTICE,
        EntryKind.DECISION,
        EntryKind.REPLY,
    }
)


class AddressKind(models.TextChoices):
    """By what a person is told that there is something to read."""

    EMAIL = "email", "Thư điện tử"
    PUSH = "push", "Thông báo trên trình duyệt"


class AwayReason(models.TextChoices):
    """Why somebody was told, before sending, that it is not handled here."""

    SPEECH = "speech", "Ý kiến, phê bình, tranh luận"
    ELSEWHERE = "elsewhere", "Việc của nơi khác"
