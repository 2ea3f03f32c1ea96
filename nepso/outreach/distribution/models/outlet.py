"""Outlets, and the rules by which a variant is made for their kind."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.distribution.kinds import Form, OutletKind
from nepso.outreach.products.languages import VIETNAMESE, Language


class Outlet(models.Model):
    """Kênh đăng: one place where an agency speaks to people.

    ``commune`` is where it is seen or heard (null: the whole province). ``length`` is how many
    characters a board shows at once (0: not limited by the board), ``words_a_minute`` how fast its
    announcer reads (0: by the rule). Nothing runs from ``quiet_from`` to ``quiet_until``.
    ``runs_our_player``: a screen that shows our own player and takes a recall by itself.
    ``language``: what it speaks; another than Vietnamese is given the approved translation alone.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    commune = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="địa bàn"
    )
    form = models.CharField("hình thức", max_length=12, choices=Form.choices)
    kind = models.CharField("loại kênh", max_length=16, choices=OutletKind.choices)
    language = models.CharField(
        "ngôn ngữ", max_length=8, choices=Language.choices, default=VIETNAMESE
    )
    name = NfcCharField("tên kênh", max_length=200)
    place = NfcCharField("nơi đặt, địa chỉ", max_length=300, blank=True)
    url = models.URLField("liên kết của kênh", max_length=500, blank=True)
    length = models.PositiveIntegerField("số ký tự của bảng", default=0)
    words_a_minute = models.PositiveSmallIntegerField("tốc độ đọc", default=0)
    quiet_from = models.TimeField("không đăng từ", null=True, blank=True)
    quiet_until = models.TimeField("đến", null=True, blank=True)
    runs_our_player = models.BooleanField("chạy trình phát của hệ thống", default=False)
    in_use = models.BooleanField("đang dùng", default=True)
    valid_from = models.DateField("dùng từ ngày", null=True, blank=True)
    valid_to = models.DateField("dùng đến hết ngày", null=True, blank=True)
    note = NfcTextField("ghi chú", max_length=500, blank=True)
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
        verbose_name = "kênh đăng"
        verbose_name_plural = "kênh đăng"
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="outlet_quiet_has_both_ends",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: dt.date) -> bool:
        """Whether something may run on it that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return self.in_use and begun and (self.valid_to is None or day <= self.valid_to)


class MakingRule(models.Model):
    """Quy tắc làm bản theo kênh: how the text of a kind of outlet is made, for all or one agency.

    ``agency`` null: for every agency that has none of its own. ``length`` 0: the platform's own
    limit. ``repeats``: how often an announcer says the key message again at the end.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("loại kênh", max_length=16, choices=OutletKind.choices)
    length = models.PositiveIntegerField("nhiều nhất bao nhiêu ký tự", default=0)
    greeting = NfcCharField("lời chào", max_length=300, blank=True)
    prefix = NfcCharField("lời mở đầu", max_length=300, blank=True)
    suffix = NfcCharField("lời kết", max_length=300, blank=True)
    hashtags = NfcCharField("thẻ #", max_length=200, blank=True)
    with_key_message = models.BooleanField("có thông điệp chính", default=True)
    with_link = models.BooleanField("có liên kết đến trang", default=True)
    without_marks = models.BooleanField("bỏ dấu tiếng Việt", default=False)
    repeats = models.PositiveSmallIntegerField("nhắc lại thông điệp mấy lần", default=1)
    words_a_minute = models.PositiveSmallIntegerField("tốc độ đọc", default=130)
    revision = models.PositiveIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "quy tắc làm bản theo kênh"
        verbose_name_plural = "quy tắc làm bản theo kênh"
        constraints = [
            models.UniqueConstraint("kind", condition=Q(agency=None), name="making_rule_for_all"),
            models.UniqueConstraint("agency", "kind", name="making_rule_of_agency"),
        ]
