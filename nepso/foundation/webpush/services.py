"""A device asks to be told, or to be told no more."""

from __future__ import annotations

from typing import Any, TypedDict

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import IntegrityError, transaction

from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.jobs.services import job_enqueue
from nepso.foundation.vault.keys import keyed_hash
from nepso.foundation.webpush.endpoints import endpoint_checked
from nepso.foundation.webpush.models import PushKey, PushSubscription
from nepso.foundation.webpush.sealing import POINT_BYTES, SECRET_BYTES, decoded, point_of, unpadded
from nepso.foundation.webpush.sending import Pushed
from nepso.foundation.webpush.vouching import key_new, key_read
from nepso.kernel.errors import Invalid

MAKE_KEY = act("webpush.key_make", "hệ thống đã tạo khóa báo tin trên thiết bị")
SUBSCRIBE = act("webpush.subscribe", "một thiết bị xin báo tin")
UNSUBSCRIBE = act("webpush.unsubscribe", "một thiết bị thôi nhận báo tin")
DROP = act("webpush.drop", "dịch vụ đẩy cho biết một thiết bị không còn nhận tin")
_BENT = "Trình duyệt đưa thông tin báo tin không đúng: hãy tải lại trang rồi bật lại."


class DeviceFacts(TypedDict):
    """What ``PushSubscription.toJSON()`` of a browser gives: base64url without padding."""

    endpoint: str
    p256dh: str
    auth: str


def push_key_ensure() -> PushKey:
    """The key of this installation, made when first needed; of two processes one makes it."""
    found = PushKey.objects.filter(number=1).first()
    if found is not None:
        return found
    private = key_new()
    public = unpadded(point_of(key_read(private)))
    try:
        with transaction.atomic():
            made = PushKey.objects.create(private=private, public=public)
            record(MAKE_KEY, by=None, on=made)
    except IntegrityError:
        return PushKey.objects.get(number=1)
    return made


@transaction.atomic
def push_subscribe(*, use: str, holder: str, device: DeviceFacts) -> PushSubscription:
    """Remember a device for one thing; the same one twice is one. Its permission, which the browser
    asked of the person, is the confirmation.

    Raises Invalid for an endpoint that is no known push service's, or keys that are none.
    """
    endpoint = endpoint_checked(device["endpoint"])
    point, secret = decoded(device["p256dh"]), decoded(device["auth"])
    if len(point) != POINT_BYTES or len(secret) != SECRET_BYTES:
        raise Invalid(_BENT)
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise Invalid(_BENT) from error
    facts = {"endpoint": endpoint, "p256dh": device["p256dh"], "secret": device["auth"]}
    row, is_new = PushSubscription.objects.update_or_create(
        endpoint_hash=endpoint_hash(use, holder, endpoint),
        defaults={**facts, "use": use, "holder": holder},
    )
    if is_new:
        record(SUBSCRIBE, by=None, on=row, detail={"use": use})
    return row


def endpoint_hash(use: str, holder: str, endpoint: str) -> str:
    """By which the subscription of a device for one thing is found again."""
    return keyed_hash("webpush.endpoint", f"{use}\n{holder}\n{endpoint}")


@transaction.atomic
def push_unsubscribe(*, use: str, holder: str, endpoint: str = "") -> int:
    """Forget one device of one thing, or (no ``endpoint``) all of them. Returns how many."""
    rows = PushSubscription.objects.filter(use=use, holder=holder)
    if endpoint:
        rows = rows.filter(endpoint_hash=endpoint_hash(use, holder, endpoint))
    gone = list(rows)
    for row in gone:
        record(UNSUBSCRIBE, by=None, on=row, detail={"use": use})
        row.delete()
    return len(gone)


@transaction.atomic
def push_drop(*, subscription: PushSubscription) -> None:
    """Its push service said that it is gone (RFC 8030, 7.3: 404 or 410)."""
    record(DROP, by=None, on=subscription, detail={"use": subscription.use})
    PushSubscription.objects.filter(pk=subscription.pk).delete()


def push_all(*, use: str, holder: str, pushed: Pushed) -> int:
    """Ask, in the caller's transaction, for a push to each device of one thing; returns how many.

    The words lie in the job's row until it ran: nothing that only one person may know.
    """
    devices = PushSubscription.objects.filter(use=use, holder=holder)
    asked: dict[str, Any] = {"pushed": pushed.as_json()}
    for public_id in (ids := list(devices.values_list("public_id", flat=True))):
        job_enqueue("webpush.push", subscription=public_id, **asked)
    return len(ids)
