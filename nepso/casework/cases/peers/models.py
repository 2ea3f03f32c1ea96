"""Systems of other agencies, what was sent to them, what they told since."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers.states import PEER_FILING, PEER_TELLING, WAITING
from nepso.foundation.agencies.models import Agency
from nepso.foundation.vault.fields import EncryptedTextField
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField, PublicIdField


class Peer(models.Model):
    """Hệ thống Open311 của một cơ quan. ``key`` is the one that it gave us, sealed. ``services``
    names its service for a harm where it differs from ours. What it told is known up to
    ``heard_until``."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    endpoint = models.URLField("địa chỉ gốc", max_length=300)
    key = EncryptedTextField()
    services = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=now)
    heard_until = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "agency", condition=Q(closed_at__isnull=True), name="one_peer_of_an_agency"
            )
        ]


class PeerFiling(models.Model):
    """Hồ sơ gửi hệ thống khác. ``public_id`` is the number under which it is sent: sent again it is
    one. ``fields`` are the groups of what the reporter gave that went along, each consented."""

    public_id = PublicIdField()
    peer = models.ForeignKey(Peer, models.PROTECT, related_name="filings")
    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="peer_filings")
    fields = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=PEER_FILING.choices, default=WAITING)
    service_request_id = models.CharField(max_length=100, blank=True)
    said = NfcTextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "peer", condition=Q(state__in=["waiting", "sent"]), name="sent_once"
            ),
            models.UniqueConstraint(
                "peer",
                "service_request_id",
                condition=~Q(service_request_id=""),
                name="one_filing_of_a_request",
            ),
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="peer_filing_to_send")]


class PeerUpdate(models.Model):
    """Điều hệ thống kia báo lại. The same ``update_id`` twice is one."""

    filing = models.ForeignKey(PeerFiling, models.CASCADE, related_name="updates")
    update_id = models.CharField(max_length=100)
    is_closed = models.BooleanField()
    text = NfcTextField(blank=True)
    at = models.DateTimeField()
    heard_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint("filing", "update_id", name="heard_once")]


class PeerTelling(models.Model):
    """Điều báo cho hệ thống kia: its reporter took something back there (``what``, one of
    ``intake.ports.What``). ``public_id`` is the update_id under which it is told: told again it is
    one. ``said`` is why it could not be."""

    public_id = PublicIdField()
    filing = models.ForeignKey(PeerFiling, models.CASCADE, related_name="tellings")
    what = models.CharField(max_length=12)
    state = models.CharField(max_length=10, choices=PEER_TELLING.choices, default=WAITING)
    said = NfcTextField(blank=True)
    at = models.DateTimeField(default=now)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "filing", "what", condition=Q(state="waiting"), name="one_telling_waits"
            )
        ]
        indexes = [models.Index(fields=["state", "next_try_at"], name="peer_telling_to_send")]
