"""When the keys were changed."""

from __future__ import annotations

from django.db import models

from nepso.kernel.clock import now
from nepso.kernel.fields import PublicIdField


class KeyChange(models.Model):
    """Một lần đổi khóa: everything sealed was sealed again with ``key`` (its short name)."""

    public_id = PublicIdField()
    key = models.CharField(max_length=8)
    cells = models.PositiveIntegerField()
    changed_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "lần đổi khóa"
        verbose_name_plural = "lần đổi khóa"
