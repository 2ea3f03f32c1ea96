"""Submissions, cases, answers and appeals of the filled province, in every state."""

from nepso.casework.replies.demo.loading import load

__all__ = ["load"]
