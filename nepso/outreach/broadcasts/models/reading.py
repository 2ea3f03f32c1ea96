"""A script as it is heard."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.outreach.broadcasts.kinds import MadeBy
from nepso.outreach.broadcasts.wording import script_hash
from nepso.outreach.distribution.models import Variant


class Reading(models.Model):
    """Bản đọc: one sound of one script.

    ``levels`` is what ``files/media/levels.py`` told (null: not measured here). ``read_by`` says
    whose voice it is; a person's is kept only when they agreed. ``is_chosen``: a person listened
    and put it on the air; a machine's voice never is by itself. ``of_script`` is the hash of the
    words it was read from: once others are approved it is not on the air, chosen or not.
    """

    public_id = PublicIdField()
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="readings", db_index=False)
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=10, choices=MadeBy.choices)
    read_by = NfcCharField("giọng đọc", max_length=200, blank=True)
    levels: models.JSONField[dict[str, Any] | None, dict[str, Any] | None] = models.JSONField(
        null=True
    )
    of_script = models.CharField(max_length=64, blank=True)
    is_chosen = models.BooleanField(default=False)
    chosen_at = models.DateTimeField(null=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "bản đọc"
        verbose_name_plural = "bản đọc"
        indexes = [models.Index(fields=["variant", "id"], name="reading_of_variant")]
        constraints = [
            models.UniqueConstraint(
                "variant", condition=Q(is_chosen=True), name="one_reading_is_chosen"
            )
        ]

    @property
    def reads_the_script(self) -> bool:
        """Whether these are still the approved words; ``variant`` is loaded."""
        return self.of_script == script_hash(self.variant)

    @property
    def is_for_air(self) -> bool:
        """Whether it was chosen and still reads the approved words."""
        return self.is_chosen and self.reads_the_script

    @property
    def is_machine_made(self) -> bool:
        """Whether it must say so wherever it is heard."""
        return self.made_by == MadeBy.MACHINE
