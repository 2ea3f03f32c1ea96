"""A loudspeaker station's hours and log; the thing itself, and what passers-by say is broken."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.kernel.fields import public_id as new_code
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.screens.kinds import ALL_DAYS, FaultKind
from nepso.outreach.screens.states import EQUIPMENT_STATES, WORKS


class AirSlot(models.Model):
    """Giờ phát của đài: on these days from this hour a station is on the air for some minutes.
    What runs in it is a posting that is planned for that hour."""

    public_id = PublicIdField()
    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="air_slots")
    days = models.PositiveSmallIntegerField("ngày trong tuần", default=ALL_DAYS)
    begins = models.TimeField("từ giờ")
    minutes = models.PositiveSmallIntegerField("số phút", default=15)

    class Meta:
        verbose_name = "giờ phát"
        verbose_name_plural = "giờ phát"
        ordering = ["outlet", "begins", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=ALL_DAYS), name="air_slot_has_a_day"
            )
        ]


class AirLogLine(models.Model):
    """Lần phát trên loa: a posting was read or played at that time, as a person says, or
    (``by_machine``) what played it."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="aired")
    aired_at = models.DateTimeField("phát lúc")
    minutes = models.PositiveSmallIntegerField("số phút")
    note = NfcCharField("ghi chú", max_length=300, blank=True)
    by_machine = models.BooleanField(default=False, editable=False)
    told_at = models.DateTimeField(default=now)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "lần phát"
        verbose_name_plural = "lần phát"
        ordering = ["-aired_at", "-id"]
        constraints = [models.UniqueConstraint("posting", "aired_at", name="aired_once")]


class Equipment(models.Model):
    """Thiết bị: the loudspeaker, board or screen of an outlet. Its QR carries ``code``; whoever
    scans it can say that it is broken."""

    public_id = PublicIdField()
    outlet = models.OneToOneField(Outlet, models.PROTECT, related_name="equipment")
    code = models.CharField(max_length=16, unique=True, default=new_code, editable=False)
    model = NfcCharField("kiểu máy, số máy", max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=EQUIPMENT_STATES.choices, default=WORKS)
    reason = NfcTextField("lý do", max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    created_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "thiết bị"
        verbose_name_plural = "thiết bị"


class FaultNote(models.Model):
    """Phiếu báo hỏng: what somebody saw, nothing of who they are. Closed with the repair."""

    public_id = PublicIdField()
    equipment = models.ForeignKey(Equipment, models.CASCADE, related_name="faults", db_index=False)
    kind = models.CharField("hỏng thế nào", max_length=10, choices=FaultKind.choices)
    text = NfcTextField("mô tả", max_length=300, blank=True)
    told_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "phiếu báo hỏng"
        verbose_name_plural = "phiếu báo hỏng"
        ordering = ["-told_at", "-id"]
        indexes = [models.Index(fields=["equipment", "told_at"], name="fault_of_equipment")]
