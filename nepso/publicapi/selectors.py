"""Whose key this is, and what it filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from nepso.casework.intake.states import SUBMISSION
from nepso.foundation.accounts.selectors import Person, agencies_led_by
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.publicapi.models import ApiKey, PartnerFiling, PartnerKey, PartnerUpdate
from nepso.publicapi.policies import may_keep_keys
from nepso.publicapi.services.keys import api_key_hash, key_hash

PAGE_SIZE, MOST_AGENCIES = 25, 300
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


def api_key_of(key: str) -> ApiKey | None:
    """The living row of a key of the REST API, with its agency and whoever made it; None for an
    unknown or a revoked one alike."""
    rows = ApiKey.objects.select_related("agency", "made_by")
    return rows.filter(key_hash=api_key_hash(key), revoked_at__isnull=True).first()


def api_keys_of_mine(person: Person) -> QuerySet[ApiKey]:
    """The keys of the agencies that the person heads or administers."""
    rows = ApiKey.objects.filter(agency__in=agencies_led_by(person).values("pk"))
    return rows.select_related("agency", "made_by")


def api_keys_page(person: Person, *, after: str = "", before: str = "") -> Page[ApiKey]:
    """One page of them, the latest made first."""
    rows = api_keys_of_mine(person)
    return keyset_page(rows, fields=["-id"], size=PAGE_SIZE, after=after, before=before)


def api_key_by_public_id(public_id: str, person: Person) -> ApiKey:
    """One key; NotFound in words, also for one of an agency that the person does not lead."""
    found = ApiKey.objects.select_related("agency").filter(public_id=public_id).first()
    if found is None or not may_keep_keys(person, found.agency):
        raise NotFound("Không tìm thấy khóa này: hãy tìm lại trong danh sách khóa.")
    return found


def agencies_keyed_by(person: Person) -> list[Agency]:
    """The living agencies for which the person may make keys, in the order of the tree."""
    rows = agencies_valid().filter(pk__in=agencies_led_by(person).values("pk"))
    return list(rows.order_by("path")[:MOST_AGENCIES])
