"""Whose key this is, and what it filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from nepso.casework.intake.states import SUBMISSION
from nepso.publicapi.models import PartnerFiling, PartnerKey, PartnerUpdate
from nepso.publicapi.services.keys import key_hash

_CLOSED = SUBMISSION.group("closed")


def partner_keys() -> QuerySet[PartnerKey]:
    """Every key ever given, with its agency."""
    return PartnerKey.objects.select_related("agency")


def partner_key_of(key: str) -> PartnerKey | None:
    """The living row of a key; None for an unknown or a revoked one alike."""
    rows = PartnerKey.objects.select_related("agency")
    return rows.filter(key_hash=key_hash(key), revoked_at__isnull=True).first()


def filings_of(key: PartnerKey) -> QuerySet[PartnerFiling]:
    """What this key filed, newest first; never anything of another key."""
    rows = PartnerFiling.objects.filter(key=key).order_by("-filed_at", "-id")
    return rows.select_related("submission", "submission__commune").only(
        "public_id",
        "filed_at",
        "submission__harm",
        "submission__state",
        "submission__since",
        "submission__received_at",
        "submission__answer_due_on",
        "submission__commune__code",
    )


def filings_asked(
    key: PartnerKey,
    *,
    begin: dt.datetime,
    end: dt.datetime,
    harms: Sequence[str] = (),
    closed: bool | None = None,
) -> QuerySet[PartnerFiling]:
    """Those filed from ``begin`` to ``end``, of some harms, only closed or only open ones."""
    rows = filings_of(key).filter(filed_at__gte=begin, filed_at__lte=end)
    if harms:
        rows = rows.filter(submission__harm__in=harms)
    if closed is True:
        rows = rows.filter(submission__state__in=_CLOSED)
    elif closed is False:
        rows = rows.exclude(submission__state__in=_CLOSED)
    return rows


def updates_asked(
    key: PartnerKey, *, begin: dt.datetime, end: dt.datetime
) -> QuerySet[PartnerUpdate]:
    """The changes of state of what this key filed, in their order."""
    rows = PartnerUpdate.objects.filter(filing__key=key, at__gte=begin, at__lte=end)
    return rows.select_related("filing").order_by("at", "id")
