"""What was filed, and what its reporter sees of it. Administrators and leaders never read these."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import (
    AddressKind,
    AnswerBy,
    AwayReason,
    CameBy,
    EntryKind,
    FieldGroup,
    HeldReason,
    MaterialState,
    NotTold,
    Recipient,
    ReporterKind,
    Side,
    Standing,
    Wanted,
)
from nepso.casework.intake.states import DELIVERY, RECEIVED, SUBMISSION, TO_TELL
from nepso.foundation.agencies.models import Agency
from nepso.foundation.vault.fields import EncryptedTextField
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class Submission(models.Model):
    """Phản ánh. Of the tracking code only a keyed hash is kept; ``filed_hash`` is the SHA-256 of
    the canonical JSON of what was filed, printed on the receipt.

    ``state``, ``with_agency``, ``since``, ``answer_due_on`` and ``case_number`` are what the
    reporter is told; only ``services.submission_show`` changes them.
    """

    public_id = PublicIdField()
    code_hash = models.CharField(max_length=64, unique=True)
    # One form, one submission; forgotten after two days (``retention.py``).
    form_token = models.CharField(max_length=64, blank=True)
    harm = models.CharField(max_length=20, choices=Harm.choices)
    kind = models.CharField(
        max_length=10, choices=ReporterKind.choices, default=ReporterKind.PERSON
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, blank=True)
    text = NfcTextField(blank=True)
    links = models.JSONField(default=list)
    seen_on = models.DateField(null=True)
    wanted = models.CharField(max_length=10, choices=Wanted.choices, blank=True)
    wanted_line = NfcCharField(max_length=300, blank=True)
    answers = models.JSONField(default=dict)
    commune = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    complained_of = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answer_by = models.CharField(max_length=10, choices=AnswerBy.choices, blank=True)
    came_by = models.CharField(max_length=12, choices=CameBy.choices, default=CameBy.WEB)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    received_at = models.DateTimeField(default=now)
    filed_hash = models.CharField(max_length=64)
    is_held = models.BooleanField(default=False)
    held_reason = models.CharField(max_length=12, choices=HeldReason.choices, blank=True)
    revision = models.PositiveIntegerField(default=0)
    # Filed by a partner's machine, which is given no code: when its reporter took one.
    code_claimed_at = models.DateTimeField(null=True)

    state = models.CharField(max_length=16, choices=SUBMISSION.choices, default=RECEIVED)
    with_agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", db_index=False
    )
    since = models.DateTimeField(default=now)
    answer_due_on = models.DateField(null=True)
    case_number = models.CharField(max_length=20, blank=True)

    # What a search of the desk finds it by (``finding.py``).
    folded = models.TextField(blank=True)

    class Meta:
        verbose_name = "phản ánh"
        verbose_name_plural = "phản ánh"
        indexes = [
            models.Index(fields=["state", "id"], name="submission_by_state"),
            models.Index(fields=["received_at", "id"], name="submission_by_arrival"),
        ]
        constraints = [
            models.UniqueConstraint(
                "form_token", condition=~Q(form_token=""), name="one_submission_per_form"
            )
        ]

    @property
    def is_urgent(self) -> bool:
        """What the reporter ticked asks for somebody at once."""
        return any(self.answers.get(name) for name in ("life_in_danger", "money_sent")) or (
            self.harm == Harm.CHILD_SAFETY
        )


class Contact(models.Model):
    """Cách liên hệ. Sealed with a key outside the database; who reads it, consent decides."""

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="contact")
    name = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    telephone = EncryptedTextField(blank=True)


class NoticeAddress(models.Model):
    """Nơi nhận tin báo có cập nhật. Nothing is sent to it before its holder confirmed it; what is
    sent reveals nothing, but for one that ``carries_answer``: there the answer itself goes, as its
    reporter chose. ``token_hash`` is of the confirming link, "" once used."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=5, choices=AddressKind.choices)
    address = EncryptedTextField()
    carries_answer = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField(default=now)
    confirmed_at = models.DateTimeField(null=True)


