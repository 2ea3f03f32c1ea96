"""Plans, their versions, clauses, and the duties that a version states."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.kernel.folding import fold
from nepso.programme.plans.kinds import (
    CarryChoice,
    DeadlineKind,
    DutyKind,
    DutyRole,
    Part,
    clause_said,
)
from nepso.programme.plans.states import COMPILING, DUTY_STATES, PROPOSED, VERSION_STATES


class Plan(models.Model):
    """Kế hoạch. What stays the same over all its versions.

    ``is_programme`` marks the one plan that the public page, the dashboards and the annual report
    are about; tasks of any other adopted plan stand in the register and nowhere else.
    """

    public_id = PublicIdField()
    title = NfcTextField("trích yếu")
    is_programme = models.BooleanField("kế hoạch chính", default=False)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_programme"],
                condition=models.Q(is_programme=True),
                name="one_programme_plan",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeChoice(models.Model):
    """From ``from_at`` on, until the next choice, this plan is the programme's: so figures can be
    counted again as they stood at any moment."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="choices")
    from_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["from_at", "pk"]


class PlanVersion(models.Model):
    """Một phiên bản: the document as read, and what people made of it.

    ``compiled`` is the compiler's output as JSON (``docs/contracts/register.md``), never changed;
    ``text`` is its text, to which every span refers. ``revision`` grows with each change of the
    review, so that two reviewers notice each other.
    """

    public_id = PublicIdField()
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("phiên bản")
    state = models.CharField(max_length=12, choices=VERSION_STATES.choices, default=COMPILING)
    source_name = NfcCharField("tên tệp", max_length=255, blank=True)
    source_file = models.FileField(upload_to="plans/%Y/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)
    compiled = models.JSONField(null=True)
    symbol = NfcCharField("số, ký hiệu", max_length=80, blank=True)
    issuer = NfcCharField("cơ quan ban hành", max_length=300, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    job = models.CharField(max_length=16, blank=True)
    problem = NfcTextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint("plan", "number", name="version_number_once")]
        ordering = ["plan", "number"]


class Clause(models.Model):
    """Mục, điểm: a numbered heading or item. ``label`` is its path, "II.1.2.a"."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    label = NfcCharField(max_length=60)
    heading = NfcTextField(blank=True)
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()

    class Meta:
        ordering = ["version", "order"]
        constraints = [models.UniqueConstraint("version", "order", name="clause_order_once")]


class Duty(models.Model):
    """Nhiệm vụ nêu trong kế hoạch: one duty as the document words it, before it is given out.

    ``compiled`` keeps what the compiler found (null when a person added the duty); every later
    change is in ``history``. ``doubts`` are those not settled yet (``doubts.py``).
    ``words_only`` marks a duty for which its agency accounts in words (``design.md``,
    *Boundaries*): it takes no evidence item, indicator or reach; ``words_only_part`` names the part
    of the sentence when only a part is meant. ``span_*`` is null for an added duty.
    A duty that was merged away is dropped and names in ``merged_into`` where its words went.
    """

    public_id = PublicIdField()
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="duties")
    order = models.PositiveIntegerField()
    clause = NfcCharField("mục, điểm", max_length=60)
    bullet = models.PositiveSmallIntegerField("gạch đầu dòng", null=True, blank=True)
    kind = models.CharField("loại", max_length=12, choices=DutyKind.choices)
    role = models.CharField("vai", max_length=12, choices=DutyRole.choices)
    text = NfcTextField("nội dung")
    folded = models.TextField(editable=False)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    product = NfcTextField("sản phẩm", blank=True)
    deadline_text = NfcCharField("thời hạn như văn bản ghi", max_length=300, blank=True)
    deadline_kind = models.CharField(
        "kiểu thời hạn", max_length=12, choices=DeadlineKind.choices, blank=True
    )
    deadline_on = models.DateField("ngày", null=True, blank=True)
    deadline_month = models.PositiveSmallIntegerField("tháng", null=True, blank=True)
    deadline_day = models.PositiveSmallIntegerField("ngày trong tháng", null=True, blank=True)
    confidence = models.FloatField(default=1.0)
    doubts = models.JSONField(default=list)
    compiled = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=DUTY_STATES.choices, default=PROPOSED)
    drop_reason = NfcTextField("lý do bỏ", blank=True)
    split_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    words_only = models.BooleanField("chỉ báo cáo bằng lời", default=False)
    words_only_part = NfcTextField("phần chỉ báo cáo bằng lời", blank=True)
    revision = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["version", "order"]
        indexes = [models.Index(fields=["version", "clause", "bullet"], name="duty_by_clause")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.text)
        super().save(*args, **kwargs)

    @property
    def place(self) -> str:
        """Where it stands, for people: "IV.3, gạch đầu dòng 2", and of a split duty which part."""
        place = clause_said(self.clause)
        if self.bullet:
            place = f"{place}, gạch đầu dòng {self.bullet}"
        return f"{place}, phần tách ra" if self.split_from_id else place


class DutyParty(models.Model):
    """Whom a duty names, as printed, and the agency or group a person matched it to.

    ``is_outside`` is a decision too: the one named has no account here (businesses, residents),
    so the lead agency follows the duty in its stead. ``match_reason`` explains a match.
    """

    public_id = PublicIdField()
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="parties")
    order = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, choices=Part.choices)
    name = NfcCharField("tên như văn bản ghi", max_length=400)
    is_group = models.BooleanField(default=False)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(AgencyGroup, models.PROTECT, null=True, blank=True, related_name="+")
    is_outside = models.BooleanField("ngoài hệ thống", default=False)
    match_reason = NfcCharField("vì sao khớp", max_length=300, blank=True)
    excluded = models.ManyToManyField(Agency, blank=True, related_name="+")
    history = HistoricalRecords(m2m_fields=[excluded])

    class Meta:
        ordering = ["duty", "order"]

    @property
    def is_matched(self) -> bool:
        """Whether it is known who is meant."""
        return bool(self.agency_id or self.group_id or self.is_outside)


class MeasureLink(models.Model):
    """An agency's duty carries out a measure; suggested with reasons, then decided."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="measure_links")
    measure = models.ForeignKey(Duty, models.CASCADE, related_name="duty_links")
    score = models.FloatField(default=0)
    reasons = models.JSONField(default=list)
    is_confirmed = models.BooleanField(default=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [models.UniqueConstraint("duty", "measure", name="measure_link_once")]


class CarryOver(models.Model):
    """What becomes of the open work of an old duty when an amended plan is adopted.

    ``old`` is a kept duty of the version in force, ``new`` its counterpart in the amended one
    (null: none was found). ``decision`` is empty until a person decides; ``suggestion``, ``score``
    and ``reason`` are what the machine thinks.
    """

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="carry_overs")
    old = models.ForeignKey(Duty, models.CASCADE, related_name="+")
    new = models.ForeignKey(Duty, models.SET_NULL, null=True, related_name="+")
    score = models.FloatField(default=0)
    suggestion = models.CharField(max_length=8, choices=CarryChoice.choices)
    reason = NfcTextField(blank=True)
    decision = models.CharField(max_length=8, choices=CarryChoice.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["version", "old__order"]
        constraints = [models.UniqueConstraint("version", "old", name="carry_over_once")]
