"""The periodic report of one agency: figures, words, forms, what was decided about them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.kinds import (
    FigureDecision,
    FormKind,
    ReportWay,
    Section,
    TextOrigin,
)
from nepso.programme.reporting.models.indicators import PeriodIndicator
from nepso.programme.reporting.states import EXPECTED, REPORT_STATES

_ACCOUNT = settings.AUTH_USER_MODEL


def report_title(period: Period) -> str:
    """What the reports of a period are called: "Báo cáo năm 2026", "Báo cáo quý III/2026"."""
    return f"Báo cáo {period.label[:1].lower()}{period.label[1:]}"


class PeriodicReport(models.Model):
    """Báo cáo định kỳ của một cơ quan trong một kỳ.

    Four facts are kept apart: ``is_complete`` (nothing required is missing), ``sent_at`` against
    the units' due date (on time), ``approved_at`` (by the head), ``is_filled`` (it says something).
    ``sent_at`` is when it first reached the lead desk and does not move when it is returned.
    ``counted_at`` is the moment as of which its figures were counted.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    state = models.CharField(
        "tình trạng", max_length=12, choices=REPORT_STATES.choices, default=EXPECTED
    )
    way = models.CharField(
        "cách gửi", max_length=10, choices=ReportWay.choices, default=ReportWay.ACCOUNT
    )
    is_nothing = models.BooleanField("không có gì để báo cáo", default=False)
    nothing_reason = NfcTextField("vì", blank=True)
    is_complete = models.BooleanField("đầy đủ", default=False)
    is_filled = models.BooleanField("có nội dung", default=False)
    counted_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    return_reason = NfcTextField("lý do trả lại", blank=True)
    returned_by_desk = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint("agency", "period", name="report_once_per_period")]
        indexes = [
            models.Index(fields=["period", "state", "id"], name="report_by_state"),
            models.Index(fields=["period", "sent_at", "id"], name="report_by_sending"),
        ]

    def __str__(self) -> str:
        return f"{self.title} của {self.agency}"

    @property
    def title(self) -> str:
        """What it is called: "Báo cáo năm 2026"."""
        return report_title(self.period)

    @property
    def is_locked(self) -> bool:
        """Accepted: changed only by errata."""
        return self.state in REPORT_STATES.group("locked")


class Figure(models.Model):
    """Số liệu: one indicator in one report. Its public id is its permanent address.

    ``counted`` is what the system counted (null: it cannot count this), ``parts`` how it divides,
    {breakdown: {key: number as text}}; ``stated`` what the agency says, which reports use.
    ``is_estimate`` marks a value that reaches to the end of the period.
    """

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="figures")
    asked = models.ForeignKey(PeriodIndicator, models.PROTECT, related_name="figures")
    counted = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    parts = models.JSONField(default=dict, blank=True)
    counted_at = models.DateTimeField(null=True)
    stated = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    decision = models.CharField(max_length=8, choices=FigureDecision.choices, blank=True)
    is_estimate = models.BooleanField("ước đến hết kỳ", default=False)
    typed_source = NfcCharField("lấy số từ đâu", max_length=300, blank=True)
    return_reason = NfcTextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("report", "asked", name="figure_once")]
        indexes = [models.Index(fields=["asked", "report"], name="figure_by_indicator")]


class FigureAdjustment(models.Model):
    """Điều chỉnh số liệu: what was counted, what a person says instead, and why. Never changed."""

    public_id = PublicIdField()
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="adjustments")
    counted = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    before = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    stated = models.DecimalField(max_digits=18, decimal_places=2)
    is_estimate = models.BooleanField(default=False)
    reason = NfcTextField("vì")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")


class Paragraph(models.Model):
    """Một đoạn lời dưới một đề mục, gắn với các nhiệm vụ mà nó kể."""

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="paragraphs")
    section = models.CharField("đề mục", max_length=6, choices=Section.choices)
    order = models.PositiveIntegerField(default=0)
    text = NfcTextField("nội dung", blank=True)
    origin = models.CharField(max_length=10, choices=TextOrigin.choices, default=TextOrigin.PERSON)
    # Which draft it was added from: the same draft sent twice is one paragraph.
    draft_key = models.CharField(max_length=32, blank=True)
    plan_tasks = models.ManyToManyField(PlanTask, related_name="+", blank=True)
    return_reason = NfcTextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["section", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                "report", "draft_key", condition=~Q(draft_key=""), name="paragraph_draft_once"
            )
        ]


class Explanation(models.Model):
    """Why what a check asks about is right all the same; ``check`` is its code."""

    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="explanations")
    figure = models.ForeignKey(Figure, models.CASCADE, null=True, related_name="explanations")
    check_code = models.CharField(max_length=40)
    text = NfcTextField("giải thích")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "figure",
                "check_code",
                condition=Q(figure__isnull=False),
                name="explanation_once_per_figure",
            ),
            models.UniqueConstraint(
                "report",
                "check_code",
                condition=Q(figure__isnull=True),
                name="explanation_once_per_report",
            ),
        ]


class ReportAttachment(models.Model):
    """Tệp kèm báo cáo; ``stored`` is the public id of the kept file (foundation/files)."""

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="attachments")
    stored = models.CharField(max_length=16)
    title = NfcCharField("tên", max_length=200)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("report", "stored", name="attachment_once")]


class Erratum(models.Model):
    """Đính chính sau khi tiếp nhận: one figure or one paragraph, before and after, and why."""

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="errata")
    number = models.PositiveSmallIntegerField("lần")
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, related_name="errata")
    paragraph = models.ForeignKey(Paragraph, models.PROTECT, null=True, related_name="errata")
    value_before = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    value_after = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    text_before = NfcTextField(blank=True)
    text_after = NfcTextField(blank=True)
    reason = NfcTextField("vì")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("report", "number", name="erratum_number_once"),
            models.CheckConstraint(
                condition=Q(figure__isnull=False, paragraph__isnull=True)
                | Q(figure__isnull=True, paragraph__isnull=False),
                name="erratum_of_one_thing",
            ),
        ]


class ReportForm(models.Model):
    """Biểu mẫu làm cho một cơ quan không có tài khoản. Its public id is printed in the file.

    ``signer`` and the two days tell of the signed paper that the lead desk holds: by whom and when
    it was signed, and when it came, which is when the report counts as sent.
    """

    public_id = PublicIdField()
    report = models.ForeignKey(PeriodicReport, models.CASCADE, related_name="forms")
    kind = models.CharField(max_length=4, choices=FormKind.choices)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    signer = NfcCharField("người ký", max_length=120, blank=True)
    signed_on = models.DateField("ngày ký", null=True)
    came_on = models.DateField("ngày nhận được", null=True)