class Consent(models.Model):
    """Sự đồng ý cho một nơi nhận, một nhóm thông tin. What is missing was not given."""

    # `one_consent_each` begins with it: an index of its own would be written for nothing.
    submission = models.ForeignKey(
        Submission, models.CASCADE, related_name="consents", db_index=False
    )
    recipient = models.CharField(max_length=16, choices=Recipient.choices)
    field_group = models.CharField(max_length=8, choices=FieldGroup.choices)
    given = models.BooleanField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "submission", "recipient", "field_group", name="one_consent_each"
            )
        ]


class Material(models.Model):
    """Ảnh chụp màn hình. ``raw`` names the bytes as they came, in quarantine until a job made the
    picture anew; ``stored`` the kept file. ``sha256`` is of the bytes as they came. There is never
    one for ``child_safety``."""

    public_id = PublicIdField()
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="materials")
    raw = models.CharField(max_length=40, blank=True)
    stored = models.CharField(max_length=16, blank=True)
    state = models.CharField(
        max_length=10, choices=MaterialState.choices, default=MaterialState.WAITING
    )
    sha256 = models.CharField(max_length=64)
    is_blurred = models.BooleanField(default=True)
    redactions = models.JSONField(default=list)
    added_at = models.DateTimeField(default=now)
    added_by = models.CharField(max_length=10, choices=Side.choices, default=Side.REPORTER)


class ThreadEntry(models.Model):
    """Một mục trong trao đổi hai chiều. ``token`` makes sending one form twice one entry;
    ``readers``: the agencies to which the reporter gave this entry to read when writing it, each as
    what it receives (``ports.Reader.key``)."""

    public_id = PublicIdField()
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="thread")
    side = models.CharField(max_length=8, choices=Side.choices)
    kind = models.CharField(max_length=12, choices=EntryKind.choices)
    text = NfcTextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(null=True)
    readers = models.JSONField(default=list)
    token = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "submission", "token", condition=~Q(token=""), name="one_entry_per_form"
            )
        ]


class Delivery(models.Model):
    """Việc báo một nội dung cho người phản ánh by the way that they chose (``way``), beside the
    thread, where it stands anyway. ``why`` it has not reached them yet; ``at`` when that was so."""

    entry = models.OneToOneField(ThreadEntry, models.CASCADE, related_name="delivery")
    way = models.CharField(max_length=10, choices=AnswerBy.choices)
    state = models.CharField(max_length=10, choices=DELIVERY.choices, default=TO_TELL)
    why = models.CharField(max_length=14, choices=NotTold.choices, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="delivery_by_state")]


class DeliveryTry(models.Model):
    """Một lần báo cho người phản ánh, as a fact; lines are only ever added. No word of what was
    said is kept: it stands in the thread."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="delivery_tries")
    way = models.CharField(max_length=10, choices=AnswerBy.choices)
    told_at = models.DateTimeField()
    is_reached = models.BooleanField()
    next_on = models.DateField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    noted_at = models.DateTimeField(default=now)


class Rating(models.Model):
    """Người phản ánh đánh giá câu trả lời, từ 1 đến 5."""

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="rating")
    stars = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="one_to_five")
        ]


class TurnedAway(models.Model):
    """Số lượt được báo trước khi gửi rằng việc này không giải quyết ở đây. Nothing else is kept."""

    day = models.DateField()
    reason = models.CharField(max_length=10, choices=AwayReason.choices)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("day", "reason", name="one_count_a_day")]


class PaceCount(models.Model):
    """Số lượt của một nơi gửi nhiều, trong mười phút. ``key`` is a keyed hash whose key changes
    every day; the row is forgotten after a day."""

    key = models.CharField(max_length=40)
    window = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("key", "window", name="one_pace_count_each")]
