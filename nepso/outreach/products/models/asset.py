"""A kept file with its rights: without them nothing that holds it is approved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.products.kinds import PLAYED, AssetKind, Licence, PeopleShown


class Asset(models.Model):
    """Hình ảnh, tệp trong kho: one kept file, who made it, on what ground we may show it.

    The bytes never change: another picture is another asset. ``rights_whole`` is what
    ``rights.py`` found when it was last saved, the day of expiry apart. One that
    ``was_approved`` in a product stays: the approved version names its bytes. ``consent_words``
    says where the written consent is kept, never who is shown. Of sound and video ``transcript``
    says every word that is heard, ``has_captions`` whether its Vietnamese captions are there,
    ``has_sound`` what its bytes tell, ``has_no_words`` that nobody speaks in it.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=10, choices=AssetKind.choices)
    title = NfcCharField("tên", max_length=200)
    alt = NfcTextField("mô tả thay cho hình", max_length=500, blank=True)
    author = NfcCharField("tác giả", max_length=200, blank=True)
    rights_holder = NfcCharField("chủ sở hữu quyền", max_length=200, blank=True)
    licence = models.CharField("giấy phép", max_length=15, choices=Licence.choices, blank=True)
    licence_words = NfcTextField("căn cứ của giấy phép", max_length=500, blank=True)
    people_shown = models.CharField(
        "người trong hình, trong tiếng", max_length=12, choices=PeopleShown.choices, blank=True
    )
    consent_words = NfcTextField("nơi giữ bản đồng ý", max_length=500, blank=True)
    expires_on = models.DateField("dùng được đến hết ngày", null=True, blank=True)
    is_machine_made = models.BooleanField("do máy tạo ra", default=False)
    transcript = NfcTextField("lời đầy đủ", max_length=20_000, blank=True)
    has_no_words = models.BooleanField("không có lời nói", default=False)
    has_sound = models.BooleanField(default=False, editable=False)
    has_captions = models.BooleanField(default=False, editable=False)
    rights_whole = models.BooleanField(default=False, editable=False)
    was_approved = models.BooleanField(default=False, editable=False)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    revision = models.PositiveIntegerField(default=0)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    history = HistoricalRecords(excluded_fields=["search_text", "folded"])

    class Meta:
        verbose_name = "hình ảnh, tệp"
        verbose_name_plural = "hình ảnh, tệp"

    def __str__(self) -> str:
        return self.title

    @property
    def is_media(self) -> bool:
        """Whether it is heard or watched."""
        return self.kind in PLAYED

    @property
    def is_picture(self) -> bool:
        """Whether it is shown rather than saved."""
        return self.kind == AssetKind.PICTURE
