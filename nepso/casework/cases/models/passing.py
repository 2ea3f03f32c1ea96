"""A case passed on: to another agency, as questions to a body outside, in an emergency."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nepso.casework.cases.kinds import BodyKind, HandedTo
from nepso.casework.cases.models.case import CaseFile
from nepso.casework.cases.states import (
    ASKED,
    HANDOVER,
    OFFERED,
    OUTSIDE_REQUEST,
    PROPOSED,
    REFERRAL,
)
from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, NfcTextField, PublicIdField


class Referral(models.Model):
    """Chuyển cơ quan khác: ``fields`` are the groups of what the reporter gave that go along, each
    needed and consented. ``why`` is for the agency asked, ``answer`` its reason when it returns."""

    public_id = PublicIdField()
    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="referrals")
    number = models.PositiveSmallIntegerField()
    from_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    fields = models.JSONField(default=list)
    why = NfcTextField()
    state = models.CharField(max_length=10, choices=REFERRAL.choices, default=OFFERED)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    offered_at = models.DateTimeField(default=now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    answer = NfcTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("case", "number", name="referral_numbered"),
            models.UniqueConstraint(
                "case", condition=Q(state=OFFERED), name="one_referral_offered"
            ),
        ]
        indexes = [models.Index(fields=["to_agency", "state", "id"], name="referral_to_agency")]


class OutsideRequest(models.Model):
    """Hỏi một đơn vị bên ngoài, who answers on a page of its own with a code, without an account.

    Only a keyed hash of the code is kept. ``tries`` counts wrong codes; too many end it.
    """

    public_id = PublicIdField()
    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="outside_requests")
    body_kind = models.CharField(max_length=10, choices=BodyKind.choices)
    body_name = NfcCharField(max_length=200)
    links = models.JSONField(default=list)
    questions = NfcTextField()
    code_hash = models.CharField(max_length=64, unique=True)
    tries = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=OUTSIDE_REQUEST.choices, default=ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    answer = NfcTextField(blank=True)
    answered_as = NfcCharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "expires_at"], name="outside_to_expire")]


class Handover(models.Model):
    """Chuyển nội dung khẩn cấp, as a fact: content only, two persons sign.

    ``content`` says what was told (a link, what is seen there), nothing of the reporter.
    """

    public_id = PublicIdField()
    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="handovers")
    to = models.CharField(max_length=10, choices=HandedTo.choices)
    content = NfcTextField()
    taken_by = NfcCharField(max_length=200)
    handed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=HANDOVER.choices, default=PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    answer = NfcTextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="handover_signed_by_two",
            ),
            models.UniqueConstraint(
                "case", condition=Q(state=PROPOSED), name="one_handover_proposed"
            ),
        ]


class CaseRead(models.Model):
    """Who opened a restricted case; kept as long as the case."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="reads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=now)
    page = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["case", "-id"], name="reads_of_case")]
