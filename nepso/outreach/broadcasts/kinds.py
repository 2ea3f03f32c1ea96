"""The closed lists of broadcasts."""

from __future__ import annotations

from django.db import models


class MadeBy(models.TextChoices):
    """How a reading came to be."""

    UPLOADED = "uploaded", "Tải tệp lên"
    RECORDED = "recorded", "Ghi âm tại đây"
    MACHINE = "machine", "Giọng máy đọc"
