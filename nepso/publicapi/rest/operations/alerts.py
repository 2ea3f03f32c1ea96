"""Urgent alerts that hold now: for everybody. Taking one in from another system: by a key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from nepso.kernel.errors import Invalid
from nepso.outreach.screens.cap.reading import read_cap
from nepso.outreach.screens.kinds import CapKind
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.selectors import alerts_holding
from nepso.outreach.screens.services import cap_take
from nepso.outreach.screens.states import ALERT_STATES
from nepso.publicapi.kinds import Scope
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.caller import Bearer, caller_of, writer_of
from nepso.publicapi.rest.guarding import FRESH, cached_as
from nepso.publicapi.rest.once import once
from nepso.publicapi.rest.operations.screen_rows import alert_row
from nepso.publicapi.rest.schemas.screens import AlertsOut, AlertTaken, CapIn
from nepso.publicapi.rest.schemas.shared import CallName

router = Router(tags=["Thông báo khẩn"])
own_router = Router(tags=["Thông báo khẩn của cơ quan"], auth=Bearer())
BY_HAND = (
    "Bản tin hủy làm thông báo đang phát kết thúc ngay nên phải do người nhận: hãy nhập ở trang "
    "Nhận bản tin CAP."
)


@router.get(
    "", response={200: AlertsOut, **faults.READING}, summary="Thông báo khẩn đang có hiệu lực"
)
def alerts(request: HttpRequest) -> Any:
    """Đã phát, chưa hết hạn, chưa bị hủy hay thay. Không giữ bản sao: mỗi lần hiện hãy hỏi lại."""
    cached_as(request, FRESH)  # what has ended is shown by nobody's copy
    return {"items": [alert_row(one) for one in alerts_holding()]}


@own_router.post("", response={201: AlertTaken, **faults.WRITING}, summary="Gửi một bản tin CAP")
def own_alert_take(request: HttpRequest, call: CallName, given: CapIn) -> Any:
    """Nhận một bản tin CAP 1.2 (`Alert`, `Update`) cho địa bàn của cơ quan. Bản tin chờ người đọc
    và phát, không chỉ một mình người cấp khóa; máy không tự phát, không tự hủy. Bản tin cơ quan đã
    nhận, hoặc có bản mới hơn, là 409. Quyền: `alerts.write`."""
    key = caller_of(request, Scope.ALERTS_WRITE)
    by = writer_of(key)

    def take() -> str:
        read = read_cap(given.cap.encode())
        if read.kind == CapKind.CANCEL:
            raise Invalid(BY_HAND, fields={"cap": BY_HAND})
        made = cap_take(
            agency=key.agency, read=read, communes=[], by=by, source=given.cap, by_machine=True
        )  # fmt: skip
        return made.public_id if made is not None else ""

    found = Alert.objects.select_related("replaces").get(public_id=once(request, key, call, take))
    told = {
        "id": found.public_id,
        "state": found.state,
        "state_label": ALERT_STATES.state(found.state).label,
        "headline": found.headline,
        "replaces": found.replaces.public_id if found.replaces else None,
    }
    return Status(201, told)
