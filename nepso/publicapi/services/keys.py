"""Giving a key and taking it back: a partner's from the terminal by whoever runs the server, one of
the REST API on a page by the administrator or head of its agency."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid, NotFound
from nepso.kernel.policy import require
from nepso.kernel.validation import require_valid
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import PER_MINUTE, ApiKey, PartnerKey
from nepso.publicapi.policies import may_give_scopes, may_keep_keys

MAKE = act("publicapi.partner_key_make", "đã cấp khóa Open311 cho một đơn vị")
REVOKE = act("publicapi.partner_key_revoke", "đã thu hồi một khóa Open311")
API_MAKE = act("publicapi.api_key_make", "đã cấp khóa API cho một cơ quan")
API_REVOKE = act("publicapi.api_key_revoke", "đã thu hồi một khóa API")
_PREFIX, _API_PREFIX, _SHOWN = "nso-", "nsa-", 8


def key_hash(key: str) -> str:
    """The only form in which a key is kept."""
    return keyed_hash("publicapi.partner_key", key)


def api_key_hash(key: str) -> str:
    """The only form in which a key of the REST API is kept; another than that of a partner's key,
    so that neither ever opens what the other opens."""
    return keyed_hash("publicapi.api_key", key)


@transaction.atomic
def partner_key_make(
    *, agency: Agency, label: str, per_minute: int = PER_MINUTE
) -> tuple[PartnerKey, str]:
    """A new key for an agency: the row, and the key itself (192 random bits), shown once.

    Raises Invalid for a label that is empty or too long.
    """
    key = _PREFIX + secrets.token_urlsafe(24)
    row = PartnerKey(
        agency=agency,
        label=label,
        hint=key[: len(_PREFIX) + _SHOWN],
        key_hash=key_hash(key),
        per_minute=per_minute,
    )
    require_valid(row, exclude=["revoked_at", "last_used_on"])
    row.save()
    record(MAKE, by=None, on=row, detail={"agency": agency.public_id})
    return row, key


@transaction.atomic
def partner_key_revoke(*, public_id: str) -> PartnerKey:
    """From now on the key opens nothing. What it filed goes on its way.

    Raises NotFound, or Conflict when it is revoked already.
    """
    row = PartnerKey.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise NotFound("Không có khóa này: hãy xem lại danh sách khóa.")
    if row.revoked_at is not None:
        raise Conflict("Khóa này đã được thu hồi từ trước.")
    row.revoked_at = now()
    row.save(update_fields=["revoked_at"])
    record(REVOKE, by=None, on=row)
    return row


@transaction.atomic
def api_key_make(
    *, agency: Agency, label: str, scopes: Collection[str], by: Account
) -> tuple[ApiKey, str]:
    """A new key of the REST API for an agency: the row, and the key itself, shown once.

    It acts in the name of ``by``. Raises NotAllowed where they may not give these scopes, Invalid
    for an unknown scope, a label that is empty or too long, an agency that has ended.
    """
    require(may_keep_keys(by, agency))
    require(may_give_scopes(by, agency, scopes))
    if set(scopes) - set(Scope.values):
        raise Invalid("Quyền của khóa không đúng: hãy chọn trong danh sách.")
    if agency.valid_to is not None and agency.valid_to < today():
        raise Invalid("Cơ quan này đã kết thúc nên không cấp khóa mới: hãy chọn cơ quan khác.")
    key = _API_PREFIX + secrets.token_urlsafe(24)
    row = ApiKey(
        agency=agency,
        label=label,
        scopes=[code for code in Scope.values if code in scopes],
        hint=key[: len(_API_PREFIX) + _SHOWN],
        key_hash=api_key_hash(key),
        made_by=by,
    )
    require_valid(row, exclude=["revoked_at", "last_used_on"])
    row.save()
    detail = {"agency": agency.public_id, "scopes": row.scopes}
    record(API_MAKE, by=by, on=row, detail=detail)
    return row, key


@transaction.atomic
def api_key_revoke(*, key: ApiKey, by: Account) -> ApiKey:
    """From now on the key opens nothing; what was written with it stays.

    Raises Conflict when it is revoked already.
    """
    row = ApiKey.objects.select_for_update(of=("self",)).select_related("agency").get(pk=key.pk)
    require(may_keep_keys(by, row.agency))
    if row.revoked_at is not None:
        raise Conflict("Khóa này đã được thu hồi từ trước.")
    row.revoked_at = now()
    row.save(update_fields=["revoked_at"])
    record(API_REVOKE, by=by, on=row, detail={"agency": row.agency.public_id})
    return row
