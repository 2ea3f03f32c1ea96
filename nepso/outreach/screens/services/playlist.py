"""When a screen shows a posting."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.screens.kinds import ALL_DAYS
from nepso.outreach.screens.models import DisplayScreen, PlaylistItem
from nepso.outreach.screens.policies import may_keep_screen

SET = act("screens.slot_set", "đã đặt khung giờ phát của một màn hình")
DROP = act("screens.slot_drop", "đã bỏ một khung giờ phát của một màn hình")
SHORTEST, LONGEST, MOST_SLOTS = 3, 120, 100


@transaction.atomic
def slot_set(
    *,
    screen: DisplayScreen,
    posting: Posting,
    days: int,
    begins: dt.time,
    until: dt.time | None,
    seconds: int,
    by: Account,
    slot: PlaylistItem | None = None,
) -> PlaylistItem:
    """Show a posting on these days between these hours, so many seconds each time; ``slot`` changes
    one there is. Hours over midnight are two slots. Raises Invalid with a sentence per field."""
    rows = DisplayScreen.objects.select_for_update(of=("self",))
    fresh = rows.select_related("outlet__agency").get(pk=screen.pk)
    require(may_keep_screen(by, fresh))
    if slot is not None:
        kept = PlaylistItem.objects.filter(pk=slot.pk, screen=fresh).first()
        if kept is None:
            raise Conflict("Khung giờ này vừa được người khác bỏ: hãy thêm khung giờ mới.")
    else:
        kept = PlaylistItem(screen=fresh)
        if fresh.playlist.count() >= MOST_SLOTS:
            raise Invalid(f"Một màn hình có nhiều nhất {MOST_SLOTS} khung giờ: hãy bỏ khung đã cũ.")
    kept.posting, kept.days, kept.begins = posting, days, begins
    kept.until, kept.seconds = until, seconds
    _checked(fresh, kept)
    kept.save()
    record(SET, by=by, on=fresh, detail={"slot": kept.public_id, "posting": posting.public_id})
    return kept


def _checked(screen: DisplayScreen, slot: PlaylistItem) -> None:
    posting = slot.posting
    wrong = {}
    if posting.outlet_id != screen.outlet_id or posting.state in POSTING_STATES.group("ended"):
        wrong["posting"] = "Bản này không chạy trên màn hình này: hãy chọn lại."
    if not 1 <= slot.days <= ALL_DAYS:
        wrong["days"] = "Chưa chọn ngày nào: hãy đánh dấu ít nhất một ngày."
    if slot.until is not None and slot.until <= slot.begins:
        wrong["until"] = "Giờ kết thúc phải sau giờ bắt đầu; qua nửa đêm thì đặt hai khung giờ."
    if not SHORTEST <= slot.seconds <= LONGEST:
        wrong["seconds"] = f"Mỗi lần hiện từ {SHORTEST} đến {LONGEST} giây: hãy xem lại số."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


@transaction.atomic
def slot_drop(*, slot: PlaylistItem, by: Account) -> None:
    """These hours no more; the last one gone, the posting is shown all day again."""
    require(may_keep_screen(by, slot.screen))
    gone = slot.public_id
    if PlaylistItem.objects.filter(pk=slot.pk).delete()[0]:
        record(DROP, by=by, on=slot.screen, detail={"slot": gone})
