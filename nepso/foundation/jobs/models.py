"""Jobs and the clock that starts the recurring ones."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nepso.foundation.jobs.states import JOB_STATES, RUNNING, WAITING
from nepso.kernel.clock import now
from nepso.kernel.fields import PublicIdField


class Job(models.Model):
    """Một việc chạy nền. ``arguments`` are ids and codes; ``sentence`` tells progress in words.

    A worker holds a job by a lease that it renews; when the worker dies, the lease runs out and
    the job goes back to waiting, until ``attempts`` are used up.
    """

    public_id = PublicIdField()
    name = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JOB_STATES.choices, default=WAITING)
    run_at = models.DateTimeField(default=now)
    attempt = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=3)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    sentence = models.CharField(max_length=300, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["run_at", "id"], condition=Q(state=WAITING), name="job_waiting"),
            models.Index(fields=["lease_until"], condition=Q(state=RUNNING), name="job_leased"),
        ]

    @property
    def percent(self) -> int:
        """Progress in whole percent; 0 while the total is unknown."""
        return 100 * self.done_count // self.total_count if self.total_count else 0


class JobClock(models.Model):
    """When a recurring job is due next. Whoever moves ``next_at`` forward starts the job."""

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
