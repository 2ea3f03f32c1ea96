"""Closed lists of replies and appeals."""

from __future__ import annotations

from django.db import models

from nepso.casework.cases.states import ANSWERED, NOT_OURS, REFERRED, REFUSED


class ReplyOutcome(models.TextChoices):
    """What a reply means to the reporter: how the case closes."""

    ANSWERED = ANSWERED, "Đã xử lý, trả lời"
    REFERRED = REFERRED, "Nơi khác đã nhận xử lý"
    NOT_OURS = NOT_OURS, "Không thuộc phạm vi, chỉ nơi giải quyết"
    REFUSED = REFUSED, "Không xử lý, có nêu lý do"


class Redress(models.TextChoices):
    """What was put right."""

    REMOVED = "removed", "Nội dung đã được gỡ"
    LIMITED = "limited", "Nội dung đã bị hạn chế, khóa tài khoản vi phạm"
    FROZEN = "frozen", "Giao dịch, tài khoản thanh toán đã được tạm dừng"
    WARNED = "warned", "Đã cảnh báo cho nhiều người"
    CORRECTED = "corrected", "Đã đính chính, sửa sai"
    FINED = "fined", "Đã xử phạt, xử lý theo quy định"
    HELPED = "helped", "Đã hỗ trợ, bảo vệ người bị hại"
    HANDED = "handed", "Đã chuyển cơ quan điều tra"
    NOTHING = "nothing", "Không có gì phải khắc phục"


class AppealOutcome(models.TextChoices):
    """What an appeal comes to."""

    UPHELD = "upheld", "Chấp nhận: xử lý lại"
    PART = "part", "Chấp nhận một phần: xử lý lại phần ấy"
    DISMISSED = "dismissed", "Không chấp nhận: giữ quyết định"
