"""Title, addressees, recipients, signature lines of a report, before it is frozen."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.consolidated.holding import held_draft, saved
from nepso.programme.reporting.models import ConsolidatedReport

DESCRIBE = act("reporting.consolidated_describe", "đã sửa thể thức của báo cáo tổng hợp")
FIELDS = ("issuer", "parent", "place", "code", "filed")
LISTS = ("signed_by", "addressees", "recipients")


@transaction.atomic
def consolidated_describe(
    *,
    report: ConsolidatedReport,
    title: str,
    letterhead: dict[str, Any],
    revision: int,
    by: Account,
) -> ConsolidatedReport:
    """Set what stands at head and foot. ``letterhead`` holds FIELDS as texts, LISTS as lists.

    Raises Invalid without a title or an issuer, Conflict when it was changed since ``revision``.
    """
    fresh = held_draft(report, by)
    if fresh.revision != revision:
        raise Conflict("Có người vừa sửa báo cáo này: hãy tải lại trang, xem rồi sửa lại.")
    for name, value, sentence in (
        ("title", title, "Chưa có trích yếu: hãy ghi báo cáo về việc gì."),
        ("issuer", letterhead.get("issuer", ""), "Chưa có tên cơ quan ban hành: hãy ghi tên."),
        ("place", letterhead.get("place", ""), "Chưa có địa danh: hãy ghi nơi ban hành."),
    ):
        if not str(value).strip():
            raise Invalid(sentence, fields={name: sentence})
    fresh.title = title.strip()
    told = {name: str(letterhead.get(name, "")).strip() for name in FIELDS}
    lists = {
        name: [line.strip() for line in letterhead.get(name, []) if line.strip()] for name in LISTS
    }
    fresh.letterhead = {**fresh.letterhead, **told, **lists}
    saved(fresh)
    record(DESCRIBE, by=by, on=fresh)
    return fresh
