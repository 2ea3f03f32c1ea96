"""Reading jobs."""

from __future__ import annotations

from nepso.foundation.jobs.models import Job


def job_by_public_id(public_id: str) -> Job | None:
    """The job of that public id, or None."""
    return Job.objects.filter(public_id=public_id).first()
