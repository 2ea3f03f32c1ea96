"""Plan tasks: a duty of the plan given to one agency, or to a group as parent of its members."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency, AgencyGroup
from nepso.kernel.clock import now, today
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.register.states import NOT_STARTED, PLAN_TASK_STATES

NO_DUE_DATE = dt.date(9999, 12, 31)


class PlanTask(models.Model):
    """Nhiệm vụ giao cho cơ quan. ``agency`` is null for the parent row of a group.

    ``occurrence`` is "" for a task that happens once or stands all the time, else its period
    ("2026", "2026-Q3", "2026-11"). ``due_sort`` is ``due_on`` or 9999-12-31, so that lists
    can be paged by keys. ``search_text`` (lowered) and ``folded`` are what search looks into.
    ``goes_on_in`` is the row in which this work goes on, in the next version of the plan or at
    the agency that took over: several may go on in one, so it stands on the old row alone.
    """

    public_id = PublicIdField()
    # No index of its own: one version holds nearly all rows, and such an index would only tempt
    # the database away from walking the register by date.
    version = models.ForeignKey(
        PlanVersion, models.PROTECT, related_name="plan_tasks", db_index=False
    )
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="plan_tasks")
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="plan_tasks"
    )
    group = models.ForeignKey(
        AgencyGroup, models.PROTECT, null=True, blank=True, related_name="plan_tasks"
    )
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="children", db_index=False
    )
    occurrence = models.CharField("kỳ", max_length=10, blank=True)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    due_sort = models.DateField(default=NO_DUE_DATE, editable=False)
    state = models.CharField(
        "tình trạng", max_length=15, choices=PLAN_TASK_STATES.choices, default=NOT_STARTED
    )
    reason = NfcTextField("lý do", blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="plan_tasks",
        verbose_name="người phụ trách",
    )
    note = NfcTextField("ghi chú", blank=True)
    next_step = NfcCharField("bước tiếp theo", max_length=300, blank=True)
    words_only = models.BooleanField(default=False)
    goes_on_in = models.ForeignKey("self", models.SET_NULL, null=True, related_name="predecessors")
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    history = HistoricalRecords(excluded_fields=["search_text", "folded"])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "duty",
                "agency",
                "occurrence",
                condition=Q(agency__isnull=False),
                name="plan_task_once_per_agency",
            )
        ]
        indexes = [
            models.Index(fields=["due_sort", "id"], name="plan_task_by_due"),
            models.Index(
                fields=["due_sort", "id"],
                condition=Q(parent__isnull=True),
                name="plan_task_top_by_due",
            ),
            # A group's roll-up is counted from this index alone.
            models.Index(fields=["parent", "state", "due_sort"], name="plan_task_roll_up"),
            models.Index(fields=["agency", "due_sort", "id"], name="plan_task_of_agency"),
            models.Index(fields=["duty", "due_sort", "id"], name="plan_task_of_duty"),
            models.Index(fields=["state", "due_sort", "id"], name="plan_task_by_state"),
            models.Index(fields=["responsible", "due_sort", "id"], name="plan_task_of_person"),
        ]

    @property
    def is_group(self) -> bool:
        """Whether this is the parent row of a group; its state is what its members' are."""
        return self.agency_id is None

    @property
    def is_open(self) -> bool:
        """Not started or under way."""
        return self.state in PLAN_TASK_STATES.group("open")

    @property
    def is_overdue(self) -> bool:
        """Past its date and still open (today by the clock of Việt Nam)."""
        return self.due_on is not None and self.due_on < today() and self.is_open


class OpenWorkChoice(models.Model):
    """Quyết định về việc đang làm mà bản sửa đổi của kế hoạch không giao lại đúng như cũ.

    ``plan_task`` is open work of the version in force whose duty lives on in ``version``, without
    this agency or this period. ``duty`` is the one in which it was to live on when a person made
    the ``choice``: of another one nothing was said. ``into`` is the agency whose new task takes the
    work, for a ``JOIN``. Where it went when the version was adopted, the task itself says.
    """

    class Choice(models.TextChoices):
        STAY = "stay", "Cơ quan đang làm thì làm tiếp"
        JOIN = "join", "Chuyển vào nhiệm vụ mới"
        END = "end", "Kết thúc việc này"

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="+")
    plan_task = models.ForeignKey(PlanTask, models.CASCADE, related_name="open_work_choices")
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="+")
    choice = models.CharField("quyết định", max_length=4, choices=Choice.choices)
    into = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "plan_task", name="open_work_decided_once"),
            models.CheckConstraint(
                condition=Q(choice="join", into__isnull=False)
                | (~Q(choice="join") & Q(into__isnull=True)),
                name="open_work_joins_somebody",
            ),
        ]


class CalendarFeed(models.Model):
    """A private iCalendar address of one agency; only a hash of its key is kept."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=now)
    revoked_at = models.DateTimeField(null=True)
