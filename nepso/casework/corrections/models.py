"""A correction, its sources, every version of it, replies of those named, and what happened."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.corrections.kinds import Area, Move
from nepso.casework.corrections.states import CORRECTION_STATES, DRAFT
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class Correction(models.Model):
    """Đính chính: what an agency that owns a fact says against a false public notice.

    ``number`` is given at publication and makes the permanent address. ``claim`` is what was said,
    in neutral words: no author, no link to a person's page. ``wordings`` are ways in which it goes
    around, parted by empty lines: read by the machine to know it again, never shown to the public.
    ``replaces`` is the published one in whose place this draft shall come; ``reason`` is that of
    the last step back, or, of a withdrawn one, told to the public. No column names a speaker.
    """

    public_id = PublicIdField()
    number = models.PositiveIntegerField("số", null=True, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    area = models.CharField("lĩnh vực", max_length=10, choices=Area.choices)
    title = NfcCharField("tiêu đề", max_length=200)
    claim = NfcTextField("thông tin sai", max_length=1000)
    truth = NfcTextField("sự thật", max_length=5000)
    wordings = NfcTextField("câu chữ đang lan truyền", max_length=5000, blank=True)
    state = models.CharField(max_length=12, choices=CORRECTION_STATES.choices, default=DRAFT)
    reason = NfcTextField("lý do", blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replacements", db_index=False
    )
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="supersedes")
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    revision = models.PositiveIntegerField(default=0)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(default=now)
    published_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField("lần đổi công khai gần nhất", null=True)

    class Meta:
        verbose_name = "đính chính"
        verbose_name_plural = "đính chính"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_review"], number__isnull=True)
                | Q(number__isnull=False, published_at__isnull=False),
                name="correction_numbered_when_public",
            ),
            models.CheckConstraint(
                condition=~Q(state="superseded") | Q(superseded_by__isnull=False),
                name="superseded_by_something",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "number"], name="correction_by_state"),
            models.Index(fields=["changed_at", "id"], name="correction_by_change"),
        ]

    def __str__(self) -> str:
        return self.title


class CorrectionSource(models.Model):
    """Nguồn: where what is true stands, and the day somebody of the agency saw it there."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="sources")
    order = models.PositiveSmallIntegerField()
    title = NfcCharField("tên tài liệu", max_length=300)
    publisher = NfcCharField("nơi ban hành, công bố", max_length=200)
    url = models.URLField("địa chỉ", max_length=500, blank=True)
    document_number = NfcCharField("số, ký hiệu", max_length=100, blank=True)
    seen_on = models.DateField("ngày xem")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(url="", document_number=""), name="source_can_be_found"
            )
        ]


class CorrectionVersion(models.Model):
    """Một bản của đính chính: each text that was saved, whole; ``number`` is the revision.

    The one with ``approved_at`` is what was published: the approver is never one of the writers.
    ``sources`` holds the sources as they stood: a list of the columns of ``CorrectionSource``.
    """

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    area = models.CharField(max_length=10, choices=Area.choices)
    title = NfcCharField(max_length=200)
    claim = NfcTextField()
    truth = NfcTextField()
    wordings = NfcTextField(blank=True)
    sources = models.JSONField(default=list)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["correction", "-number"]
        constraints = [
            models.UniqueConstraint("correction", "number", name="correction_version_once")
        ]


class CorrectionReply(models.Model):
    """Phản hồi của bên được nêu (right of reply), in their own words, with its day."""

    public_id = PublicIdField()
    correction = models.ForeignKey(Correction, models.CASCADE, related_name="replies")
    from_whom = NfcCharField("bên phản hồi", max_length=200)
    text = NfcTextField("nội dung phản hồi", max_length=3000)
    replied_on = models.DateField("ngày phản hồi")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["replied_on", "id"]


class CorrectionStep(models.Model):
    """One thing that happened to a correction, by whom and why; lines are only ever added."""

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="steps")
    move = models.CharField(max_length=14, choices=Move.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["correction", "id"]
