"""Reporting periods, and the days that the Government announced."""

from __future__ import annotations

import datetime as dt

from django.db import models

from nepso.foundation.worktime.kinds import DayKind, PeriodKind
from nepso.foundation.worktime.spans import period_label
from nepso.foundation.worktime.states import PERIOD_STATES, PLANNED
from nepso.kernel.fields import NfcCharField, PublicIdField


class Period(models.Model):
    """Kỳ báo cáo. All days are included; ``number`` counts the parts of a year from 1.

    ``starts_on`` to ``ends_on`` is the span the period is about. What happened from
    ``counts_from`` to ``cut_off_on`` is counted; the cut-off is null until the lead desk sets it
    and is never assumed (the plan's 5 December is a sending date and names none).
    ``units_due_on``: agencies send theirs; ``consolidation_due_on``: the lead agency sends all.
    """

    public_id = PublicIdField()
    kind = models.CharField("loại kỳ", max_length=10, choices=PeriodKind.choices)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveSmallIntegerField("kỳ thứ", default=1)
    code = models.CharField("mã", max_length=10, unique=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    counts_from = models.DateField("tính số liệu từ ngày")
    cut_off_on = models.DateField("ngày chốt số liệu", null=True, blank=True)
    units_due_on = models.DateField("cơ quan gửi trước hoặc trong ngày", null=True, blank=True)
    consolidation_due_on = models.DateField("gửi báo cáo tổng hợp", null=True, blank=True)
    state = models.CharField(
        "tình trạng", max_length=10, choices=PERIOD_STATES.choices, default=PLANNED
    )
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "kỳ báo cáo"
        verbose_name_plural = "kỳ báo cáo"
        indexes = [models.Index(fields=["starts_on", "id"], name="period_by_start")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on")),
                name="period_runs_forward",
                violation_error_message="Ngày cuối của kỳ phải sau ngày đầu: hãy xem lại hai ngày.",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """For people: "Năm 2026", "Quý III/2026"."""
        return period_label(self.kind, self.year, self.number)

    @property
    def counts_until(self) -> dt.date:
        """The last day counted: the cut-off, or while there is none the end of the span."""
        return self.cut_off_on or self.ends_on

    @property
    def is_open(self) -> bool:
        """Whether activities and reports of it are being taken."""
        return self.state in PERIOD_STATES.group("current")


class DayOff(models.Model):
    """Ngày nghỉ hoặc ngày làm bù do Chính phủ thông báo, over what the library of holidays says."""

    public_id = PublicIdField()
    day = models.DateField("ngày", unique=True, error_messages={"unique": "Ngày này đã có."})
    kind = models.CharField("là ngày", max_length=10, choices=DayKind.choices)
    note = NfcCharField("lý do, số thông báo", max_length=200, blank=True)

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.get_kind_display()}"
