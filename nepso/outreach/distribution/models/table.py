"""The small table of figures that an infographic is drawn from."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.outreach.products.models import Product, ProductVersion

Rows = list[list[str]]


class FigureTable(models.Model):
    """Bảng số liệu: what a person typed or pasted for the infographic of one approved version.

    ``rows`` are pairs of a label and a number as text ("1234.5"). It goes out only once another
    person approved it; a version approved later asks for its own.
    """

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.PROTECT, related_name="+")
    version = models.OneToOneField(ProductVersion, models.PROTECT, related_name="figure_table")
    title = NfcCharField("tên bảng", max_length=200)
    unit = NfcCharField("đơn vị tính", max_length=40, blank=True)
    source = NfcCharField("nguồn số liệu", max_length=200)
    as_of = models.DateField("số liệu đến ngày", null=True)
    rows: models.JSONField[Rows, Rows] = models.JSONField()
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    typed_at = models.DateTimeField(default=now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bảng số liệu của đồ họa"
        verbose_name_plural = "bảng số liệu của đồ họa"

    @property
    def is_approved(self) -> bool:
        """Whether it may leave the house."""
        return self.approved_at is not None

    @property
    def figures(self) -> tuple[tuple[str, Decimal], ...]:
        """Its rows as numbers."""
        return tuple((label, Decimal(number)) for label, number in self.rows)
