"""Background work of reporting: each part brings its own."""

from nepso.programme.reporting.following import jobs as following_jobs

__all__ = ["following_jobs"]
