"""Taking a product back everywhere, and what the public is told of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from nepso.foundation.agencies.models import Agency
from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.outreach.distribution.kinds import SPOKEN, ItemOf, RecallKind
from nepso.outreach.distribution.models.posting import Posting
from nepso.outreach.distribution.models.variant import Handout, Variant
from nepso.outreach.distribution.states import DROPPED, OPEN, RECALL_STATES
from nepso.outreach.products.models import Product


class Recall(models.Model):
    """Thu hồi: a product is taken back everywhere; open until every item is ticked."""

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.PROTECT, related_name="recalls")
    kind = models.CharField("vì sao", max_length=10, choices=RecallKind.choices)
    reason = NfcTextField("lý do", max_length=2000)
    state = models.CharField(max_length=10, choices=RECALL_STATES.choices, default=OPEN)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    begun_at = models.DateTimeField(default=now)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "thu hồi"
        verbose_name_plural = "thu hồi"
        # A product put out anew may be recalled anew while places of the first are still ticked:
        # the state of the product, held, is what lets a recall begin once.
        indexes = [models.Index(fields=["state", "id"], name="recall_by_state")]


class RecallStatement(models.Model):
    """Lời cải chính kèm theo thu hồi: what was wrong and what is right, for everybody to read."""

    public_id = PublicIdField()
    recall = models.OneToOneField(Recall, models.PROTECT, related_name="statement")
    was_wrong = NfcTextField("điều gì sai", max_length=2000)
    is_right = NfcTextField("thực ra thế nào", max_length=2000, blank=True)
    told_at = models.DateTimeField(default=now)
    search_text = models.TextField(editable=False, default="")
    folded = models.TextField(editable=False, default="")
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        indexes = [models.Index(fields=["told_at", "id"], name="statement_by_time")]


class RecallItem(models.Model):
    """Một nơi phải gỡ: one posting, variant, print or unit that has it, and who says it is gone.

    ``agency`` does it and ticks it. ``is_automatic``: the machine did, or will on the next contact
    of a screen or answer of a platform; then nobody ticks. ``left_because``: it tried and a person
    has to, for this reason. ``done_at`` null: not yet.
    """

    public_id = PublicIdField()
    recall = models.ForeignKey(Recall, models.CASCADE, related_name="items")
    of = models.CharField(max_length=10, choices=ItemOf.choices)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    posting = models.ForeignKey(Posting, models.PROTECT, null=True, related_name="recall_items")
    variant = models.ForeignKey(Variant, models.PROTECT, null=True, related_name="+")
    handout = models.ForeignKey(Handout, models.PROTECT, null=True, related_name="+")
    what = NfcCharField("phải gỡ gì", max_length=300)
    is_automatic = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    proof = NfcTextField("đã gỡ thế nào", max_length=1000, blank=True)
    left_because = NfcTextField("vì sao máy không gỡ được", max_length=500, blank=True)
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["recall", "id"]
        constraints = [
            models.UniqueConstraint("recall", "posting", name="recalled_posting_once"),
            models.UniqueConstraint("recall", "handout", name="recalled_handout_once"),
            models.UniqueConstraint("recall", "variant", name="recalled_variant_once"),
        ]

    @property
    def may_have_run(self) -> bool:
        """Dropped after its hour with nobody saying whether it ran: a person has to look."""
        is_dropped = self.posting is not None and self.posting.state == DROPPED
        return is_dropped and self.done_at is None and not (self.is_automatic or self.left_because)

    @property
    def asks(self) -> str:
        """What is to be done there, as the line of a desk begins: words on air hang nowhere."""
        is_spoken = self.posting is not None and self.posting.outlet.kind in SPOKEN
        return "Ngừng phát" if is_spoken else "Gỡ ngay"
