"""What an agency's outlets of one kind are given of an approved version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.outreach.distribution.kinds import HandoutKind, OutletKind
from nepso.outreach.distribution.making.disclosing import must_be_said
from nepso.outreach.distribution.states import READY, VARIANT_STATES
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Product, ProductVersion

Parts = dict[str, str]


class Variant(models.Model):
    """Bản theo kênh: the texts of one approved version for one kind of outlet of one agency.

    ``length`` is the length of the board it was made for (0: the kind's own). ``made`` is what the
    rules made, ``edited`` what a person made of it (null: nothing); both are texts by the names of
    ``kinds.PARTS``. ``disclosed_as`` says who paid or took part; that and that a machine translated
    it (``is_machine_translated``) stand inside the texts too.
    In another ``language`` than Vietnamese it is of the product's translation as it stood at
    ``of_translation`` (its revision; 0 for Vietnamese).
    """

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.PROTECT, related_name="variants")
    version = models.ForeignKey(ProductVersion, models.PROTECT, related_name="variants")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=OutletKind.choices)
    language = models.CharField(max_length=8, choices=Language.choices, default=VIETNAMESE)
    of_translation = models.PositiveIntegerField(default=0)
    length = models.PositiveIntegerField(default=0)
    made: models.JSONField[Parts, Parts] = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=now)
    edited: models.JSONField[Parts | None, Parts | None] = models.JSONField(null=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    edited_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True)
    disclosed_as = NfcCharField(max_length=300, blank=True)
    is_machine_translated = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=VARIANT_STATES.choices, default=READY)
    revision = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bản theo kênh"
        verbose_name_plural = "bản theo kênh"
        indexes = [models.Index(fields=["language", "id"], name="variant_by_language")]
        constraints = [
            models.UniqueConstraint(
                *("version", "agency", "kind", "language", "length"), name="variant_once"
            ),
            models.CheckConstraint(
                condition=Q(edited__isnull=False) | Q(state=READY), name="variant_waits_if_edited"
            ),
        ]

    @property
    def must_say(self) -> str:
        """What stands in its texts whoever changes them: who paid, that a machine translated it."""
        return must_be_said(self.disclosed_as, by_machine=self.is_machine_translated)

    @property
    def parts(self) -> Parts:
        """What is given to the outlet: the person's texts, else the machine's."""
        return self.made if self.edited is None else self.edited

    @property
    def approved_parts(self) -> Parts:
        """What may leave the house: a person's texts once another approved them, else the
        machine's, made by rule of what was approved."""
        return self.parts if self.state == READY else self.made


class VariantEdit(models.Model):
    """What a person wrote into a variant, each time; lines are only ever added."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="edits")
    parts: models.JSONField[Parts, Parts] = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["variant", "id"]


class Handout(models.Model):
    """Tài liệu đã giao: who holds a kit or copies of a version, for the day it is recalled."""

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.PROTECT, related_name="handouts")
    version = models.ForeignKey(ProductVersion, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=HandoutKind.choices)
    what = NfcCharField("những gì", max_length=200, blank=True)
    copies = models.PositiveIntegerField("số bản", default=0)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["product", "id"]
