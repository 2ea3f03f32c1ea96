"""The consolidated report: a snapshot with its figures, words and changes."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.reporting.kinds import Scope, Section
from nepso.programme.reporting.models.indicators import IndicatorVersion
from nepso.programme.reporting.models.reports import Figure, Paragraph, PeriodicReport
from nepso.programme.reporting.states import CONSOLIDATED_STATES, MAKING, REPORT_STATES

_ACCOUNT = settings.AUTH_USER_MODEL


class ConsolidatedReport(models.Model):
    """Báo cáo tổng hợp. ``kept`` is the packed snapshot that its outputs are written from once it
    is frozen, ``letterhead`` what stands at its head and foot, ``sha256`` {output: digest} of the
    files written. ``replaces`` is the version before it, ``reason`` why there is this one."""

    public_id = PublicIdField()
    scope = models.CharField("phạm vi", max_length=10, choices=Scope.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    clause = NfcCharField("mục", max_length=60, blank=True)
    period = models.ForeignKey(Period, models.PROTECT, null=True, blank=True, related_name="+")
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")
    title = NfcTextField("trích yếu", blank=True)
    number = models.PositiveSmallIntegerField("phiên bản", default=1)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    state = models.CharField(
        "tình trạng", max_length=10, choices=CONSOLIDATED_STATES.choices, default=MAKING
    )
    as_of = models.DateTimeField("tính đến", default=now)
    job = models.CharField(max_length=16, blank=True)
    problem = NfcTextField(blank=True)
    letterhead = models.JSONField(default=dict)
    reason = NfcTextField("vì sao đính chính", blank=True)
    kept = models.BinaryField(null=True)
    sha256 = models.JSONField(default=dict)
    symbol = NfcCharField("số, ký hiệu", max_length=80, blank=True)
    signed_on = models.DateField("ngày ký", null=True)
    signer = NfcCharField("người ký", max_length=120, blank=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="consolidated_latest")]


class ConsolidatedFigure(models.Model):
    """One number of a consolidated report; its public id is its permanent address.

    ``breakdown`` and ``key`` are "" for the whole; ``link_number`` is its number in the document.
    ``counted`` is what the system counts, each thing once; ``stated`` what the report uses: the
    values of the agencies less ``twice``, which several of them claim together.
    """

    public_id = PublicIdField()
    report = models.ForeignKey(ConsolidatedReport, models.CASCADE, related_name="figures")
    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="+")
    breakdown = models.CharField(max_length=12, blank=True)
    key = NfcCharField(max_length=60, blank=True)
    counted = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    stated = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    last_year = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    last_year_figure = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    twice = models.DecimalField(max_digits=18, decimal_places=2, default=0)
    is_estimate = models.BooleanField(default=False)
    estimates = models.PositiveIntegerField("số cơ quan ước đến hết kỳ", default=0)
    reports = models.PositiveIntegerField("số báo cáo góp vào", default=0)
    adjusted = models.PositiveIntegerField("số báo cáo có điều chỉnh", default=0)
    link_number = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "report", "version", "breakdown", "key", name="consolidated_figure_once"
            )
        ]


class ConsolidatedContribution(models.Model):
    """Phần góp: what one agency brought to a figure of the whole, as it was when it was made.

    ``source`` is the figure of its report, null where it was counted without one; ``reason`` says
    why ``stated`` is not what was ``counted``, ``typed_source`` where a typed value is from.
    """

    figure = models.ForeignKey(ConsolidatedFigure, models.CASCADE, related_name="contributions")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    source = models.ForeignKey(Figure, models.SET_NULL, null=True, related_name="+")
    counted = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    stated = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    is_estimate = models.BooleanField(default=False)
    is_shared = models.BooleanField("báo cáo đã tiếp nhận", default=False)
    reason = NfcTextField(blank=True)
    typed_source = NfcCharField(max_length=300, blank=True)
    said_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint("figure", "agency", name="contribution_once")]


class ConsolidatedReporter(models.Model):
    """One agency that had to report, with the four facts about its report at that moment."""

    report = models.ForeignKey(ConsolidatedReport, models.CASCADE, related_name="reporters")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    source = models.ForeignKey(PeriodicReport, models.SET_NULL, null=True, related_name="+")
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=REPORT_STATES.choices)
    is_complete = models.BooleanField(default=False)
    is_sent = models.BooleanField(default=False)
    is_on_time = models.BooleanField(default=False)
    is_approved = models.BooleanField(default=False)
    is_filled = models.BooleanField(default=False)
    sent_on = models.DateField(null=True)
    days_late = models.PositiveSmallIntegerField(default=0)
    nothing_reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint("report", "agency", name="reporter_once")]


class ConsolidatedParagraph(models.Model):
    """A paragraph of the consolidated report: where its words came from, and what the editor made.

    ``original_text`` is what a unit wrote (``source``) or the machine made (``key`` says of what);
    ``human_text`` replaces it. ``similar_to`` is the first of near-identical paragraphs, with
    ``likeness`` in percent; a person decides ``is_kept``.
    """

    public_id = PublicIdField()
    report = models.ForeignKey(ConsolidatedReport, models.CASCADE, related_name="paragraphs")
    section = models.CharField(max_length=6, choices=Section.choices)
    order = models.PositiveIntegerField(default=0)
    source = models.ForeignKey(Paragraph, models.SET_NULL, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    key = NfcCharField(max_length=140, blank=True)
    original_text = NfcTextField(blank=True)
    human_text = NfcTextField(blank=True)
    similar_to = models.ForeignKey("self", models.SET_NULL, null=True, related_name="similar")
    likeness = models.PositiveSmallIntegerField(null=True)
    is_kept = models.BooleanField(default=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["section", "order", "id"]
        indexes = [models.Index(fields=["report", "section", "order"], name="paragraph_in_order")]

    @property
    def text(self) -> str:
        """The words that stand in the report."""
        return self.human_text or self.original_text

    @property
    def origin(self) -> str:
        """Whose words they are: "machine", "agency" or "person"."""
        if self.human_text or not self.original_text:
            return "person"
        return "agency" if self.agency_id else "machine"


class ConsolidatedErratum(models.Model):
    """What a new version of a signed report changes against the version before it."""

    report = models.ForeignKey(ConsolidatedReport, models.CASCADE, related_name="errata")
    number = models.PositiveSmallIntegerField()
    place = NfcCharField("chỗ", max_length=300)
    before = NfcTextField(blank=True)
    after = NfcTextField(blank=True)
    reason = NfcTextField("vì")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(_ACCOUNT, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
