"""Calls, letters that urge, and the day's count of where the plan stands."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.reporting.following.kinds import CallOutcome, LetterWay
from nepso.programme.reporting.following.states import LETTER_STATES, MAKING
from nepso.programme.reporting.models.reports import PeriodicReport

_ACCOUNT = settings.AUTH_USER_MODEL


class ReportCall(models.Model):
    """Cuộc gọi đôn đốc: the lead desk telephoned an agency about a report; what came of it.

    Only ever added. ``is_last`` marks the latest call about a report, so that lists filter on it.
    """

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="calls")
    outcome = models.CharField("kết quả", max_length=12, choices=CallOutcome.choices)
    promised_on = models.DateField("hẹn gửi ngày", null=True, blank=True)
    note = NfcCharField("ghi chú", max_length=200, blank=True)
    is_last = models.BooleanField(default=True)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint("report", condition=Q(is_last=True), name="one_last_call")
        ]


class UrgingLetter(models.Model):
    """Công văn đôn đốc: made in one go for the late agencies of a period, then signed.

    ``number`` and ``signed_on`` are filled in after signing; the files leave room for both.
    ``stored`` is where its ZIP lies in the storage, ``sha256`` of it.
    """

    public_id = PublicIdField()
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    way = models.CharField("cách làm", max_length=6, choices=LetterWay.choices)
    asked_on = models.DateField("đề nghị gửi trước ngày")
    symbol = NfcCharField("ký hiệu", max_length=40, blank=True)
    authority = NfcCharField("quyền hạn, chức vụ", max_length=160)
    signer = NfcCharField("người ký", max_length=120, blank=True)
    drafting_unit = NfcCharField("đơn vị soạn thảo", max_length=60, blank=True)
    words = NfcTextField("nội dung thêm", blank=True)
    state = models.CharField(max_length=8, choices=LETTER_STATES.choices, default=MAKING)
    job = models.CharField(max_length=16, blank=True)
    problem = NfcTextField(blank=True)
    stored = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    number = NfcCharField("số", max_length=60, blank=True)
    signed_on = models.DateField("ngày ký", null=True, blank=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="urging_letter_latest")]


class UrgedAgency(models.Model):
    """One agency that a letter urges, by its report, and how late that was at the time."""

    letter = models.ForeignKey(UrgingLetter, models.CASCADE, related_name="urged")
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="urged_by")
    days_late = models.IntegerField("số ngày làm việc đã quá hạn", default=0)

    class Meta:
        ordering = ["report__agency__folded", "id"]
        constraints = [models.UniqueConstraint("letter", "report", name="urged_once_by_a_letter")]


class Standing(models.Model):
    """Where the whole programme stood at the end of one day, or stands now: the row of today is
    counted anew by a job, the rows of days past stay as they are and make the trend.

    ``facts`` is ``standing.counting.Facts`` as JSON.
    """

    day = models.DateField(unique=True)
    counted_at = models.DateTimeField(default=now)
    done = models.PositiveIntegerField(default=0)
    applies = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    activities = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["-day"]
