"""Published lists, imported with their source and date, and disputes of their entries."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.lookup.states import DISPUTE_STATES, OPEN
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class ItemKind(models.TextChoices):
    """What an entry of a list names."""

    LINK = "link", "Liên kết, tên miền"
    TELEPHONE = "telephone", "Số điện thoại"
    ACCOUNT = "account", "Số tài khoản"


class ListSource(models.Model):
    """Một danh sách cảnh báo đã công bố: who published it, where, and the day it is of."""

    public_id = PublicIdField()
    name = NfcCharField("tên danh sách", max_length=200)
    publisher = NfcCharField("đơn vị công bố", max_length=200)
    address = models.URLField("nơi công bố", max_length=500)
    published_on = models.DateField("ngày của danh sách")
    sha256 = models.CharField(max_length=64)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    imported_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-published_on", "-id"]


class ListedItem(models.Model):
    """Một mục trong danh sách: a domain, a link without its scheme, or a number in digits."""

    source = models.ForeignKey(ListSource, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    value = models.CharField(max_length=500)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint("source", "kind", "value", name="listed_once")]
        indexes = [models.Index(fields=["kind", "value"], name="listed_by_value")]


class DisputeReason(models.TextChoices):
    """Why somebody says that a listing is wrong. No words of theirs and no contact are taken."""

    MINE = "mine", "Đây là trang hoặc số của tôi, không lừa đảo"
    CHANGED = "changed", "Tên miền hoặc số này đã đổi chủ"
    MISTAKEN = "mistaken", "Danh sách ghi nhầm"


class ListingDispute(models.Model):
    """Báo mục sai. One open dispute an entry: saying it again changes nothing."""

    public_id = PublicIdField()
    item = models.ForeignKey(ListedItem, models.CASCADE, related_name="disputes")
    reason = models.CharField("lý do", max_length=10, choices=DisputeReason.choices)
    state = models.CharField(max_length=10, choices=DISPUTE_STATES.choices, default=OPEN)
    decision = NfcTextField("kết luận", blank=True)
    created_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("item", condition=Q(state=OPEN), name="one_open_dispute")
        ]
