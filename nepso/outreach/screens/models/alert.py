"""An urgent message for everybody: Common Alerting Protocol 1.2 (OASIS), one info block."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.screens.kinds import Category, Certainty, Severity, Urgency
from nepso.outreach.screens.states import ALERT_STATES, WAITING


class Alert(models.Model):
    """Thông báo khẩn. ``communes`` empty: the whole province. ``source`` is the CAP message it was
    taken from ("" when it was written here), ``identifier`` and ``sender`` as that message says or
    as ours would. ``begins_at`` is from when it is shown (CAP: effective), ``onset_at`` when the
    event itself is expected to begin (CAP: onset; None: not said). ``replaces`` is the alert that
    ends the moment this one is published (CAP: an Update). ``alone_because`` is why one person
    published it without a second (what is extreme, or came by a machine where nobody else may).
    ``by_machine``: another system sent it, by the key that ``written_by`` made.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    communes = models.ManyToManyField(Agency, related_name="+", blank=True)
    state = models.CharField(max_length=10, choices=ALERT_STATES.choices, default=WAITING)
    identifier = NfcCharField(max_length=200)
    sender = NfcCharField("nơi gửi", max_length=200)
    event = NfcCharField("việc gì", max_length=120)
    category = models.CharField("loại", max_length=10, choices=Category.choices)
    urgency = models.CharField("mức gấp", max_length=10, choices=Urgency.choices)
    severity = models.CharField("mức nghiêm trọng", max_length=10, choices=Severity.choices)
    certainty = models.CharField("mức chắc chắn", max_length=10, choices=Certainty.choices)
    headline = NfcCharField("tin chính", max_length=160)
    description = NfcTextField("mô tả", max_length=2000, blank=True)
    instruction = NfcTextField("người dân cần làm gì", max_length=1000, blank=True)
    area = NfcCharField("vùng nào", max_length=500)
    web = models.URLField("xem thêm ở", max_length=500, blank=True)
    begins_at = models.DateTimeField("từ lúc")
    onset_at = models.DateTimeField("dự kiến bắt đầu", null=True)
    expires_at = models.DateTimeField("hết hạn lúc")
    source = models.TextField(blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    by_machine = models.BooleanField(default=False, editable=False)
    alone_because = NfcTextField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = NfcTextField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "thông báo khẩn"
        verbose_name_plural = "thông báo khẩn"
        indexes = [models.Index(fields=["state", "expires_at"], name="alert_by_end")]
        constraints = [
            models.UniqueConstraint("agency", "sender", "identifier", name="alert_taken_once"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("begins_at")), name="alert_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return self.headline


class AlertStep(models.Model):
    """One thing that happened to an alert, by whom and why; lines are only ever added.
    ``by_machine``: another system did it, by the key that ``by`` made."""

    alert = models.ForeignKey(Alert, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=ALERT_STATES.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by_machine = models.BooleanField(default=False, editable=False)
    reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["alert", "id"]
