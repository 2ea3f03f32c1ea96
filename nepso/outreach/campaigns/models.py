"""A campaign: what it wants, when, with whom, and which products it carries."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.campaigns.states import CAMPAIGN_STATES, DRAFT
from nepso.outreach.products.models import Product


class Campaign(models.Model):
    """Chiến dịch truyền thông: several products in one period, with targets that are counted.

    ``agencies`` take part beside ``agency``, which leads; ``all_communes``: every commune and ward
    does. A target is what is wished for (0: none); what was reached is never stored, only counted.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="chủ trì")
    title = NfcCharField("tên chiến dịch", max_length=200)
    goal = NfcTextField("mục tiêu", max_length=2000)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    agencies = models.ManyToManyField(Agency, related_name="+", blank=True)
    all_communes = models.BooleanField("mọi xã, phường cùng làm", default=False)
    products = models.ManyToManyField(Product, related_name="campaigns", blank=True)
    target_postings = models.PositiveIntegerField("số lượt đăng muốn đạt", default=0)
    target_communes = models.PositiveIntegerField("số xã, phường muốn phủ", default=0)
    state = models.CharField(max_length=10, choices=CAMPAIGN_STATES.choices, default=DRAFT)
    begun_at = models.DateTimeField(null=True)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    revision = models.PositiveIntegerField(default=0)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    history = HistoricalRecords(excluded_fields=["search_text", "folded"])

    class Meta:
        verbose_name = "chiến dịch"
        verbose_name_plural = "chiến dịch"
        indexes = [models.Index(fields=["state", "-begins", "-id"], name="campaign_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("begins")), name="campaign_runs_forward"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """Its first moment and the first after it, in Việt Nam."""
        after = self.ends + dt.timedelta(days=1)
        begin, end = (dt.datetime.combine(day, dt.time(0)) for day in (self.begins, after))
        return timezone.make_aware(begin), timezone.make_aware(end)


class PostingFeed(models.Model):
    """A private iCalendar address of what one agency posts; only a hash of its key is kept."""

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "địa chỉ lịch đăng"
        verbose_name_plural = "địa chỉ lịch đăng"
