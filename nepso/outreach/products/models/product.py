"""A product, every version of it, what was said about its passages, and what happened."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.products.kinds import Audience, Disclosure, Move
from nepso.outreach.products.models.asset import Asset
from nepso.outreach.products.states import DRAFT, PRODUCT_STATES


class Product(models.Model):
    """Sản phẩm truyền thông: one text with its pictures, from which every outlet is served.

    ``source`` is what was typed: paragraphs with light marks, or pasted HTML; it is shown only as
    ``richtext.rich_html`` makes it. ``plan_tasks`` are public ids of the tasks it serves (another
    lane's), ``articles`` numbers of articles of the Code it explains, never their text.
    ``claimed_by`` reads it just now, or has the draft open to change it. ``reason`` is that of the
    last step back. ``due_on`` is the day by which it is to be approved, asked for by whoever sent
    it.
    """

    public_id = PublicIdField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="cơ quan")
    title = NfcCharField("tên sản phẩm", max_length=200)
    purpose = NfcTextField("mục đích", max_length=500)
    audience = models.CharField("đối tượng", max_length=10, choices=Audience.choices)
    key_message = NfcCharField("thông điệp chính", max_length=120)
    source = NfcTextField("nội dung", max_length=20_000)
    articles = models.JSONField("điều của Bộ Quy tắc", default=list, blank=True)
    plan_tasks = models.JSONField("nhiệm vụ", default=list, blank=True)
    disclosure = models.CharField(
        "tài trợ, đối tác", max_length=10, choices=Disclosure.choices, default=Disclosure.NONE
    )
    disclosed_as = NfcCharField("lời công khai", max_length=200, blank=True)
    assets = models.ManyToManyField(Asset, through="ProductAsset", related_name="products")
    state = models.CharField(max_length=10, choices=PRODUCT_STATES.choices, default=DRAFT)
    reason = NfcTextField("lý do", blank=True)
    revision = models.PositiveIntegerField(default=0)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    due_on = models.DateField("hạn duyệt", null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    claimed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=now)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "sản phẩm truyền thông"
        verbose_name_plural = "sản phẩm truyền thông"
        indexes = [models.Index(fields=["state", "id"], name="product_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(disclosure=Disclosure.NONE) | ~models.Q(disclosed_as=""),
                name="product_says_who_paid",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def who_paid(self) -> str:
        """Who paid or took part, in words; "" for nobody."""
        return self.disclosed_as if self.disclosure != Disclosure.NONE else ""


class ProductAsset(models.Model):
    """One asset in a product, in its place."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="placed")
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="placed")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint("product", "asset", name="asset_once_in_a_product")]


class ProductVersion(models.Model):
    """Một bản của sản phẩm: each save, whole and never changed; ``number`` is the revision.

    ``facts`` holds the columns a person writes, and of each asset its public id, title, words for
    those who do not see it, and the SHA-256 of its bytes. ``approved_at`` marks what was approved.
    """

    product = models.ForeignKey(Product, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(default=now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["product", "-number"]
        constraints = [models.UniqueConstraint("product", "number", name="product_version_once")]


class Comment(models.Model):
    """Góp ý về một đoạn: the passage as it stood, what is said of it, whether it is settled."""

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.CASCADE, related_name="comments")
    quote = NfcTextField("đoạn được góp ý", max_length=500, blank=True)
    text = NfcTextField("góp ý", max_length=2000)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    # Who wrote it without an account, by a link of approval.
    outsider = NfcCharField(max_length=420, blank=True)
    written_at = models.DateTimeField(default=now)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]


class ProductStep(models.Model):
    """One thing that happened to a product, by whom and why; lines are only ever added."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="steps")
    move = models.CharField(max_length=12, choices=Move.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # Who did it without an account, by a link of approval.
    outsider = NfcCharField(max_length=420, blank=True)
    reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["product", "id"]
