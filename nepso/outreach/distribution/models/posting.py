"""One run of a variant on an outlet, and what proves it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.foundation.files.models import StoredFile
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField
from nepso.kernel.fields import public_id as new_key
from nepso.outreach.distribution.kinds import Move, ProofKind
from nepso.outreach.distribution.models.outlet import Outlet
from nepso.outreach.distribution.models.variant import Parts, Variant
from nepso.outreach.distribution.states import PLANNED, POSTING_STATES
from nepso.outreach.products.models import Product


class Posting(models.Model):
    """Lượt đăng: a variant on an outlet from ``planned_at`` (``until`` null: until taken away).

    ``key`` is what an adapter sends along, so that sending twice is posting once. ``shown`` is what
    the variant said the moment it went out; ``is_edited``: a person's words, not the rule's.
    ``is_on_portal``: on a page of our own (the kind of an outlet never changes). ``plan_tasks`` are
    public ids of the tasks of the outlet's own agency that it serves (another lane's). Reach that a
    platform or counter measured and reach that a person estimated stand apart, each with where it
    comes from. ``revision`` orders what activities are told of it.
    """

    public_id = PublicIdField()
    product = models.ForeignKey(Product, models.PROTECT, related_name="postings", db_index=False)
    variant = models.ForeignKey(Variant, models.PROTECT, related_name="postings")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="postings", db_index=False)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    state = models.CharField(max_length=10, choices=POSTING_STATES.choices, default=PLANNED)
    planned_at = models.DateTimeField("giờ đăng")
    until = models.DateTimeField("đến", null=True, blank=True)
    out_at = models.DateTimeField(null=True)
    shown: models.JSONField[Parts, Parts] = models.JSONField(default=dict)
    is_edited = models.BooleanField(default=False)
    is_on_portal = models.BooleanField(default=False)
    plan_tasks = models.JSONField("nhiệm vụ", default=list, blank=True)
    url = models.URLField("liên kết nơi đăng", max_length=1000, blank=True)
    place = NfcCharField("đăng ở đâu", max_length=300, blank=True)
    reason = NfcTextField("lý do", blank=True)
    reach_measured = models.PositiveIntegerField("số lượt tiếp cận đo được", null=True, blank=True)
    reach_source = NfcCharField("đo bằng gì", max_length=200, blank=True)
    reach_estimated = models.PositiveIntegerField("ước số lượt tiếp cận", null=True, blank=True)
    reach_basis = NfcCharField("ước theo cách nào", max_length=200, blank=True)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "lượt đăng"
        verbose_name_plural = "lượt đăng"
        indexes = [
            models.Index(fields=["planned_at", "id"], name="posting_by_time"),
            models.Index(fields=["outlet", "planned_at"], name="posting_of_outlet"),
            models.Index(fields=["product", "state"], name="posting_of_product"),
            models.Index(fields=["state", "planned_at", "id"], name="posting_by_state"),
            models.Index(
                fields=["out_at", "id"], condition=Q(is_on_portal=True), name="posting_on_portal"
            ),
            models.Index(
                fields=["id"],
                condition=Q(is_on_portal=True, is_edited=True),
                name="posting_edited_on_portal",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("planned_at")),
                name="posting_runs_forward",
            ),
            models.CheckConstraint(
                condition=Q(reach_measured=None) | ~Q(reach_source=""),
                name="posting_measured_by_something",
            ),
            models.CheckConstraint(
                condition=Q(reach_estimated=None) | ~Q(reach_basis=""),
                name="posting_estimated_somehow",
            ),
        ]


class Proof(models.Model):
    """Minh chứng của lượt đăng: a link whose page was read for its title, a photo made anew, a play
    log, or a person's word.

    ``is_by_word``: nothing is shown, a person says that it ran (decision 0217).

    ``counts_since`` null: a link that proves nothing yet. It counts once the server read its title,
    or, where it could not (``unread_because``), with a photo of the same posting or once a second
    person opened it (``seen_by``).
    """

    public_id = PublicIdField()
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=10, choices=ProofKind.choices)
    url = models.URLField("liên kết", max_length=1000, blank=True)
    title = NfcCharField("tên trang", max_length=300, blank=True)
    looked_up_at = models.DateTimeField(null=True)
    unread_because = NfcCharField("vì sao chưa đọc được", max_length=300, blank=True)
    counts_since = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    stored = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", db_index=False
    )
    plays = models.PositiveIntegerField("số lần phát", null=True, blank=True)
    text = NfcTextField("ghi chú", max_length=2000, blank=True)
    is_by_word = models.BooleanField("lời khai", default=False)
    given_at = models.DateTimeField(default=now)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["posting", "id"]


class PostingStep(models.Model):
    """One thing that happened to a posting, by whom and why; lines are only ever added."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="steps")
    move = models.CharField(max_length=12, choices=Move.choices)
    at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = NfcTextField(blank=True)

    class Meta:
        ordering = ["posting", "id"]
