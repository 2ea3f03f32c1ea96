"""Mails to a reporter. Two say neither what this is about, nor to whom: whoever reads the mailbox
learns that somebody wants news of a public page, which has a newsletter too. The third is the
answer itself, for who chose that it comes so. None holds a code."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from nepso.casework.intake.models import NoticeAddress, ThreadEntry

_HEADERS = {"Auto-Submitted": "auto-generated"}  # RFC 3834: no out-of-office answers


def confirm_mail(address: NoticeAddress, token: str) -> EmailMessage:
    """Asks whether this address is theirs who gave it."""
    link = _home() + reverse("intake:confirm_address", args=[token])
    return _mail(
        address,
        "Xác nhận địa chỉ thư điện tử",
        f"Địa chỉ thư này vừa được nhập tại {_home()} để nhận báo khi có tin mới.\n\n"
        f"Nếu là bạn, hãy mở đường dẫn sau rồi bấm nút xác nhận:\n{link}\n\n"
        "Nếu không phải bạn, hãy bỏ qua thư này: sẽ không có thư nào nữa.\n",
    )


def update_mail(address: NoticeAddress) -> EmailMessage:
    """Says that there is something to read, and where; nothing else."""
    return _mail(
        address,
        "Có tin mới",
        f"Bạn đã xin báo khi có tin mới tại {_home()}, và nay đã có.\n\n"
        "Hãy tự mở lại trang ấy để xem, như lần trước bạn đã làm.\n",
    )


def answer_mail(address: NoticeAddress, entry: ThreadEntry) -> EmailMessage:
    """The answer itself, to who chose that it comes by mail and confirmed the address. The subject,
    which a locked screen shows, says nothing; no code is in it."""
    who = entry.agency.name if entry.agency else "Bộ phận tiếp nhận phản ánh"
    return _mail(
        address,
        "Thư bạn đã chọn nhận",
        f"{who} trả lời bạn:\n\n{entry.text}\n\n"
        f"Bạn đã chọn nhận câu trả lời qua thư này. Muốn hỏi lại, đề nghị xem lại hoặc thôi nhận "
        f"thư: mở {_home()} và dùng mã tra cứu của bạn.\n",
    )


def _mail(address: NoticeAddress, subject: str, body: str) -> EmailMessage:
    return EmailMessage(subject, body, to=[address.address], headers=_HEADERS)


def _home() -> str:
    return settings.NEPSO_URL.rstrip("/")
