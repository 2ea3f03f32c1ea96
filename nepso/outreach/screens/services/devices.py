"""Which browser is the device of a screen: joined by the code that it shows, and parted again."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.outreach.screens.models import DisplayScreen
from nepso.outreach.screens.policies import may_keep_screen
from nepso.outreach.screens.services.screens import screen_held
from nepso.outreach.screens.waiting_devices import devices_waiting

PAIR = act("screens.screen_device_pair", "đã ghép một máy với một màn hình công cộng")
UNPAIR = act("screens.screen_device_unpair", "đã bỏ ghép máy của một màn hình công cộng")
_NO_SUCH_CODE = (
    "Không có máy nào đang chờ với mã này: hãy mở địa chỉ của màn hình trên máy, chờ mã hiện ra "
    "rồi ghi đúng sáu chữ số."
)
_CHANGED = (
    *("device_hash", "paired_at", "paired_by", "tag", "showing", "player", "drift_ms"),
    *("first_contact_at", "last_contact_at", "revision"),
)


@transaction.atomic
def screen_device_pair(
    *, screen: DisplayScreen, revision: int, code: str, by: Account
) -> DisplayScreen:
    """Join the browser that shows ``code`` to the screen, in place of any other: from now on its
    plays prove and its calls confirm recalls (decision 0218).

    Raises Invalid where no browser with that code waits.
    """
    fresh = screen_held(screen, revision)
    require(may_keep_screen(by, fresh))
    digits = "".join(letter for letter in code if letter.isdigit())
    device = next((one for one in devices_waiting(fresh) if one.pair_code == digits), None)
    if device is None:
        raise Invalid(_NO_SUCH_CODE, fields={"ma": _NO_SUCH_CODE})
    fresh.device_hash, fresh.paired_at, fresh.paired_by = device.device_hash, now(), by
    fresh.tag, fresh.showing, fresh.player, fresh.drift_ms = "", "", "", None
    fresh.first_contact_at = fresh.first_contact_at or device.called_at
    fresh.last_contact_at = device.called_at
    fresh.revision += 1
    fresh.save(update_fields=_CHANGED)
    device.delete()
    record(PAIR, by=by, on=fresh)
    return fresh


@transaction.atomic
def screen_device_unpair(*, screen: DisplayScreen, revision: int, by: Account) -> DisplayScreen:
    """Part its device from the screen: it plays on and proves nothing more."""
    fresh = screen_held(screen, revision)
    require(may_keep_screen(by, fresh))
    fresh.device_hash = ""  # when and by whom it was joined last stays
    fresh.revision += 1
    fresh.save(update_fields=["device_hash", "revision"])
    record(UNPAIR, by=by, on=fresh)
    return fresh
