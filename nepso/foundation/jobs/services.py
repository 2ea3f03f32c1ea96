"""Asking for a job, and moving it through its states."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F

from nepso.foundation.jobs import registry
from nepso.foundation.jobs.models import Job, JobClock
from nepso.foundation.jobs.states import DONE, FAILED, RUNNING, WAITING
from nepso.kernel.clock import now
from nepso.kernel.row_statements import row_new
from nepso.kernel.storing import row_store

RETRY_BASE = dt.timedelta(seconds=5)
# A job of a kind that this version does not know waits so long for one that does.
UNKNOWN_WAITS = dt.timedelta(days=1)


def job_enqueue(name: str, *, run_at: dt.datetime | None = None, **arguments: Any) -> Job:
    """Store a job in the caller's transaction, so that neither is ever without the other.

    Raises KeyError for a job that no package declares, TypeError for arguments that are not JSON.
    """
    kind = registry.job_kind(name)
    registry.arguments_must_be_plain(arguments)
    job = row_new(
        Job, name=name, arguments=arguments, attempts=kind.attempts, run_at=run_at or now()
    )
    row_store(job)
    return job


def job_claim(*, worker: str) -> Job | None:
    """Lease the waiting job that is due longest; None when there is none.

    The conditional update decides between workers, alike on SQLite and PostgreSQL. A kind that
    this version does not know (left by another one) is left alone and stops nobody.
    """
    known = [kind.name for kind in registry.job_kinds()]
    waiting = Job.objects.filter(state=WAITING, name__in=known).order_by("run_at", "id")
    while True:
        due = waiting.filter(run_at__lte=now()).first()
        if due is None:
            return None
        kind_lease = registry.job_kind(due.name).lease
        taken = Job.objects.filter(pk=due.pk, state=WAITING).update(
            state=RUNNING, worker=worker, attempt=F("attempt") + 1, lease_until=now() + kind_lease
        )
        if taken:
            due.refresh_from_db()
            return due


def job_renew(job: Job) -> bool:
    """Extend the lease; False when the job was taken away meanwhile."""
    lease = registry.job_kind(job.name).lease
    return bool(_held(job).update(lease_until=now() + lease))


def job_progress(job: Job, *, done: int, total: int, sentence: str = "") -> None:
    """Tell how far the work is; shown to the person who waits for it."""
    _held(job).update(done_count=done, total_count=total, sentence=sentence[:300])


def job_finish(job: Job) -> None:
    """Mark the work done. A worker that lost its lease changes nothing."""
    _held(job).update(
        state=DONE, finished_at=now(), lease_until=None, error="", done_count=F("total_count")
    )


def job_fail(job: Job, *, error: str, final: bool = False) -> None:
    """Try again later, each time after a longer pause; give up after the last attempt."""
    if final or job.attempt >= job.attempts:
        _held(job).update(state=FAILED, finished_at=now(), lease_until=None, error=error)
    else:
        pause = RETRY_BASE * 4 ** (job.attempt - 1)
        _held(job).update(state=WAITING, run_at=now() + pause, lease_until=None, error=error)


@transaction.atomic
def job_reap() -> int:
    """Take jobs back from workers that died: those whose lease ran out; give up those of a kind
    that no version knew for a day. Returns how many."""
    lost = Job.objects.filter(state=RUNNING, lease_until__lt=now())
    error = "The worker disappeared while it held this job."
    spent = lost.filter(attempt__gte=F("attempts")).update(
        state=FAILED, finished_at=now(), lease_until=None, error=error
    )
    known = [kind.name for kind in registry.job_kinds()]
    unknown = Job.objects.filter(state=WAITING, run_at__lt=now() - UNKNOWN_WAITS)
    spent += unknown.exclude(name__in=known).update(
        state=FAILED,
        finished_at=now(),
        error="Bản đang chạy không biết loại việc này: hãy chạy bản đã ghi nó, hoặc bỏ việc.",
    )
    return spent + lost.update(state=WAITING, run_at=now(), lease_until=None, error=error)


@transaction.atomic
def job_tick() -> int:
    """Enqueue the recurring jobs that are due; of several workers exactly one does."""
    started = 0
    moment = now()
    for kind in registry.job_kinds():
        if kind.every is None:
            continue
        JobClock.objects.get_or_create(name=kind.name, defaults={"next_at": moment})
        moved = JobClock.objects.filter(name=kind.name, next_at__lte=moment).update(
            next_at=moment + kind.every
        )
        if moved and not Job.objects.filter(name=kind.name, state__in=(WAITING, RUNNING)).exists():
            job_enqueue(kind.name)
            started += 1
    return started


def _held(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, state=RUNNING, worker=job.worker, attempt=job.attempt)
