"""A submission's place on the desk of triage, and what the machine suggested about it."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from nepso.casework.intake.models import Submission
from nepso.casework.triage.states import HELD, TRIAGE_STATES, WAITING
from nepso.kernel.clock import now


class Urgency(models.IntegerChoices):
    """How soon a person must look; the queue is in this order."""

    DANGER = 0, "Khẩn"
    GOING_ON = 1, "Đang diễn ra"
    USUAL = 2, "Thường"


# More seconds than any moment of ours has since 1970.
URGENCY_STEP = 10**11


def place_of(urgency: int, received_at: dt.datetime) -> int:
    """Where it stands in the queue: by urgency, then by the second it came. One number, so that
    one index gives the order and page 1,000 is found as fast as page 1."""
    return urgency * URGENCY_STEP + int(received_at.timestamp())


class TriageItem(models.Model):
    """Chỗ của một phản ánh trên bàn phân loại. One a submission, made with it."""

    submission = models.OneToOneField(
        Submission, models.CASCADE, related_name="triage", primary_key=True
    )
    state = models.CharField(max_length=10, choices=TRIAGE_STATES.choices, default=WAITING)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.USUAL)
    place = models.BigIntegerField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    claimed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "phản ánh trên bàn phân loại"
        indexes: ClassVar = [
            models.Index(fields=["state", "place", "submission"], name="triage_queue"),
            models.Index(fields=["state", "submission"], name="triage_by_arrival"),
        ]

    @property
    def is_held(self) -> bool:
        """Whether it waits for a person to say that it is no spam."""
        return self.state == HELD


class TriageSuggestion(models.Model):
    """Gợi ý của máy, kept as it was made: a person decides, and how often they agreed is counted.

    ``harms`` [{harm, score, why}], ``alarm`` sentences, ``personal_data`` [{kind, span}], ``links``
    [{text, kind, verdict, why}]; spans are offsets in the text (NFC).
    """

    submission = models.OneToOneField(
        Submission, models.CASCADE, related_name="suggestion", primary_key=True
    )
    made_at = models.DateTimeField(default=now)
    rules_version = models.CharField(max_length=40)
    harms = models.JSONField(default=list)
    is_urgent = models.BooleanField(default=False)
    alarm = models.JSONField(default=list)
    personal_data = models.JSONField(default=list)
    links = models.JSONField(default=list)

    class Meta:
        verbose_name = "gợi ý phân loại"

    @property
    def best(self) -> str:
        """The likeliest harm; "" where nothing was suggested."""
        return str(self.harms[0]["harm"]) if self.harms else ""
