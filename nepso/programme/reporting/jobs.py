"""Background work of reporting: each part brings its own."""

from nepso.programme.reporting.consolidated import jobs as consolidated_jobs
from nepso.programme.reporting.following import jobs as following_jobs

__all__ = ["consolidated_jobs", "following_jobs"]
