"""The same call twice is one: what was sent under a name is done once, and told again after that.

After the IETF's draft of the header ``Idempotency-Key``: the same name with other content is 422.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.errors import Invalid
from nepso.publicapi.models import ApiCall, ApiKey

HEADER = "Idempotency-Key"
OTHER_CONTENT = "Tên này đã dùng cho một lệnh có nội dung khác: hãy đặt tên mới cho mỗi lệnh."


@transaction.atomic
def once(request: HttpRequest, key: ApiKey, name: str, act: Callable[[], str]) -> str:
    """The public id of what ``act`` made under this name, now or the first time.

    In one transaction with the act: one that fails leaves its name free. Raises Invalid when the
    name was used for something else.
    """
    name_hash = keyed_hash("publicapi.api_call", name)
    sent = f"{request.method} {request.path} ".encode() + request.body
    sent_hash = keyed_hash("publicapi.api_call.sent", sent.decode("utf-8", "replace"))
    found = _called(key, name_hash, sent_hash)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            call = ApiCall.objects.create(key=key, name_hash=name_hash, sent_hash=sent_hash)
    except IntegrityError:
        # Two at once: the other one was first and is done by now, or this is a fault of ours.
        found = _called(key, name_hash, sent_hash)
        if found is None:
            raise
        return found
    call.subject = act()
    call.save(update_fields=["subject"])
    return call.subject


def _called(key: ApiKey, name_hash: str, sent_hash: str) -> str | None:
    call = ApiCall.objects.filter(key=key, name_hash=name_hash).first()
    if call is not None and call.sent_hash != sent_hash:
        raise Invalid(OTHER_CONTENT, fields={HEADER: OTHER_CONTENT})
    return call.subject if call else None
