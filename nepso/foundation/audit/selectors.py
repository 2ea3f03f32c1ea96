"""Reading the audit trail."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.audit.services import line_digest


def audit_of(subject: models.Model) -> QuerySet[AuditLine]:
    """The lines about one record, newest first."""
    return AuditLine.objects.filter(
        subject_type=subject._meta.label_lower,
        subject=str(getattr(subject, "public_id", subject.pk)),
    ).order_by("-id")


def audit_of_each(subjects: QuerySet[Any]) -> QuerySet[AuditLine]:
    """The lines about any of these records, which have public ids, newest first; one query."""
    return AuditLine.objects.filter(
        subject_type=subjects.model._meta.label_lower, subject__in=subjects.values("public_id")
    ).order_by("-id")


def audit_first_broken() -> int | None:
    """The seal number of the first line that does not fit the chain, or None when all fit."""
    previous = ""
    sealed = AuditLine.objects.filter(seal__isnull=False).order_by("seal")
    for expected, line in enumerate(sealed.iterator(), start=1):
        if line.seal != expected or line.hash != line_digest(line, previous):
            return expected
        previous = line.hash
    return None
