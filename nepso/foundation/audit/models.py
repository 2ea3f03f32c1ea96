"""The audit trail: append-only lines, chained by a sealing job."""

from __future__ import annotations

from typing import Any

from django.db import models

from nepso.kernel.clock import now


class AuditLine(models.Model):
    """Who did which act on what, when. Ids and codes only: never free text, never contact.

    ``actor`` is the public id of an account, or "" for the system itself. ``seal`` numbers the
    lines in the order of the chain; ``hash`` covers the line and the hash before it.
    """

    at = models.DateTimeField(default=now)
    act = models.CharField(max_length=80)
    actor = models.CharField(max_length=16, blank=True)
    subject_type = models.CharField(max_length=60)
    subject = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)
    seal = models.PositiveBigIntegerField(null=True, unique=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject", "-id"], name="audit_of_subject"),
            models.Index(fields=["actor", "-id"], name="audit_of_actor"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("an audit line is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("an audit line is never deleted")
