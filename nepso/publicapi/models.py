"""Whose machines may file, and under which name they know what they filed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import SUBMISSION
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField

PER_MINUTE = 120


class PartnerKey(models.Model):
    """Khóa của một đơn vị. Only a keyed hash is kept; ``hint`` is how the key begins, so that an
    operator recognises it. Revoked, it opens nothing, and what it filed goes on."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="partner_keys")
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
        ordering = ["id"]


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
