"""What is said in a sound or video, timed, in one language."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcTextField
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models.asset import Asset


class Caption(models.Model):
    """Phụ đề: ``text`` is WebVTT as ``captions.py`` writes it, never as it was uploaded."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="captions")
    language = models.CharField(
        "ngôn ngữ", max_length=8, choices=Language.choices, default=VIETNAMESE
    )
    text = NfcTextField(max_length=400_000)
    is_machine_made = models.BooleanField("do máy tạo ra", default=False)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(default=now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "phụ đề"
        verbose_name_plural = "phụ đề"
        ordering = ["asset", "id"]
        constraints = [models.UniqueConstraint("asset", "language", name="caption_once")]

    @property
    def label(self) -> str:
        """Its language, and that a machine wrote it down, said wherever it is shown."""
        machine = " (do máy chép)" if self.is_machine_made else ""
        return f"{Language(self.language).label}{machine}"

    @property
    def is_vietnamese(self) -> bool:
        """Whether it is the one that every film with words needs."""
        return self.language == VIETNAMESE
