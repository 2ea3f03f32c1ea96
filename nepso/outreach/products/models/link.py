"""A link by which one person without an account reads a version and decides on it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.products.models.product import Product, ProductVersion


class Decision(models.TextChoices):
    """What a person without an account decides."""

    APPROVE = "approve", "Đồng ý cho đăng"
    RETURN = "return", "Trả lại để sửa"


class ApprovalLink(models.Model):
    """Liên kết duyệt: who may approve names somebody outside and vouches for them, for one version.

    Only a hash of the key is kept. ``signed_*`` is what that person wrote of themselves when they
    decided: it stands beside the name by which they were named, and is the evidence of it.
    """

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.CASCADE, related_name="links")
    version = models.ForeignKey(ProductVersion, models.CASCADE, related_name="links")
    revision = models.PositiveIntegerField()
    key_hash = models.CharField(max_length=64, unique=True)
    named = NfcCharField("người được mời duyệt", max_length=200)
    body = NfcCharField("chức danh, đơn vị", max_length=200)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    signed_name = NfcCharField("họ tên", max_length=200, blank=True)
    signed_role = NfcCharField("chức danh, đơn vị", max_length=200, blank=True)
    reason = NfcTextField("ý kiến", max_length=2000, blank=True)

    class Meta:
        verbose_name = "liên kết duyệt"
        verbose_name_plural = "liên kết duyệt"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decision="")
                | models.Q(decided_at__isnull=False)
                & ~models.Q(decision="")
                & ~models.Q(signed_name="")
                & ~models.Q(signed_role=""),
                name="approval_link_is_signed",
            )
        ]
