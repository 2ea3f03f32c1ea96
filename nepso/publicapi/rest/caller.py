"""Whose machine calls, what its key may, and how fast it may go on."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.security import HttpBearer

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.selectors import Person
from nepso.kernel.errors import NotAllowed
from nepso.kernel.policy import require
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey
from nepso.publicapi.pace import AddressPace, key_paced
from nepso.publicapi.policies import may_use
from nepso.publicapi.selectors import api_key_of

LONGEST_KEY = 200
ADDRESS_PER_MINUTE = 240
TOO_FAST = "Khóa này đã dùng hết số lượt trong một phút: hãy chờ rồi gửi lại."
TOO_FAST_WITHOUT = (
    "Có quá nhiều lượt gọi từ một nơi trong một phút: hãy chờ rồi gửi lại, hoặc dùng khóa."
)
_NOBODY = (
    "Người cấp khóa này không còn làm việc nên khóa không ghi được: hãy nhờ thủ trưởng cấp khóa "
    "mới."
)
address_pace = AddressPace(ADDRESS_PER_MINUTE)


class Bearer(HttpBearer):
    """``Authorization: Bearer KEY`` (RFC 6750); never in an address, which is often logged."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """The living key of this call, counted. Raises TooMany when it is too fast."""
        key = api_key_of(token) if len(token) <= LONGEST_KEY else None
        if key is not None:
            key_paced(key, TOO_FAST)
        return key


def address_counted(request: HttpRequest) -> None:
    """Count one call without a living key from this address; raises TooMany beyond the limit."""
    address_pace.count(str(request.META.get("REMOTE_ADDR", "")), TOO_FAST_WITHOUT)


def caller_of(request: HttpRequest, scope: Scope) -> ApiKey:
    """The key of this call, which has this scope. Raises NotAllowed where it has not."""
    key = cast(ApiKey, request.auth)  # type: ignore[attr-defined]
    require(may_use(key, scope))
    return key


def person_of(key: ApiKey) -> Person:
    """In whose name a key reads: nobody's when they are gone, who may read nothing."""
    return key.made_by or AnonymousUser()


def writer_of(key: ApiKey) -> Account:
    """In whose name a key writes. Raises NotAllowed when they are gone."""
    if key.made_by is None or not key.made_by.is_active:
        raise NotAllowed(_NOBODY)
    return key.made_by
