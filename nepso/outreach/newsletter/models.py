"""Newsletters, their readers, and each word sent to each of them once.

Of a reader there is an address or a device, what they chose, and nothing else: no name, no mark of
what was opened or touched.
"""

from __future__ import annotations

from django.db import models

from nepso.foundation.vault.fields import EncryptedTextField
from nepso.foundation.webpush.models import PushSubscription
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.newsletter.states import COPY_STATES, OPEN, SENDING_STATES, WAITING

# Kinds of outlets whose readers this system keeps and tells.
KINDS = (OutletKind.NEWSLETTER, OutletKind.WEB_PUSH)


class Newsletter(models.Model):
    """Bản tin: an outlet to which people subscribe at ``/ban-tin/``. Only while ``is_open``."""

    public_id = PublicIdField()
    outlet = models.OneToOneField(Outlet, models.PROTECT, related_name="newsletter")
    is_open = models.BooleanField("đang nhận đăng ký", default=True)
    about = NfcCharField("bản tin nói về gì, bao lâu một lần", max_length=300, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "bản tin"
        verbose_name_plural = "bản tin"

    @property
    def is_push(self) -> bool:
        """Whether it speaks to devices instead of by e-mail."""
        return self.outlet.kind == OutletKind.WEB_PUSH


class Signup(models.Model):
    """Đăng ký chờ xác nhận: erased when confirmed, or after seven days. Nothing is sent to the
    address but the one letter that asks, ``mails`` times at most."""

    address = EncryptedTextField()
    address_hash = models.CharField(max_length=64, unique=True)
    newsletters = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    mails = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "đăng ký chờ xác nhận"
        verbose_name_plural = "đăng ký chờ xác nhận"
        indexes = [models.Index(fields=["made_at"], name="signup_by_time")]


class Reader(models.Model):
    """Người đăng ký: an address that its holder confirmed, or a device whose holder permitted it.

    ``audiences`` empty: everything. ``refusals``: how often running the other side said "never".
    """

    public_id = PublicIdField()
    address = EncryptedTextField(blank=True)
    address_hash = models.CharField(max_length=64, unique=True)
    push = models.OneToOneField(PushSubscription, models.CASCADE, null=True, related_name="+")
    newsletters = models.ManyToManyField(Newsletter, related_name="readers")
    audiences = models.JSONField(default=list)
    confirmed_at = models.DateTimeField(default=now)
    refusals = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "người đăng ký"
        verbose_name_plural = "người đăng ký"


class Sending(models.Model):
    """Một lần gửi: what a posting says, or that it was taken back. Numbers stay when readers go."""

    class Of(models.TextChoices):
        """What it tells."""

        ISSUE = "issue", "Tin"
        RECALL = "recall", "Thu hồi"

    public_id = PublicIdField()
    newsletter = models.ForeignKey(Newsletter, models.PROTECT, related_name="sendings")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="+")
    of = models.CharField(max_length=8, choices=Of.choices, default=Of.ISSUE)
    state = models.CharField(max_length=10, choices=SENDING_STATES.choices, default=OPEN)
    total = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        constraints = [models.UniqueConstraint("posting", "of", name="newsletter_sent_once")]
        indexes = [models.Index(fields=["state", "id"], name="sending_by_state")]


class ReaderCopy(models.Model):
    """Một người nhận của một lần gửi; its row is what makes it once. Gone with its reader."""

    sending = models.ForeignKey(Sending, models.CASCADE, related_name="copies", db_index=False)
    reader = models.ForeignKey(Reader, models.CASCADE, related_name="copies")
    state = models.CharField(max_length=10, choices=COPY_STATES.choices, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=now)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lượt gửi tới một người"
        verbose_name_plural = "lượt gửi tới một người"
        constraints = [models.UniqueConstraint("sending", "reader", name="delivered_once")]
        indexes = [models.Index(fields=["sending", "state", "due_at"], name="delivery_waiting")]
