"""What a correction is about, and what can happen to it."""

from __future__ import annotations

from django.db import models

from nepso.foundation.notices.kinds import NoticeKind

TOLD = NoticeKind(code="corrections.turn", label="Đính chính", noun="đính chính")


class Area(models.TextChoices):
    """The four matters of ``design.md`` (Harm ``false_public_notice``). The list is code: nothing
    that people may think differently about is in it."""

    SERVICE = "service", "Dịch vụ công, trường học, điện, nước, giao thông"
    DISASTER = "disaster", "Thiên tai, thời tiết, sự cố"
    HEALTH = "health", "Sức khỏe, dịch bệnh, thuốc"
    MONEY = "money", "Tiền, thuế, phí, trợ cấp"


class Move(models.TextChoices):
    """One thing that happened to a correction."""

    WRITTEN = "written", "Viết bản nháp"
    EDITED = "edited", "Sửa bản nháp"
    SUBMITTED = "submitted", "Gửi duyệt"
    TAKEN_BACK = "taken_back", "Lấy lại để sửa"
    RETURNED = "returned", "Trả lại"
    PUBLISHED = "published", "Duyệt và đăng"
    REPLY_ADDED = "reply_added", "Đăng phản hồi của bên được nêu"
    REPLY_REMOVED = "reply_removed", "Gỡ một phản hồi"
    SUPERSEDED = "superseded", "Thay bằng đính chính khác"
    WITHDRAWN = "withdrawn", "Rút đính chính"


# Told on the public page, without a name of an officer.
PUBLIC_MOVES = (
    Move.PUBLISHED,
    Move.REPLY_ADDED,
    Move.REPLY_REMOVED,
    Move.SUPERSEDED,
    Move.WITHDRAWN,
)
