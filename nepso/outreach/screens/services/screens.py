"""Screens: one stood on an outlet, shaped otherwise, given a new code."""

from __future__ import annotations

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.fields import public_id as new_code
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.policies import may_keep_outlets
from nepso.outreach.distribution.services import outlet_edit
from nepso.outreach.screens.kinds import SHOWN_ON, Shape
from nepso.outreach.screens.models import DisplayScreen
from nepso.outreach.screens.policies import may_keep_screen

ADD = act("screens.screen_add", "đã thêm một màn hình công cộng")
SHAPE = act("screens.screen_shape_set", "đã đổi kiểu một màn hình công cộng")
RENEW = act("screens.screen_code_renew", "đã đổi mã một màn hình công cộng")


@transaction.atomic
def screen_add(
    *, outlet: Outlet, shape: str, by: Account, is_demonstration: bool = False
) -> DisplayScreen:
    """Stand a screen of ours on an outlet; from then on a recall waits for its next contact.

    Raises Invalid for an outlet that is no board or a shape that does not go with it, Conflict when
    it has one already.
    """
    rows = Outlet.objects.select_for_update(of=("self",)).select_related("agency")
    fresh = rows.get(pk=outlet.pk)
    require(may_keep_outlets(by, fresh.agency))
    _require_shape(fresh, shape)
    if DisplayScreen.objects.filter(outlet=fresh).exists():
        raise Conflict("Kênh này đã có màn hình: hãy mở trang của màn hình đó.")
    if not fresh.runs_our_player:
        facts = {"runs_our_player": True}
        outlet_edit(outlet=fresh, revision=fresh.revision, facts=facts, by=by)  # type: ignore[arg-type]
        fresh.refresh_from_db()
    screen = DisplayScreen.objects.create(
        outlet=fresh, shape=shape, created_by=by, is_demonstration=is_demonstration
    )
    record(ADD, by=by, on=screen, detail={"outlet": fresh.public_id, "shape": shape})
    return screen


def _require_shape(outlet: Outlet, shape: str) -> None:
    if outlet.kind not in SHOWN_ON:
        sentence = "Kênh này không phải màn hình hay bảng LED: hãy chọn kênh khác."
        raise Invalid(sentence, fields={"outlet": sentence})
    if shape not in Shape.values:
        sentence = "Chưa chọn kiểu màn hình: hãy chọn trong danh sách."
        raise Invalid(sentence, fields={"shape": sentence})
    if (shape == Shape.LED) != (outlet.kind == OutletKind.LED_BOARD):
        sentence = "Bảng LED chạy chữ đi với kênh “Bảng LED chạy chữ”: hãy chọn lại kiểu hoặc kênh."
        raise Invalid(sentence, fields={"shape": sentence})


@transaction.atomic
def screen_shape_set(
    *, screen: DisplayScreen, revision: int, shape: str, by: Account
) -> DisplayScreen:
    """It hangs otherwise now; its device shows it so at its next contact."""
    fresh = screen_held(screen, revision)
    require(may_keep_screen(by, fresh))
    _require_shape(fresh.outlet, shape)
    fresh.shape = shape
    fresh.revision += 1
    fresh.save(update_fields=["shape", "revision"])
    record(SHAPE, by=by, on=fresh, detail={"shape": shape})
    return fresh


@transaction.atomic
def screen_code_renew(*, screen: DisplayScreen, revision: int, by: Account) -> DisplayScreen:
    """A new address; who knew the old one is shut out at once, and a device must be set and joined
    anew."""
    fresh = screen_held(screen, revision)
    require(may_keep_screen(by, fresh))
    fresh.code, fresh.tag, fresh.showing = new_code(), "", ""
    fresh.device_hash = ""
    fresh.revision += 1
    fresh.save(update_fields=["code", "tag", "showing", "device_hash", "revision"])
    fresh.waiting_devices.all().delete()
    record(RENEW, by=by, on=fresh)
    return fresh


def screen_held(screen: DisplayScreen, revision: int) -> DisplayScreen:
    """The screen as it is now, held until the end of the transaction; Conflict for an old page."""
    rows = DisplayScreen.objects.select_for_update(of=("self",))
    fresh = rows.select_related("outlet__agency").get(pk=screen.pk)
    require_revision(fresh, revision)
    return fresh
