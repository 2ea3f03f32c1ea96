"""A case, the submissions it answers, and what happened to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.cases.clock import NEVER
from nepso.casework.cases.kinds import NoteKind, StepKind, WhyRestricted
from nepso.casework.cases.states import CASE, NEW
from nepso.casework.intake.harms import Harm
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField, PublicIdField


class CaseNumber(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)


class CaseFile(models.Model):
    """Hồ sơ xử lý. ``number`` runs through a year ("2026-000123").

    ``agency`` handles it now; ``complained_of`` neither handles nor reads it. The clock
    (``clock.py``) counts working minutes; ``due_sort`` orders queues, ``committed_on`` is the last
    date that a late notice gave. ``is_appealed``: an appeal officer may read it.
    """

    public_id = PublicIdField()
    number = models.CharField("số hồ sơ", max_length=11, unique=True)
    harm = models.CharField("điều gây hại", max_length=20, choices=Harm.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    complained_of = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    state = models.CharField(max_length=10, choices=CASE.choices, default=NEW)
    is_urgent = models.BooleanField(default=False)
    restricted = models.CharField(max_length=5, choices=WhyRestricted.choices, blank=True)
    is_appealed = models.BooleanField(default=False)
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)
    allowed_minutes = models.PositiveIntegerField(default=0)
    used_minutes = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_sort = models.DateTimeField(default=NEVER)
    committed_on = models.DateField(null=True)
    was_late = models.BooleanField(default=False)
    emptied_at = models.DateTimeField(null=True)
    # Where its reporters went; its steps, and who took them, stayed here.
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")
    # Lying untouched: since when people have been asked what shall become of it (``lying.py``).
    end_asked_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["agency", "due_sort", "id"], name="case_of_agency"),
            models.Index(fields=["handler", "due_sort", "id"], name="case_of_handler"),
            models.Index(fields=["state", "due_sort", "id"], name="case_by_state"),
            models.Index(
                fields=["closed_at", "id"],
                condition=Q(closed_at__isnull=False, emptied_at__isnull=True),
                name="case_to_forget",
            ),
        ]

    def __str__(self) -> str:
        return f"Hồ sơ {self.number}"

    @property
    def is_restricted(self) -> bool:
        """Whether only few may read it, each reading noted."""
        return bool(self.restricted)

    @property
    def is_live(self) -> bool:
        """Open or waiting for the reporter."""
        return self.state in CASE.group("live")


class CaseSubmission(models.Model):
    """A submission that a case answers; merged ones keep their own thread. ``joined_at``: since
    when it is in this case, also where all of another were merged into it."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="links")
    submission = models.OneToOneField("intake.Submission", models.PROTECT, related_name="case_link")
    is_main = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint("case", condition=Q(is_main=True), name="one_main_submission")
        ]


class ReporterClock(models.Model):
    """Thời gian một người phản ánh đã chờ: from the moment they sent, whoever has it since.

    Each submission keeps its own, also where it goes along with another's. ``was_late``: its date
    passed once before the answer; ``ended_at``: answered, or nothing is left to answer.
    """

    submission = models.OneToOneField(
        "intake.Submission", models.CASCADE, related_name="answer_clock"
    )
    allowed_minutes = models.PositiveIntegerField(default=0)
    used_minutes = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_sort = models.DateTimeField(default=NEVER)
    was_late = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    # Nobody decided about it in triage: since when the reception has been asked (``lying.py``).
    end_asked_at = models.DateTimeField(null=True)


class CaseStep(models.Model):
    """One thing that happened to a case; lines are only ever added. ``reason`` is for officers."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind.choices)
    state = models.CharField(max_length=10, choices=CASE.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    reason = NfcTextField(blank=True)


class CaseNote(models.Model):
    """A note; ``kind`` says who reads it. ``agency`` wrote it."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=12, choices=NoteKind.choices)
    text = NfcTextField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)


class LateNotice(models.Model):
    """Báo trễ hạn: told to the reporter, with the date that the agency commits itself to."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="late_notices")
    committed_on = models.DateField()
    reason = NfcTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)


class YearCount(models.Model):
    """Số phản ánh của một năm theo loại việc và địa bàn, counted once after the year ended.

    ``rows`` [[harm, area, number]], ``area`` a name, "" where none was said; ``areas`` all names,
    also of those from which nothing came. Never counted anew: of two counts of one year a reader
    could subtract one from the other.
    """

    year = models.PositiveSmallIntegerField(unique=True)
    rows = models.JSONField(default=list)
    areas = models.JSONField(default=list)
    counted_at = models.DateTimeField(default=now)
