"""An activity, the tasks it was done for, and what happened to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.activities.kinds import Audience, Form, Move, Origin, WhyAlike
from nepso.programme.activities.states import ACTIVITY_STATES, DRAFT
from nepso.programme.register.models import PlanTask


class Activity(models.Model):
    """Hoạt động: what an agency did for the plan.

    ``reach_measured`` (people counted, with ``reach_source``) and ``reach_estimated`` (with
    ``reach_basis``) are never added up together. ``draft_key`` is the key of a draft on a device:
    one account sends it once. ``origin_key`` names the event of another lane that handed it in and
    ``origin_number`` the last change of it. ``counts_in`` is the activity of which this one is a
    part or a double; such a one is not counted itself. ``awaited_photos``: names that a sheet
    gave, one a line, and no ZIP has brought yet. Nothing of it changes after the lead desk
    took it into the report: a later change is a withdrawal with its reason.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    title = NfcCharField("đã làm gì", max_length=300)
    done_on = models.DateField("ngày")
    done_until = models.DateField("đến ngày", null=True, blank=True)
    place = NfcCharField("nơi làm", max_length=200, blank=True)
    commune = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="địa bàn xã, phường",
        db_index=False,
    )
    form = models.CharField("hình thức", max_length=12, choices=Form.choices)
    audience = models.CharField(
        "đối tượng", max_length=12, choices=Audience.choices, default=Audience.EVERYBODY
    )
    reach_measured = models.PositiveIntegerField("số lượt tiếp cận đo được", null=True, blank=True)
    reach_source = NfcCharField("đo bằng gì", max_length=200, blank=True)
    reach_estimated = models.PositiveIntegerField("ước số lượt tiếp cận", null=True, blank=True)
    reach_basis = NfcCharField("ước theo cách nào", max_length=200, blank=True)
    note = NfcTextField("ghi chú", blank=True)
    state = models.CharField(max_length=16, choices=ACTIVITY_STATES.choices, default=DRAFT)
    reason = NfcTextField("lý do", blank=True)
    draft_key = models.CharField(max_length=40, blank=True)
    origin = models.CharField(max_length=6, choices=Origin.choices, default=Origin.TYPED)
    origin_key = models.CharField(max_length=120, blank=True)
    origin_number = models.PositiveIntegerField(default=0)
    origin_url = models.CharField(max_length=300, blank=True)
    counts_in = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    plan_tasks: models.ManyToManyField[PlanTask, ActivityTask] = models.ManyToManyField(
        PlanTask, through="ActivityTask", related_name="+"
    )
    awaited_photos = NfcTextField(blank=True, default="")
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "created_by", "draft_key", condition=~Q(draft_key=""), name="activity_draft_once"
            ),
            models.UniqueConstraint(
                "origin_key", condition=~Q(origin_key=""), name="activity_origin_once"
            ),
        ]
        indexes = [
            models.Index(fields=["done_on", "id"], name="activity_by_day"),
            models.Index(fields=["agency", "done_on", "id"], name="activity_of_agency"),
            models.Index(fields=["state", "done_on", "id"], name="activity_by_state"),
            models.Index(fields=["agency", "state", "done_on", "id"], name="activity_agency_state"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_editable(self) -> bool:
        """Whether its agency may still change it."""
        return self.state in ACTIVITY_STATES.group("editable")


class ActivityTask(models.Model):
    """Which plan task an activity was done for."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="links")
    plan_task = models.ForeignKey(PlanTask, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("plan_task", "activity", name="activity_once_per_plan_task")
        ]


class ActivityStep(models.Model):
    """One thing that happened to an activity, by whom and why; lines are only ever added."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="steps")
    move = models.CharField(max_length=20, choices=Move.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["activity", "id"]


class Likeness(models.Model):
    """Gần trùng: what the machine points out to a person; ``activity`` is the later of the two.

    ``settled_at`` says that a person looked at it; the machine never drops anything for it.
    """

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    why = models.CharField(max_length=10, choices=WhyAlike.choices)
    percent = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField(default=now)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "hoạt động gần trùng"
        verbose_name_plural = "hoạt động gần trùng"
        constraints = [
            models.UniqueConstraint("activity", "other", "why", name="likeness_once_a_reason")
        ]


class TaskNarrative(models.Model):
    """Tường thuật: the words by which an agency accounts for a ``words_only`` task in a period."""

    public_id = PublicIdField()
    plan_task = models.ForeignKey(PlanTask, models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, models.PROTECT, related_name="+")
    text = NfcTextField("tường thuật", blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint("plan_task", "period", name="narrative_once_per_period")
        ]
