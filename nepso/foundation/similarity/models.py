"""What the index keeps: never a text or a picture, only keyed hashes."""

from __future__ import annotations

from django.db import models


class Sketch(models.Model):
    """Dấu của một văn bản hoặc một ảnh. ``space`` keeps kinds of things apart; ``item`` is the
    public id of the thing; ``size`` the number of word triples; ``picture`` a photo's mark."""

    space = models.CharField(max_length=30)
    item = models.CharField(max_length=40)
    size = models.PositiveIntegerField(default=0)
    picture = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "dấu nội dung"
        verbose_name_plural = "dấu nội dung"
        constraints = [
            models.UniqueConstraint(fields=["space", "item"], name="sketch_once_an_item")
        ]


class SketchMark(models.Model):
    """One least hash of a text, or one band of a photo: equal values may be near."""

    sketch = models.ForeignKey(Sketch, on_delete=models.CASCADE, related_name="marks")
    value = models.BigIntegerField()

    class Meta:
        verbose_name = "dấu con"
        verbose_name_plural = "dấu con"
        indexes = [models.Index(fields=["value", "sketch"], name="sketch_by_value")]
