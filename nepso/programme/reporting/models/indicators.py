"""What is counted, how, and for which clauses; frozen for a period."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.reporting.kinds import CountedFrom


class Indicator(models.Model):
    """Chỉ tiêu. What it says stands in its versions; ``latest`` is the newest of them."""

    public_id = PublicIdField()
    code = models.SlugField("mã", max_length=40, unique=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    is_retired = models.BooleanField("thôi dùng từ kỳ sau", default=False)
    latest = models.ForeignKey(
        "reporting.IndicatorVersion", models.PROTECT, null=True, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(models.Model):
    """One wording of an indicator, never changed once a period froze it.

    ``rule`` is ``counting.Rule`` as JSON; ``clauses`` the places of the plan that it answers
    ("II.1.2.a", "IV.5(2)" for the second dash); ``asked_of`` the places whose agencies are asked
    (empty: everybody who reports). ``not_above`` is the code of an indicator that it cannot exceed.
    """

    public_id = PublicIdField()
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("phiên bản")
    part = NfcCharField("nhóm", max_length=120)
    name = NfcCharField("tên", max_length=300)
    unit = NfcCharField("đơn vị tính", max_length=60)
    definition = NfcTextField("định nghĩa")
    formula = NfcTextField("cách tính")
    counted_from = models.CharField("nguồn", max_length=20, choices=CountedFrom.choices)
    rule = models.JSONField(default=dict, blank=True)
    breakdowns = models.JSONField("phân tổ", default=list, blank=True)
    clauses = models.JSONField("trả lời cho mục", default=list)
    asked_of = models.JSONField("hỏi cơ quan có nhiệm vụ tại mục", default=list, blank=True)
    is_required = models.BooleanField("bắt buộc", default=True)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=0)
    least = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    most = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    not_above = models.CharField("không lớn hơn chỉ tiêu", max_length=40, blank=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("indicator", "number", name="indicator_version_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_counted(self) -> bool:
        """Whether the system counts it; else a person types it and says where from."""
        return self.counted_from != CountedFrom.TYPED


class PeriodIndicator(models.Model):
    """The version of an indicator that holds for a period, whatever is reworded later."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="periods")
    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="periods")
    order = models.PositiveSmallIntegerField(default=0)
    frozen_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint("period", "indicator", name="period_indicator_once")]
