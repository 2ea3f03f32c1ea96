"""The Code in the versions that were read, and its articles."""

from __future__ import annotations

from django.db import models

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class CodeVersion(models.Model):
    """Một bản của Bộ Quy tắc: one official document as it was read; the last number is in force.

    ``text`` is the whole document, so that no word of it is lost; ``sha256`` is that of the file,
    which is kept as it came.
    """

    public_id = PublicIdField()
    number = models.PositiveIntegerField("bản số", unique=True)
    title = NfcCharField("tên văn bản", max_length=500, blank=True)
    symbol = NfcCharField("số, ký hiệu", max_length=80, blank=True)
    issuer = NfcCharField("cơ quan ban hành", max_length=300, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    text = NfcTextField("toàn văn")
    source_name = NfcCharField("tên tệp", max_length=255)
    source_file = models.FileField(upload_to="rulebook/")
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-number"]
        verbose_name = "bản của Bộ Quy tắc"
        verbose_name_plural = "các bản của Bộ Quy tắc"

    def __str__(self) -> str:
        return self.title or f"Bản số {self.number}"


class CodeArticle(models.Model):
    """Một điều: ``number`` as printed ("2", "5a"), ``slug`` its permanent address ("2", "5a").

    ``passages`` are its lines below the heading in order, each a dict of ``kind`` (``text``,
    ``clause`` for khoản, ``point`` for điểm), ``label`` as printed, ``anchor`` and ``text``.
    """

    version = models.ForeignKey(CodeVersion, models.CASCADE, related_name="articles")
    order = models.PositiveSmallIntegerField()
    number = NfcCharField("điều", max_length=5)
    slug = models.CharField(max_length=6)
    heading = NfcTextField("tên điều", blank=True)
    chapter = NfcCharField("chương", max_length=40, blank=True)
    chapter_heading = NfcTextField("tên chương", blank=True)
    section = NfcCharField("mục", max_length=40, blank=True)
    section_heading = NfcTextField("tên mục", blank=True)
    passages = models.JSONField(default=list)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")

    class Meta:
        ordering = ["version", "order"]
        verbose_name = "điều"
        verbose_name_plural = "các điều"
        constraints = [
            models.UniqueConstraint("version", "slug", name="code_article_once"),
            models.UniqueConstraint("version", "order", name="code_article_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """ "Điều 2. Từ ngữ", or its number alone where it has no heading."""
        return f"Điều {self.number}. {self.heading}" if self.heading else f"Điều {self.number}"
