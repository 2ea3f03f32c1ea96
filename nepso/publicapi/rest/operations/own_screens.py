"""An agency's public screens by its key: how they do, what they are to play, what they played."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Router

from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.outreach.screens.models import DisplayScreen, PlayLogLine
from nepso.outreach.screens.playing import played_on
from nepso.outreach.screens.selectors import (
    playlist_of,
    postings_on,
    screens_visible_to,
)
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.caller import Bearer, caller_of, person_of
from nepso.publicapi.rest.operations.screen_rows import (
    play_row,
    playlist_rows,
    screen_row,
)
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.screens import PlaysOut, ScreenOut, ScreensOut
from nepso.publicapi.rest.schemas.shared import Cursor, Id, Size

router = Router(tags=["Màn hình của cơ quan"], auth=Bearer())
NO_SUCH = "Không có màn hình này trên các kênh của cơ quan dùng khóa."
PLAYED_IN = dt.timedelta(days=7)


@router.get("", response={200: ScreensOut, **faults.OWN}, summary="Màn hình của cơ quan")
def own_screens(request: HttpRequest, size: Size = 25, cursor: Cursor = None) -> Any:
    """Mọi màn hình trên kênh của cơ quan dùng khóa: còn gọi về không, đang hiện gì. Quyền:
    `screens.read`."""
    key = caller_of(request, Scope.SCREENS_READ)
    of = f"own_screens {key.agency.public_id}"
    found, following = page_of(_rows(key), of=of, fields=["-id"], size=size, cursor=cursor)
    return {"items": [screen_row(one) for one in found], "next": following}


@router.get("/{id}", response={200: ScreenOut, **faults.OWN}, summary="Một màn hình")
def own_screen(request: HttpRequest, id: Id) -> Any:
    """Một màn hình với danh sách phát theo khung giờ, và số lần đã phát trong bảy ngày qua. Quyền:
    `screens.read`."""
    screen = _found(caller_of(request, Scope.SCREENS_READ), id)
    played = [
        {
            "posting": one["posting__public_id"],
            "title": one["posting__product__title"],
            "plays": one["plays"],
            "seconds": one["seconds"],
        }
        for one in played_on(screen, now() - PLAYED_IN)
    ]
    rows = playlist_rows(postings_on(screen), playlist_of(screen))
    return {**screen_row(screen), "playlist": rows, "played": played}


@router.get("/{id}/plays", response={200: PlaysOut, **faults.OWN}, summary="Nhật ký phát")
def own_screen_plays(request: HttpRequest, id: Id, size: Size = 25, cursor: Cursor = None) -> Any:
    """Những gì máy báo đã phát, mới trước; minh chứng của lượt đăng được tính từ đây. Quyền:
    `screens.read`."""
    screen = _found(caller_of(request, Scope.SCREENS_READ), id)
    rows = PlayLogLine.objects.filter(screen=screen).select_related("posting")
    of, fields = f"own_screen_plays {screen.public_id}", ["-begun_at", "-id"]
    found, following = page_of(rows, of=of, fields=fields, size=size, cursor=cursor)
    return {"items": [play_row(one) for one in found], "next": following}


def _rows(key: ApiKey) -> Any:
    return screens_visible_to(person_of(key)).filter(outlet__agency=key.agency)


def _found(key: ApiKey, public_id: str) -> DisplayScreen:
    """One of the key's own agency; NotFound for any other alike."""
    found: DisplayScreen | None = _rows(key).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return found
