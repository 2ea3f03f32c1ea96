"""How an outlet is reached by machine, what was sent there, every try, and the fake service."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from nepso.foundation.vault.fields import EncryptedJSONField
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField, PublicIdField
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.sending.kinds import Deed, Outcome, Way
from nepso.outreach.sending.states import (
    CONNECTION_STATES,
    DELIVERY_STATES,
    UNCHECKED,
    WAITING,
)


class OutletConnection(models.Model):
    """Kết nối của một kênh: the account there by which the machine posts.

    ``facts`` are public settings by the names of ``fields.py``; ``secret`` holds tokens, sealed,
    never shown again, ``secret_number`` counts how often a person put new ones. ``held_until``:
    one worker at a time acts through it, until then at most. ``quiet_until``: the service asked us
    to wait. ``told_dead_at``: its keepers were told once.
    """

    public_id = PublicIdField()
    outlet = models.OneToOneField(Outlet, models.PROTECT, related_name="connection")
    way = models.CharField("cách gửi", max_length=8, choices=Way.choices)
    facts: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    secret: Any = EncryptedJSONField(null=True)
    secret_number = models.PositiveIntegerField(default=0)
    expires_on = models.DateField("mã dùng được đến hết ngày", null=True, blank=True)
    state = models.CharField(max_length=10, choices=CONNECTION_STATES.choices, default=UNCHECKED)
    last_error = NfcTextField("lỗi gần nhất", max_length=500, blank=True)
    last_error_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_words = NfcTextField(max_length=500, blank=True)
    told_dead_at = models.DateTimeField(null=True)
    quiet_until = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=40, blank=True)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "kết nối của kênh"
        verbose_name_plural = "kết nối của kênh"


class FormerWay(models.Model):
    """Cách gửi trước của một kênh: the account by which something stands somewhere, kept when the
    connection was given another, so that a recall goes the way it was sent. Nothing new is sent by
    it; its tokens go with the last thing that stands by it (``retention.py``)."""

    connection = models.ForeignKey(OutletConnection, models.CASCADE, related_name="former_ways")
    way = models.CharField("cách gửi", max_length=8, choices=Way.choices)
    facts: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    secret: Any = EncryptedJSONField(null=True)
    ended_at = models.DateTimeField("đổi cách gửi lúc", default=now)

    class Meta:
        verbose_name = "cách gửi trước"
        verbose_name_plural = "cách gửi trước"


class Delivery(models.Model):
    """Lần gửi của một lượt đăng: what the service has of it.

    ``begun_at``: a try went out whose end we may not know, so that the next looks first whether it
    arrived. ``memory`` is what the adapter must find again (sealed: the address of an upload opens
    it). ``stands`` is where it stands there. ``next_at``: not tried before. ``former``: by which
    account it was sent, where the connection has another since.
    """

    public_id = PublicIdField()
    posting = models.OneToOneField(Posting, models.PROTECT, related_name="delivery")
    connection = models.ForeignKey(OutletConnection, models.PROTECT, related_name="deliveries")
    former = models.ForeignKey(
        FormerWay, models.PROTECT, null=True, related_name="deliveries", verbose_name="gửi bằng"
    )
    state = models.CharField(max_length=12, choices=DELIVERY_STATES.choices, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=now)
    begun_at = models.DateTimeField(null=True)
    memory: Any = EncryptedJSONField(null=True)
    stands: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    last_error = NfcTextField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        indexes = [models.Index(fields=["state", "next_at", "id"], name="delivery_by_turn")]

    @property
    def account(self) -> OutletConnection | FormerWay:
        """By which it was sent, or is to be."""
        return self.former or self.connection

    @property
    def way(self) -> str:
        """In which way it was sent, or is to be."""
        return self.account.way


class DeliveryTry(models.Model):
    """Một lần thử: what was tried, how it ended, in words without any token; only ever added."""

    connection = models.ForeignKey(OutletConnection, models.CASCADE, related_name="tries")
    delivery = models.ForeignKey(Delivery, models.CASCADE, null=True, related_name="log")
    deed = models.CharField(max_length=10, choices=Deed.choices)
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    words = NfcTextField(max_length=500, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "lần thử gửi"
        verbose_name_plural = "lần thử gửi"
        indexes = [models.Index(fields=["connection", "-at", "-id"], name="try_of_connection")]


class FakeRun(models.Model):
    """Bài trên máy chủ giả: what the fake service keeps; a second one of a key is the first."""

    public_id = PublicIdField()
    connection = models.ForeignKey(OutletConnection, models.CASCADE, related_name="fake_runs")
    key = models.CharField(max_length=40)
    title = NfcTextField(max_length=300, blank=True)
    parts: models.JSONField[Parts, Parts] = models.JSONField(default=dict)
    pictures = models.PositiveSmallIntegerField(default=0)
    put_out_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "bài trên máy chủ giả"
        verbose_name_plural = "bài trên máy chủ giả"
        constraints = [models.UniqueConstraint("connection", "key", name="fake_run_once")]
