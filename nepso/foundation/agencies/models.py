"""The tree of agencies, with dates of validity, predecessors and groups."""

from __future__ import annotations

from typing import Any

from django.db import models

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.kernel.folding import fold


class Agency(models.Model):
    """Cơ quan, đơn vị. ``path`` is the ids from the root, "/1/7/", so a subtree is a prefix.

    Valid from ``valid_from`` (null: always was) to ``valid_to`` (null: still is), both included.
    """

    public_id = PublicIdField()
    code = NfcCharField("mã", max_length=40, unique=True)
    name = NfcCharField("tên", max_length=300)
    short_name = NfcCharField("tên gọi tắt", max_length=120, blank=True)
    kind = models.CharField("loại", max_length=20, choices=AgencyKind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="trực thuộc",
    )
    path = models.CharField(max_length=255, editable=False, db_index=True)
    folded = models.CharField(max_length=460, editable=False)
    email = models.EmailField("thư điện tử", blank=True)
    telephone = NfcCharField("điện thoại", max_length=40, blank=True)
    valid_from = models.DateField("có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("có hiệu lực đến", null=True, blank=True)
    is_lead_desk = models.BooleanField("cơ quan đầu mối của chương trình", default=False)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    predecessors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="successors", verbose_name="tiền thân"
    )

    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        indexes = [
            models.Index(fields=["kind", "name"], name="agency_by_kind"),
            models.Index(fields=["folded", "id"], name="agency_by_folded_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.name} {self.short_name}")
        super().save(*args, **kwargs)


class AgencyGroup(models.Model):
    """Nhóm cơ quan, as a plan addresses it: members by kind, and by name where kind does not say.

    ``kinds`` is a list of ``AgencyKind`` codes.
    """

    public_id = PublicIdField()
    code = NfcCharField("mã", max_length=40, unique=True)
    name = NfcCharField("tên", max_length=300)
    note = NfcTextField("ghi chú", blank=True)
    kinds = models.JSONField("gồm các loại", default=list, blank=True)
    members = models.ManyToManyField(
        Agency, blank=True, related_name="groups", verbose_name="và các cơ quan"
    )

    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "nhóm cơ quan"
        verbose_name_plural = "nhóm cơ quan"

    def __str__(self) -> str:
        return self.name


class AgencyAlias(models.Model):
    """Another name under which documents call an agency or a group; ``folded`` finds it."""

    name = NfcCharField("tên khác", max_length=300)
    folded = models.CharField(max_length=300, editable=False, unique=True)
    agency = models.ForeignKey(
        Agency,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name="cơ quan",
    )
    group = models.ForeignKey(
        AgencyGroup,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="aliases",
        verbose_name="nhóm",
    )

    class Meta:
        verbose_name = "tên khác"
        verbose_name_plural = "tên khác"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False, group__isnull=True)
                | models.Q(agency__isnull=True, group__isnull=False),
                name="alias_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(self.name)
        super().save(*args, **kwargs)
