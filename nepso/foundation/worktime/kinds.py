"""Kinds of periods and of announced days."""

from __future__ import annotations

from django.db import models


class PeriodKind(models.TextChoices):
    """How long a reporting period is (Nghị định 09/2019/NĐ-CP, Điều 12)."""

    YEAR = "year", "Năm"
    HALF = "half", "6 tháng"
    QUARTER = "quarter", "Quý"


class DayKind(models.TextChoices):
    """What the Government announced about one day."""

    OFF = "off", "Nghỉ"
    WORKING = "working", "Làm việc (làm bù)"
