"""Giving a partner a key, and taking it back. Done from the terminal by whoever runs the server."""

from __future__ import annotations

import secrets

from django.db import transaction

from nepso.foundation.agencies.models import Agency
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, NotFound
from nepso.kernel.validation import require_valid
from nepso.publicapi.models import PER_MINUTE, PartnerKey

MAKE = act("publicapi.partner_key_make", "đã cấp khóa Open311 cho một đơn vị")
REVOKE = act("publicapi.partner_key_revoke", "đã thu hồi một khóa Open311")
_PREFIX, _SHOWN = "nso-", 8


def key_hash(key: str) -> str:
    """The only form in which a key is kept."""
    return keyed_hash("publicapi.partner_key", key)


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
