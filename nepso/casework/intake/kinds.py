"""Closed lists of what a submission says about itself. Texts of the public form are translatable:
a catalogue for another language (``locale/``) needs no code."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


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


class AnswerBy(models.TextChoices):
    """By what the reporter wants to be told, beside the page that they open with their code. The
    web form offers what reaches without staff, and the telephone."""

    EMAIL = "email", _("Gửi cả câu trả lời tới thư điện tử của tôi")
    TELEPHONE = "telephone", _("Gọi điện thoại cho tôi")
    LETTER = "letter", "Gửi thư giấy"
    DESK = "desk", "Đến bàn tiếp nhận nghe trả lời"
    ZALO = "zalo", "Nhắn qua Zalo"


# As officers read it.
ANSWERED_BY = {
    AnswerBy.EMAIL.value: "Thư điện tử",
    AnswerBy.TELEPHONE.value: "Điện thoại",
    AnswerBy.LETTER.value: "Thư giấy",
    AnswerBy.DESK.value: "Tại bàn tiếp nhận",
    AnswerBy.ZALO.value: "Zalo",
}
# What the reporter chooses alone, on the web.
ANSWER_BY_ON_THE_WEB = (AnswerBy.EMAIL, AnswerBy.TELEPHONE)


class NotTold(models.TextChoices):
    """Why a word of the office has not reached the reporter by the way that they chose."""

    NOT_CONFIRMED = "not_confirmed", "Người phản ánh chưa xác nhận địa chỉ thư"
    TRYING_AGAIN = "trying_again", "Máy chủ thư chưa nhận, đang gửi lại"
    NO_SERVER = "no_server", "Máy chủ thư không nhận sau nhiều lần gửi"
    REFUSED = "refused", "Địa chỉ thư không nhận được thư"


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

    WAITING = "waiting", gettext_noop("Đang làm sạch")
    READY = "ready", gettext_noop("Xem được")
    REFUSED = "refused", gettext_noop("Không đọc được")
    DESTROYED = "destroyed", gettext_noop("Đã hủy")


class Side(models.TextChoices):
    """Whose word an entry of the thread is."""

    REPORTER = "reporter", "Người phản ánh"
    OFFICE = "office", "Cơ quan"
    SYSTEM = "system", "Hệ thống"


class EntryKind(models.TextChoices):
    """What an entry of the thread is."""

    FILED = "filed", gettext_noop("Đã gửi phản ánh")
    QUESTION = "question", gettext_noop("Cơ quan hỏi thêm")
    ANSWER = "answer", gettext_noop("Người phản ánh trả lời")
    NOTE_TO_YOU = "note_to_you", gettext_noop("Cơ quan báo tin")
    LATE_NOTICE = "late_notice", gettext_noop("Báo chậm và hẹn ngày")
    DECISION = "decision", gettext_noop("Quyết định")
    REPLY = "reply", gettext_noop("Trả lời")
    APPEAL = "appeal", gettext_noop("Đề nghị xem lại")
    WITHDRAWAL = "withdrawal", gettext_noop("Rút phản ánh")
    RATING = "rating", gettext_noop("Đánh giá câu trả lời")
    MATERIAL = "material", gettext_noop("Thêm ảnh")
    RELAYED = "relayed", gettext_noop("Đơn vị đã gửi phản ánh báo thêm")


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


# Words of components that stand on these pages (``nepso/ui``), for the template of catalogues.
OF_COMPONENTS = (
    gettext_noop("(không bắt buộc)"),
    gettext_noop("Lưu ý:"),
    gettext_noop("Lỗi:"),
    gettext_noop("Có một chỗ cần sửa"),
    gettext_noop("Có %(many)s chỗ cần sửa"),
)
