"""Which submissions tell of the same thing: by content, never by who wrote or is spoken of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from nepso.casework.intake.models import Submission
from nepso.kernel.clock import now


class AlikeKind(models.TextChoices):
    """By what two submissions are alike. The last two for ``scam`` only."""

    LINK = "link", "Cùng liên kết"
    DOMAIN = "domain", "Cùng tên miền"
    TEXT = "text", "Nội dung gần giống nhau"
    PAYMENT = "payment", "Cùng tài khoản nhận tiền"
    TELEPHONE = "telephone", "Cùng số điện thoại dùng để lừa"


class HarmKey(models.Model):
    """A keyed hash of what the harm uses. No page lists submissions by it (design.md)."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="harm_keys")
    kind = models.CharField(max_length=10, choices=AlikeKind.choices)
    hashed = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint("submission", "kind", "hashed", name="one_harm_key_each")
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "hashed"], name="harm_key_by_hash")]


class Alike(models.Model):
    """Hai phản ánh giống nhau: the earlier row first; shown on the page of either, nowhere else."""

    first = models.ForeignKey(Submission, models.CASCADE, related_name="+")
    second = models.ForeignKey(Submission, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=AlikeKind.choices)
    percent = models.PositiveSmallIntegerField(default=100)
    found_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint("first", "second", "kind", name="one_likeness_each"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="earlier_one_first"),
        ]
