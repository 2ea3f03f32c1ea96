"""What a person or a CAP message says in an alert, checked: one sentence for each field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from nepso.foundation.agencies.models import Agency
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.products.richtext import typed
from nepso.outreach.screens.alert_area import PLACES, commune_of
from nepso.outreach.screens.kinds import Category, Certainty, Severity, Urgency
from nepso.outreach.screens.models import Alert
from nepso.outreach.screens.policies import may_alert_in

# What holds longer is no alert: it is a product.
LONGEST = dt.timedelta(days=7)
_TEXTS = {
    "event": (120, "Chưa ghi việc gì đang xảy ra: hãy ghi, ví dụ: Lũ quét."),
    "headline": (160, "Chưa có tin chính: hãy viết một câu mà người đi ngang đọc kịp."),
    "area": (500, "Chưa ghi vùng nào: hãy ghi tên vùng bằng lời."),
    "description": (2000, ""),
    "instruction": (1000, ""),
    "web": (500, ""),
}
_CODES = {"category": Category, "urgency": Urgency, "severity": Severity, "certainty": Certainty}


def alert_facts_set(alert: Alert, facts: Mapping[str, Any]) -> list[Agency]:
    """Put the facts on a row and give the communes it is for (none: the whole province); raises
    Invalid with a sentence per field."""
    wrong: dict[str, str] = {}
    for name, (most, missing) in _TEXTS.items():
        text = typed(str(facts.get(name) or ""))
        setattr(alert, name, text)
        if len(text) > most:
            wrong[name] = f"Dài quá {most} ký tự: hãy viết ngắn lại."
        elif missing and not text:
            wrong[name] = missing
    for name, codes in _CODES.items():
        setattr(alert, name, facts.get(name) or "")
        if getattr(alert, name) not in codes.values:
            wrong[name] = "Chưa chọn: hãy chọn trong danh sách."
    if alert.web and not is_web_address(alert.web):
        wrong["web"] = "Liên kết phải bắt đầu bằng https:// hoặc http://: hãy chép lại."
    wrong |= _times_set(alert, facts)
    communes = places_of(alert.agency, facts["communes"])
    if any(one.kind not in PLACES for one in communes):
        wrong["communes"] = "Địa bàn phải là xã hoặc phường: hãy chọn lại."
    elif not (decision := may_alert_in(alert.agency, communes)):
        wrong["communes"] = decision.reason
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return communes


def places_of(agency: Agency, chosen: Iterable[Agency]) -> list[Agency]:
    """The communes that were chosen; an agency of a commune that chose none means its own."""
    communes, own = list(chosen), commune_of(agency)
    return [own] if own is not None and not communes else communes


def _times_set(alert: Alert, facts: Mapping[str, Any]) -> dict[str, str]:
    alert.begins_at, alert.expires_at = facts["begins_at"], facts["expires_at"]
    alert.onset_at = facts.get("onset_at")
    if alert.expires_at <= max(alert.begins_at, now()):
        return {"expires_at": "Giờ hết hạn đã qua hoặc trước giờ bắt đầu: hãy xem lại."}
    if alert.expires_at - max(alert.begins_at, now()) > LONGEST:
        return {"expires_at": "Thông báo khẩn dài nhất 7 ngày: lâu hơn thì làm một sản phẩm."}
    return {}
