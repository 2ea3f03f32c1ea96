"""What is known of a kept file; its bytes stand in Django's storage."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from nepso.foundation.files.kinds import MEDIA, FileKind
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField


class StoredFile(models.Model):
    """Tệp đã lưu. ``sha256`` and ``size`` are of the bytes as stored; ``name`` is what the person
    called it. Of sound and video ``seconds``, ``codecs`` ("h264 aac") and ``channels`` (0: no
    sound) are what their bytes tell. ``held_by`` names the row of another package that needs it
    ("activities.item:…"); one that nobody holds is removed after a day (``retention.py``)."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in FileKind])
    name = NfcCharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    seconds = models.FloatField(null=True)
    codecs = models.CharField(max_length=40, blank=True)
    channels = models.PositiveSmallIntegerField(null=True)
    held_by = models.CharField(max_length=80, blank=True)
    kept_at = models.DateTimeField(default=now)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "tệp đã lưu"
        verbose_name_plural = "tệp đã lưu"
        indexes = [
            models.Index(fields=["kept_at"], condition=Q(held_by=""), name="file_held_by_nobody")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_photo(self) -> bool:
        """Whether it is shown as a picture and has a thumbnail."""
        return self.kind == FileKind.PHOTO

    @property
    def is_media(self) -> bool:
        """Whether it is sound or video."""
        return FileKind(self.kind) in MEDIA

    @property
    def path(self) -> str:
        """Its name in the storage: the day it was kept, and its public id."""
        return f"{FOLDER}/{localtime(self.kept_at):%Y-%m-%d}/{self.public_id}"

    @property
    def thumbnail_path(self) -> str:
        """The name of its thumbnail; only of a photo."""
        return f"{self.path}.nho"


FOLDER = "tep"
