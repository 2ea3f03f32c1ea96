"""Where a device is told, and the key by which push services know this installation."""

from __future__ import annotations

from django.db import models

from nepso.foundation.vault.fields import EncryptedTextField
from nepso.kernel.clock import now
from nepso.kernel.fields import PublicIdField


class PushKey(models.Model):
    """Khóa của máy chủ trước dịch vụ đẩy (RFC 8292). One row; a new key ends every subscription,
    because browsers bind theirs to it."""

    number = models.PositiveSmallIntegerField(unique=True, default=1)
    private = EncryptedTextField()
    public = models.CharField(max_length=100)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "khóa báo tin"
        verbose_name_plural = "khóa báo tin"


class PushSubscription(models.Model):
    """Một thiết bị xin báo tin cho một việc. ``use`` is the package, ``holder`` the public id of
    what it is for. The hash holds both, so that one device's subscriptions for two things cannot be
    told to be one device's."""

    public_id = PublicIdField()
    use = models.CharField(max_length=40)
    holder = models.CharField(max_length=40, blank=True)
    endpoint = EncryptedTextField()
    p256dh = EncryptedTextField()
    secret = EncryptedTextField()
    endpoint_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "thiết bị xin báo tin"
        verbose_name_plural = "thiết bị xin báo tin"
        indexes = [models.Index(fields=["use", "holder"], name="push_by_holder")]
