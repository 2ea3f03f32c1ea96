"""Running one job under its lease: what a worker process does between claim and mark."""

from __future__ import annotations

import contextvars
import logging
import threading
import traceback

from django.db import OperationalError, connection

from nepso.foundation.jobs import registry
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.services import job_fail, job_finish, job_progress, job_renew
from nepso.kernel.errors import NepsoError

AGAIN_SECONDS = 2.0  # after a renewal that the database did not take
log = logging.getLogger(__name__)
_current: contextvars.ContextVar[Job | None] = contextvars.ContextVar("job", default=None)


def report_progress(*, done: int, total: int, sentence: str = "") -> None:
    """Called by the work itself; does nothing when the work runs outside a job."""
    job = _current.get()
    if job is not None:
        job_progress(job, done=done, total=total, sentence=sentence)


def is_last_try() -> bool:
    """Whether what runs now is not tried again when it fails; True outside a job."""
    job = _current.get()
    return job is None or job.attempt >= job.attempts


def run_job(job: Job) -> None:
    """Run a claimed job and mark it. An error is stored and logged, never swallowed.

    A NepsoError is an answer for a person, so trying again would not help.
    """
    kind = registry.job_kind(job.name)
    stop = threading.Event()
    renewer = threading.Thread(
        target=_renew, args=(job, stop, kind.lease.total_seconds() / 3), daemon=True
    )
    renewer.start()
    token = _current.set(job)
    try:
        kind.run(**job.arguments)
    except NepsoError as error:
        log.warning("job %s (%s) refused: %s", job.public_id, job.name, error.sentence)
        job_fail(job, error=error.sentence, final=True)
    except Exception:
        log.exception("job %s (%s) failed", job.public_id, job.name)
        job_fail(job, error=traceback.format_exc())
    else:
        job_finish(job)
    finally:
        _current.reset(token)
        stop.set()
        renewer.join()


def _renew(job: Job, stop: threading.Event, pause: float) -> None:
    """Hold on to the job while it works; a database that does not answer is asked again soon, for
    a lease that runs out would give the work to another worker while it goes on here."""
    wait = pause
    try:
        while not stop.wait(wait):
            try:
                if not job_renew(job):
                    return
                wait = pause
            except OperationalError as error:
                log.warning("the lease of job %s is renewed later: %s", job.public_id, error)
                connection.close()
                wait = min(pause, AGAIN_SECONDS)
    finally:
        connection.close()
