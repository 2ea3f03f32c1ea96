"""What a partner is told: status, harm, times and the commune. No text, picture or contact ever.

Fields that the specification has and this profile leaves empty stand there as null, so that a
client finds every name it looks for.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import AnswerBy
from nepso.casework.intake.states import ERASED, SUBMISSION
from nepso.publicapi.models import PartnerFiling, PartnerUpdate
from nepso.publicapi.open311.answers import w3_time
from nepso.publicapi.open311.offered import CHANGESET

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
TAKEN = (
    "Đã nhận và lưu. Tình hình xem bằng service_request_id; trả lời được gửi cho người phản ánh "
    "theo cách liên hệ họ đã đồng ý, không đi qua giao diện này."
)
CONFIRM = (
    " Một thư xin xác nhận được gửi cho người phản ánh: xác nhận xong họ nhận mã tra cứu "
    "trên trang, chỉ một lần, trong 7 ngày."
)
NO_CONTACT = " Cách liên hệ không được lưu vì người phản ánh không đồng ý cho nơi nào xem."
NO_CONTACT_BUT_EMAIL = (
    " Tên và số điện thoại không được lưu vì người phản ánh không đồng ý cho nơi nào xem."
)


def endpoint_url() -> str:
    """Where the methods are."""
    return settings.NEPSO_URL.rstrip("/") + "/open311/v2"


def discovery_row(help_at: str) -> dict[str, Any]:
    """Service Discovery, *Fields for All Versions*."""
    return {
        "changeset": CHANGESET,
        "contact": f"Hỏi {settings.NEPSO_CONTACT}. {help_at}",
        "key_service": f"Cách xin khóa: {help_at}",
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": endpoint_url(),
                "changeset": CHANGESET,
                "type": "production" if settings.NEPSO_MODE == "production" else "test",
                "formats": ["text/xml", "application/json"],
            }
        ],
    }


def filed_row(filing: PartnerFiling, *, is_contact_dropped: bool) -> dict[str, Any]:
    """The answer to a filing; the tracking code is not in it."""
    return {
        "service_request_id": filing.public_id,
        "service_notice": _notice(filing, is_contact_dropped=is_contact_dropped),
        "account_id": None,
    }


def _notice(filing: PartnerFiling, *, is_contact_dropped: bool) -> str:
    asked = CONFIRM if filing.submission.answer_by == AnswerBy.EMAIL else ""
    lost = NO_CONTACT_BUT_EMAIL if asked else NO_CONTACT
    return TAKEN + asked + (lost if is_contact_dropped else "")


def request_row(filing: PartnerFiling) -> dict[str, Any]:
    """One request as GET answers it."""
    held = filing.submission
    return {
        "service_request_id": filing.public_id,
        "status": status_of(held.state),
        "status_notes": notes_of(held.state),
        "service_name": str(Harm(held.harm).label),
        "service_code": held.harm,
        "description": None,
        "agency_responsible": None,
        "service_notice": None,
        "requested_datetime": w3_time(held.received_at),
        "updated_datetime": w3_time(held.since),
        "expected_datetime": w3_time(_end_of(held.answer_due_on)),
        "address": None,
        "address_id": held.commune.code if held.commune else None,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }


def update_row(update: PartnerUpdate) -> dict[str, Any]:
    """One change of state (Open311 FMS, *GET Service Request Updates*)."""
    return {
        "update_id": update.public_id,
        "service_request_id": update.filing.public_id,
        "status": status_of(update.state),
        "updated_datetime": w3_time(update.at),
        "description": notes_of(update.state) or "",
        "media_url": None,
    }


def status_of(state: str) -> str:
    """open or closed, the specification's two."""
    return "closed" if state in SUBMISSION.group("closed") else "open"


def notes_of(state: str) -> str | None:
    """The state's own label; why something was erased is nobody's to know."""
    return None if state == ERASED else SUBMISSION.state(state).label


def _end_of(day: dt.date | None) -> dt.datetime | None:
    if day is None:
        return None
    return timezone.make_aware(dt.datetime.combine(day, dt.time(17)))
