"""Notices, the daily digest, and what was reminded of already."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.notices.kinds import NoticeKind, kind_of
from nepso.foundation.notices.states import DIGEST_STATES, WAITING
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField


class MailChoice(models.Model):
    """Cách nhận thư. Without a row a person has the daily digest."""

    class Way(models.TextChoices):
        """How often by e-mail."""

        DAILY = "daily", "Mỗi ngày làm việc một thư, khi có việc mới"
        NONE = "none", "Không nhận thư, tôi tự xem trong Nếp Số"

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choice", primary_key=True
    )
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.DAILY)


class Digest(models.Model):
    """Thư gom trong ngày: at most one for an account on a day; no copy of the words is kept."""

    public_id = PublicIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=DIGEST_STATES.choices, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    lines = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "thư gom"
        verbose_name_plural = "thư gom"
        constraints = [models.UniqueConstraint("account", "day", name="one_digest_a_day")]
        indexes = [models.Index(fields=["day", "state"], name="digest_by_day")]


class Notice(models.Model):
    """Thông báo tới một người. ``abouts`` are public ids of the things it is about; ``link`` is a
    path of ours; ``gathered``: one line for many. ``settled_at``: it was done before it was read,
    so it asks for nothing more."""

    public_id = PublicIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    sentence = NfcCharField(max_length=400)
    link = models.CharField(max_length=300)
    abouts = models.JSONField(default=list)
    gathered = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(Digest, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        constraints = [models.UniqueConstraint("account", "kind", "key", name="notice_once")]
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="notice_of_account"),
            models.Index(
                fields=["account", "-id"],
                condition=Q(read_at__isnull=True, settled_at__isnull=True),
                name="notice_waiting",
            ),
        ]

    @property
    def about_kind(self) -> NoticeKind:
        """Its declared kind."""
        return kind_of(self.kind)

    @property
    def words(self) -> str:
        """The sentence; of a gathered one with its count: "… : 28 nhiệm vụ"."""
        if not self.gathered:
            return self.sentence
        return f"{self.sentence}: {len(self.abouts)} {self.about_kind.noun}"


class Ring(models.Model):
    """Tiếng gọi khẩn: one thing at which somebody must look now, whatever the hour. It rings until
    ``answered_at``; ``answered_by`` took it, None when it asks for nothing any more."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    rounds = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=now)
    next_at = models.DateTimeField(default=now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "tiếng gọi khẩn"
        verbose_name_plural = "tiếng gọi khẩn"
        constraints = [models.UniqueConstraint("kind", "about", name="one_ring_each")]
        indexes: ClassVar = [
            models.Index(
                fields=["next_at"], condition=Q(answered_at__isnull=True), name="ring_sounding"
            )
        ]


class RingCall(models.Model):
    """Một lần gọi một người: the mail of one round to one account, and what is known of it."""

    ring = models.ForeignKey(Ring, models.CASCADE, related_name="calls")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    round = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DIGEST_STATES.choices, default=WAITING)
    tried_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lần gọi khẩn"
        verbose_name_plural = "lần gọi khẩn"
        constraints = [models.UniqueConstraint("ring", "account", "round", name="called_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["account"],
                condition=Q(state__in=("waiting", "sending")),
                name="call_waiting",
            )
        ]


class ReminderMark(models.Model):
    """One person was reminded of one thing at one step of its ladder: never again."""

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    due_on = models.DateField()
    step = models.CharField(max_length=20)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "lần nhắc"
        verbose_name_plural = "lần nhắc"
        constraints = [
            models.UniqueConstraint(
                "kind", "about", "due_on", "step", "account", name="reminded_once"
            )
        ]


class DigestDay(models.Model):
    """Ngày đã gom thư: what comes after the gathering waits for the next working day."""

    day = models.DateField(unique=True)
    gathered_at = models.DateTimeField(default=now)
