"""A reply with its decision, the texts it may start from, and the appeal against it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nepso.casework.cases.clock import NEVER
from nepso.casework.cases.models import CaseFile
from nepso.casework.intake.harms import Harm
from nepso.casework.replies.kinds import AppealOutcome, Redress, ReplyOutcome
from nepso.casework.replies.states import APPEAL, DRAFT, REPLY, WAITING
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class ReplyTemplate(models.Model):
    """Mẫu trả lời. ``code`` names the shipped text that this row stands for; "" is one's own.
    ``harm`` "" fits every harm."""

    public_id = PublicIdField()
    code = models.CharField(max_length=40, blank=True)
    harm = models.CharField("loại việc", max_length=20, choices=Harm.choices, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=ReplyOutcome.choices)
    title = NfcCharField("tên mẫu", max_length=200)
    text = NfcTextField("nội dung")
    is_active = models.BooleanField("đang dùng", default=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=now)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("code", condition=~Q(code=""), name="one_text_a_shipped_code")
        ]


class Reply(models.Model):
    """Trả lời. Who approves is another than who writes; what was sent is never changed.
    ``written_by`` saved it last, ``writers`` are all who ever did: words of each may be in it.
    ``moved_by`` are all who ever submitted, returned, approved, dropped or sent it: an approval
    that a later change undid was a decision too."""

    public_id = PublicIdField()
    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="replies")
    outcome = models.CharField("kết quả", max_length=10, choices=ReplyOutcome.choices)
    text = NfcTextField("nội dung")
    template = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=REPLY.choices, default=DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    moved_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    written_at = models.DateTimeField(default=now)
    returned_because = NfcTextField(blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="reply_approved_by_another",
            ),
            models.UniqueConstraint(
                "case",
                condition=Q(state__in=["draft", "in_review", "approved"]),
                name="one_reply_under_way",
            ),
        ]


class DecisionRecord(models.Model):
    """Căn cứ, giải thích, khắc phục of one reply; the reporter reads all three."""

    reply = models.OneToOneField(Reply, models.CASCADE, related_name="decision")
    ground = NfcTextField("căn cứ")
    explanation = NfcTextField("giải thích")
    redress = models.CharField("khắc phục", max_length=10, choices=Redress.choices)
    redress_text = NfcTextField("đã khắc phục thế nào", blank=True)


class Appeal(models.Model):
    """Khiếu nại của người phản ánh, decided by somebody who decided nothing of it before.

    Its clock is its own and rests for nothing. ``case`` is null when triage refused without one.
    """

    public_id = PublicIdField()
    submission = models.ForeignKey(
        "intake.Submission", models.PROTECT, related_name="appeals", db_index=True
    )
    case = models.ForeignKey(CaseFile, models.SET_NULL, null=True, related_name="appeals")
    harm = models.CharField(max_length=20, choices=Harm.choices)
    text = NfcTextField()
    state = models.CharField(max_length=10, choices=APPEAL.choices, default=WAITING)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=AppealOutcome.choices, blank=True)
    reasons = NfcTextField(blank=True)
    opened_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    # Every appeal officer decided something of it or is of the agency complained of: since when.
    nobody_since = models.DateTimeField(null=True)
    allowed_minutes = models.PositiveIntegerField(default=0)
    used_minutes = models.PositiveIntegerField(default=0)
    running_since = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    due_sort = models.DateTimeField(default=NEVER)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "submission",
                condition=Q(state__in=["waiting", "deciding"]),
                name="one_open_appeal_each",
            )
        ]
        indexes = [models.Index(fields=["state", "due_sort", "id"], name="appeal_by_state")]
