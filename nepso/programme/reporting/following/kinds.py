"""The closed lists of following up, with their Vietnamese labels."""

from __future__ import annotations

from django.db import models


class CallOutcome(models.TextChoices):
    """What came of one telephone call to an agency that has not sent its report."""

    PROMISED = "promised", "Hẹn ngày gửi"
    TALKED = "talked", "Đã nhắc, chưa hẹn ngày"
    NO_ANSWER = "no_answer", "Không nghe máy"
    WRONG_NUMBER = "wrong_number", "Số không đúng"
    OTHER_WAY = "other_way", "Nói đã gửi bằng đường khác"


class LetterWay(models.TextChoices):
    """How late agencies are written to: each its own letter, or all in one with their list."""

    EACH = "each", "Mỗi cơ quan một công văn"
    ONE = "one", "Một công văn chung, kèm danh sách"
