"""What a person decided, what was sealed, what was blacked out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Submission
from nepso.casework.triage.reasons import BY_CODE, Choice, Reason
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField, PublicIdField


class TriageDecision(models.Model):
    """Quyết định phân loại, with the reason that the reporter reads. Never changed afterwards, but
    that an upheld appeal marks it ``undone_at``; ``explanation`` goes with the submission's text.

    ``reported`` is the harm that the reporter chose, ``harm`` the one that the person holds;
    ``suggested`` is what the machine held likeliest then ("" nothing); ``agreed`` is None where
    the decision says nothing about the harm (merge, ask).
    """

    public_id = PublicIdField()
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="decisions")
    choice = models.CharField("quyết định", max_length=10, choices=Choice.choices)
    reported = models.CharField(max_length=30, choices=Harm.choices)
    harm = models.CharField("điều gây hại", max_length=30, choices=Harm.choices, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    into = models.ForeignKey(Submission, models.SET_NULL, null=True, related_name="merged_here")
    reason_code = models.CharField("lý do", max_length=20)
    explanation = NfcTextField("giải thích", blank=True)
    suggested = models.CharField(max_length=30, blank=True)
    rules_version = models.CharField(max_length=40, blank=True)
    agreed = models.BooleanField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "quyết định phân loại"
        indexes: ClassVar = [
            models.Index(fields=["submission", "-id"], name="decisions_of_submission"),
            models.Index(fields=["at"], name="decisions_by_time"),
        ]

    @property
    def reason(self) -> Reason:
        """The closed reason behind the code."""
        return BY_CODE[self.reason_code]

    @property
    def words(self) -> str:
        """What the reporter reads: the sentence of the reason, then the officer's own words."""
        return "\n\n".join(part for part in (self.reason.sentence, self.explanation) if part)


class Seal(models.Model):
    """Niêm phong: read by the appeal officer alone, erased after seven days or with the appeal."""

    submission = models.OneToOneField(
        Submission, models.CASCADE, related_name="seal", primary_key=True
    )
    sealed_at = models.DateTimeField(default=now)
    erase_at = models.DateTimeField(db_index=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "niêm phong"


class Naming(models.Model):
    """Ghi cơ quan bị phản ánh: ``agency`` None where a person found that it cannot be known.
    ``reason`` goes with the content."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="namings")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    reason = NfcTextField("lý do")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "lần ghi cơ quan bị phản ánh"
        indexes: ClassVar = [
            models.Index(fields=["submission", "-id"], name="namings_of_submission")
        ]


class Redaction(models.Model):
    """Phần đã che: ``spans`` [{kind, span}] of the text and ``pieces`` [{kind, text}] wherever they
    stand (links, exchange), which no other agency reads. Goes with the content."""

    submission = models.OneToOneField(
        Submission, models.CASCADE, related_name="redaction", primary_key=True
    )
    spans = models.JSONField(default=list)
    pieces = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "phần che"
