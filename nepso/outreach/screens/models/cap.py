"""The CAP messages that were taken in: by each agency once, whatever order they came in."""

from __future__ import annotations

from django.db import models

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField
from nepso.outreach.screens.kinds import CapKind
from nepso.outreach.screens.models.alert import Alert


class CapMessage(models.Model):
    """Bản tin CAP đã nhận: (sender, identifier) is its name in the world (CAP 1.2, 3.2.1). Each
    agency takes it in for itself: what one commune did with it stops nobody else. ``alert`` is what
    was written of it; null for a cancellation. ``agency`` null: taken in while a message counted
    once for the whole province, and of no alert that would tell whose it was; it holds for all."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", db_index=False, verbose_name="cơ quan"
    )
    sender = NfcCharField(max_length=200)
    identifier = NfcCharField(max_length=200)
    kind = models.CharField(max_length=10, choices=CapKind.choices)
    sent_at = models.DateTimeField()
    alert = models.ForeignKey(Alert, models.SET_NULL, null=True, related_name="taken_from")
    taken_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "bản tin CAP đã nhận"
        verbose_name_plural = "bản tin CAP đã nhận"
        constraints = [
            models.UniqueConstraint("agency", "sender", "identifier", name="cap_taken_once")
        ]


class CapReference(models.Model):
    """One earlier message of the same sender that a message updates or cancels: kept also where the
    earlier one has not come yet, so that it is not published when it comes late."""

    message = models.ForeignKey(CapMessage, models.CASCADE, related_name="references")
    sender = NfcCharField(max_length=200)
    identifier = NfcCharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["sender", "identifier"], name="cap_reference_to")]
