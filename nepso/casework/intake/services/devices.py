"""A reporter's own device is told that there is something to read: never what, never a code."""

from __future__ import annotations

from django.db import transaction

from nepso.casework.intake.models import Submission
from nepso.casework.intake.states import ERASED, WITHDRAWN
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.webpush.sending import Pushed
from nepso.foundation.webpush.services import (
    DeviceFacts,
    push_all,
    push_key_ensure,
    push_subscribe,
    push_unsubscribe,
)
from nepso.kernel.errors import Conflict

GIVE = act("intake.device_give", "người phản ánh xin được báo trên thiết bị")
FORGET = act("intake.device_forget", "đã thôi báo trên thiết bị")
USE = "intake"
# All that a push says, whatever happened: who looks over a shoulder learns no more than this.
NEWS = Pushed(
    title="Nếp Số",
    body="Có cập nhật mới. Mở trang tra cứu để xem.",
    url="/tra-cuu/",
    tag="tra-cuu",
    seconds=3 * 24 * 3600,
)


@transaction.atomic
def device_give(*, submission: Submission, device: DeviceFacts) -> None:
    """Tell this device of news; the browser asked its holder, that is the confirmation.

    Raises Conflict once withdrawn or erased, Invalid for what no browser gave.
    """
    fresh = Submission.objects.select_for_update().only("state").get(pk=submission.pk)
    if fresh.state in (WITHDRAWN, ERASED):
        raise Conflict("Phản ánh này đã rút hoặc đã xóa nên không còn tin để báo.")
    push_key_ensure()
    push_subscribe(use=USE, holder=submission.public_id, device=device)
    record(GIVE, by=None, on=submission)


@transaction.atomic
def devices_forget(*, submission: Submission) -> None:
    """Tell no device any more."""
    if push_unsubscribe(use=USE, holder=submission.public_id):
        record(FORGET, by=None, on=submission)


def devices_told(submission: Submission) -> int:
    """Ask, in the caller's transaction, that each device is told; returns how many."""
    return push_all(use=USE, holder=submission.public_id, pushed=NEWS)
