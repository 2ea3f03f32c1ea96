"""Evidence: what is known once in the province, who claims it, and through whose hands it went."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.programme.activities.kinds import CountOf, ItemKind, PeopleShown
from nepso.programme.activities.models.activity import Activity
from nepso.programme.activities.states import CLAIM_STATES, OFFERED


class EvidenceItem(models.Model):
    """Minh chứng: once in the province, however many activities claim it.

    ``fingerprint`` is a SHA-256: of the bytes as stored, of the link made plain, of number, date
    and issuer folded; a count is only itself. ``title`` is what people read of it. A link keeps the
    day it was seen, and when its page was read for a title; a count keeps its value, unit and
    source. ``stored`` holds the bytes of a photo or a file. ``is_by_word``: a person says so, with
    nothing that shows it (decision 0217).
    """

    public_id = PublicIdField()
    kind = models.CharField("loại", max_length=18, choices=ItemKind.choices)
    fingerprint = models.CharField(max_length=64, unique=True)
    title = NfcCharField("tên minh chứng", max_length=300)
    url = models.CharField("liên kết", max_length=1000, blank=True)
    seen_on = models.DateField("ngày xem", null=True, blank=True)
    number = NfcCharField("số, ký hiệu", max_length=80, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    issuer = NfcCharField("cơ quan ban hành", max_length=300, blank=True)
    count_of = models.CharField("đếm gì", max_length=24, choices=CountOf.choices, blank=True)
    value = models.DecimalField("số", max_digits=14, decimal_places=2, null=True, blank=True)
    unit = NfcCharField("đơn vị tính", max_length=40, blank=True)
    source = NfcCharField("nguồn của số", max_length=300, blank=True)
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", db_index=False
    )
    is_by_word = models.BooleanField("lời khai", default=False)
    looked_up_at = models.DateTimeField(null=True)
    cleared_for_public = models.BooleanField(default=False)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [
            # The few that the public may see, among a million.
            models.Index(
                fields=["id"], condition=Q(cleared_for_public=True), name="item_cleared_for_public"
            ),
            models.Index(fields=["id"], condition=Q(is_by_word=True), name="item_by_word"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        """What sort it is, as people read it."""
        label = str(self.get_kind_display())
        return f"{label}, lời khai" if self.is_by_word else label

    @property
    def is_photo(self) -> bool:
        """Whether it is shown as a picture."""
        return self.kind == ItemKind.PHOTO


class EvidenceClaim(models.Model):
    """One activity offers one item as its evidence; ``people_shown`` is what was said of it."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="claims", db_index=False)
    item = models.ForeignKey(EvidenceItem, models.PROTECT, related_name="claims")
    people_shown = models.CharField(
        "người trong ảnh",
        max_length=16,
        choices=PeopleShown.choices,
        default=PeopleShown.UNKNOWN,
    )
    state = models.CharField(max_length=10, choices=CLAIM_STATES.choices, default=OFFERED)
    reason = NfcTextField("lý do không nhận", blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint("activity", "item", name="item_once_per_activity")]


class CustodyLine(models.Model):
    """One line of an item's custody: what was done with it, when and by whom. Only ever added.

    ``detail`` holds ids and hashes, never free text. Each line carries the hash of the one before.
    """

    item = models.ForeignKey(EvidenceItem, models.PROTECT, related_name="custody")
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    what = models.CharField(max_length=20)
    detail = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["item", "id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise RuntimeError("a line of custody is only ever added")
