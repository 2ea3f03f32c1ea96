"""A product's text in another language, with an approval of its own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField
from nepso.outreach.products.languages import OTHERS
from nepso.outreach.products.models.product import Product
from nepso.outreach.products.states import TO_REVIEW, TRANSLATION_STATES


class Translation(models.Model):
    """Bản dịch: ``of_text`` is the hash of the Vietnamese it was made from, so that a change of
    that is seen. ``is_machine_made`` is said wherever it is read. Nobody approves their own:
    ``writers`` are all who wrote in it since it was last approved, ``written_by`` the last."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="translations")
    language = models.CharField("ngôn ngữ", max_length=8, choices=OTHERS)
    title = NfcCharField("tên", max_length=200)
    key_message = NfcCharField("thông điệp chính", max_length=200)
    source = NfcTextField("nội dung", max_length=30_000)
    of_text = models.CharField(max_length=64)
    is_machine_made = models.BooleanField("do máy dịch", default=False)
    state = models.CharField(max_length=10, choices=TRANSLATION_STATES.choices, default=TO_REVIEW)
    reason = NfcTextField("lý do trả lại", max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    history = HistoricalRecords(excluded_fields=["search_text", "folded"])

    class Meta:
        verbose_name = "bản dịch"
        verbose_name_plural = "bản dịch"
        ordering = ["product", "id"]
        constraints = [models.UniqueConstraint("product", "language", name="translation_once")]
