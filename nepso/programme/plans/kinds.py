"""The closed lists that the compiled register uses, with their Vietnamese labels."""

from __future__ import annotations

from django.db import models


class DutyKind(models.TextChoices):
    MEASURE = "measure", "Nhiệm vụ, giải pháp"
    ASSIGNMENT = "assignment", "Giao cho cơ quan"
    REPORT = "report", "Báo cáo"
    TABLE_ROW = "table_row", "Dòng trong bảng"


class DutyRole(models.TextChoices):
    LEAD = "chu_tri", "Chủ trì"
    COORDINATE = "phoi_hop", "Phối hợp"
    CARRY_OUT = "thuc_hien", "Thực hiện"
    REQUESTED = "de_nghi", "Đề nghị"


class DeadlineKind(models.TextChoices):
    DATE = "date", "Một ngày"
    YEARLY = "yearly", "Hằng năm"
    HALF_YEARLY = "half_yearly", "Sáu tháng"
    QUARTERLY = "quarterly", "Hằng quý"
    MONTHLY = "monthly", "Hằng tháng"
    STANDING = "standing", "Thường xuyên"
    UNCLEAR = "unclear", "Chưa rõ"


class Part(models.TextChoices):
    LEAD = "lead", "Chủ trì, thực hiện"
    COORDINATING = "coordinating", "Phối hợp"


class CarryChoice(models.TextChoices):
    SAME = "same", "Giữ nguyên, chuyển việc đang làm sang"
    CHANGED = "changed", "Có thay đổi, vẫn chuyển việc đang làm sang"
    GONE = "gone", "Không còn, rút việc đang làm"


# The closing paragraph of a plan has no number of its own.
CLOSING, CLOSING_SAID = "closing", "Phần kết"


def clause_said(label: str) -> str:
    """A clause's label as people say it."""
    return CLOSING_SAID if label == CLOSING else label
