"""What a person or a CAP message says in an alert, checked: one sentence for each field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from nepso.foundation.agencies.kinds import AgencyKind
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.products.richtext import typed
from nepso.outreach.screens.kinds import Category, Certainty, Severity, Urgency
from nepso.outreach.screens.models import Alert

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


def alert_facts_set(alert: Alert, facts: Mapping[str, Any]) -> None:
    """Put the facts on a row; raises Invalid with a sentence per field."""
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
    if any(one.kind not in (AgencyKind.COMMUNE, AgencyKind.WARD) for one in facts["communes"]):
        wrong["communes"] = "Địa bàn phải là xã hoặc phường: hãy chọn lại."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def _times_set(alert: Alert, facts: Mapping[str, Any]) -> dict[str, str]:
    alert.begins_at, alert.expires_at = facts["begins_at"], facts["expires_at"]
    if alert.expires_at <= max(alert.begins_at, now()):
        return {"expires_at": "Giờ hết hạn đã qua hoặc trước giờ bắt đầu: hãy xem lại."}
    if alert.expires_at - max(alert.begins_at, now()) > LONGEST:
        return {"expires_at": "Thông báo khẩn dài nhất 7 ngày: lâu hơn thì làm một sản phẩm."}
    return {}
