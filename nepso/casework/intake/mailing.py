"""Two mails to a reporter. Neither says what this is about, to whom, nor any code."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from nepso.casework.intake.models import NoticeAddress

_HEADERS = {"Auto-Submitted": "auto-generated"}  # RFC 3834: no out-of-office answers


def confirm_mail(address: NoticeAddress, token: str) -> EmailMessage:
    """Asks whether this address is theirs who gave it."""
    link = _home() + reverse("intake:confirm_address", args=[token])
    return _mail(
        address,
        "Xác nhận địa chỉ thư điện tử",
        "Có người đã nhập địa chỉ này để nhận tin từ Nếp Số.\n\n"
        f"Nếu là bạn, hãy mở đường dẫn sau rồi bấm nút xác nhận:\n{link}\n\n"
        "Nếu không phải bạn, hãy bỏ qua thư này: sẽ không có thư nào nữa.\n",
    )


def update_mail(address: NoticeAddress) -> EmailMessage:
    """Says that there is something to read, and where; nothing else."""
    return _mail(
        address,
        "Có cập nhật cho bạn",
        f"Có một cập nhật cho bạn. Hãy mở {_home()} và dùng mã bạn đang giữ để đọc.\n",
    )


def _mail(address: NoticeAddress, subject: str, body: str) -> EmailMessage:
    return EmailMessage(subject, body, to=[address.address], headers=_HEADERS)


def _home() -> str:
    return settings.NEPSO_URL.rstrip("/")
