"""Whose machines may file, read and write; under which name they know what they filed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import SUBMISSION
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.publicapi.kinds import Scope

PER_MINUTE = 120


class MachineKey(models.Model):
    """What every key of a machine has. Only a keyed hash is kept; ``hint`` is how the key begins,
    so that a person recognises it. Revoked, it opens nothing, and what it did stays."""

    public_id = PublicIdField()
    label = NfcCharField("dùng cho", max_length=120)
    hint = models.CharField(max_length=12)
    key_hash = models.CharField(max_length=64, unique=True)
    per_minute = models.PositiveIntegerField(default=PER_MINUTE)
    made_at = models.DateTimeField(default=now)
    last_used_on = models.DateField(null=True)
    # How many calls came in which minute since 1970.
    pace_minute = models.PositiveBigIntegerField(default=0, editable=False)
    pace_calls = models.PositiveIntegerField(default=0, editable=False)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


class PartnerKey(MachineKey):
    """Khóa Open311 của một đơn vị: files submissions and reads their states, nothing else."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="partner_keys")

    class Meta:
        ordering = ["id"]


class ApiKey(MachineKey):
    """Khóa của một cơ quan cho ``/api/v1/``. It may what its ``scopes`` say, in the name of
    ``made_by``, for this agency alone: never more than that person may by the policies today. It
    opens nothing of Open311."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="api_keys")
    scopes: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]

    @property
    def scope_labels(self) -> list[str]:
        """What it may beyond what everybody reads, in words."""
        return [str(Scope(code).label) for code in self.scopes]


class ApiCall(models.Model):
    """Một lệnh ghi đã nhận: under which name (``Idempotency-Key``) a key sent what and what came of
    it, so that the same call twice is one. Of the name and of what was sent only keyed hashes."""

    key = models.ForeignKey(ApiKey, models.PROTECT, related_name="calls", db_index=False)
    name_hash = models.CharField(max_length=64)
    sent_hash = models.CharField(max_length=64)
    subject = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint("key", "name_hash", name="one_api_call_per_name")]
        indexes = [models.Index(fields=["at"], name="api_call_by_time")]


class PartnerFiling(models.Model):
    """Phản ánh do một đơn vị gửi. ``public_id`` is the service_request_id: random, an id of its
    own, never the tracking code. Of the partner's own number only a keyed hash is kept, so that it
    says nothing of a person and the same one is still one filing after an erasure."""

    public_id = PublicIdField()
    key = models.ForeignKey(PartnerKey, models.PROTECT, related_name="filings", db_index=False)
    submission = models.OneToOneField(Submission, models.PROTECT, related_name="partner_filing")
    number_hash = models.CharField(max_length=64, blank=True)
    filed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "key", "number_hash", condition=~Q(number_hash=""), name="one_filing_per_number"
            )
        ]
        indexes = [models.Index(fields=["key", "filed_at", "id"], name="filing_by_key_and_time")]


class PartnerUpdate(models.Model):
    """Một lần đổi tình trạng của phản ánh đó, as the partner may know it: the state alone."""

    public_id = PublicIdField()
    filing = models.ForeignKey(PartnerFiling, models.CASCADE, related_name="updates")
    state = models.CharField(max_length=16, choices=SUBMISSION.choices)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["at", "id"], name="partner_update_by_time")]
