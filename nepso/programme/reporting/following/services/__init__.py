"""Acts of following up."""

from nepso.programme.reporting.following.services.calls import report_call_log

__all__ = ["report_call_log"]
