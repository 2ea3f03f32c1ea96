"""Freezing a report to a snapshot, thawing it before it is signed, noting the signature."""

from __future__ import annotations

import datetime as dt
import re

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.consolidated.comparing import errata_written
from nepso.programme.reporting.consolidated.holding import held, held_draft, saved
from nepso.programme.reporting.consolidated.snapshotting import snapshot_taken
from nepso.programme.reporting.consolidated.tokens import resolver_of, unknown_tokens
from nepso.programme.reporting.models import ConsolidatedReport
from nepso.programme.reporting.states import CONSOLIDATED_STATES, DRAFT, FROZEN, SIGNED

FREEZE = act("reporting.consolidated_freeze", "đã chốt báo cáo tổng hợp")
UNFREEZE = act("reporting.consolidated_unfreeze", "đã mở lại báo cáo tổng hợp để sửa")
SIGN = act("reporting.consolidated_sign", "đã ghi số, ngày ký báo cáo tổng hợp")
_SYMBOL = re.compile(r"[^\W\d_][\w.-]*", re.UNICODE)


@transaction.atomic
def consolidated_freeze(*, report: ConsolidatedReport, by: Account | None) -> ConsolidatedReport:
    """Keep the report as it stands: its outputs are written from the snapshot from now on.

    Twice is once. Raises Invalid when words name a figure that the report does not have. In a later
    version what changed against the one before is listed by this.
    """
    fresh = held(report, by)
    if fresh.state in CONSOLIDATED_STATES.group("fixed"):
        return fresh
    held_draft(fresh, by)
    CONSOLIDATED_STATES.require_move(fresh.state, FROZEN)
    taken = snapshot_taken(fresh)
    resolve = resolver_of(taken)
    unknown = sorted({t for p in taken.passages for t in unknown_tokens(p.text, resolve)})
    if unknown:
        raise Invalid(
            f"Trong lời có số không thuộc báo cáo này: {', '.join(unknown)}. "
            "Hãy chọn lại số từ bảng số liệu."
        )
    if fresh.replaces is not None and fresh.replaces.kept:
        errata_written(fresh, taken, by)
        taken = snapshot_taken(fresh)
    fresh.kept = taken.to_bytes()
    fresh.sha256 = {"snapshot": taken.digest}
    fresh.state, fresh.frozen_at, fresh.frozen_by = FROZEN, now(), by
    saved(fresh)
    record(FREEZE, by=by, on=fresh, detail={"sha256": taken.digest})
    return fresh


@transaction.atomic
def consolidated_unfreeze(*, report: ConsolidatedReport, by: Account) -> ConsolidatedReport:
    """Open a frozen report to edit it again, while it is not signed. Twice is once."""
    fresh = held(report, by)
    if fresh.state == DRAFT:
        return fresh
    if fresh.state == SIGNED:
        raise Conflict("Báo cáo đã ký: hãy lập bản đính chính để sửa.")
    CONSOLIDATED_STATES.require_move(fresh.state, DRAFT)
    fresh.state, fresh.kept, fresh.sha256 = DRAFT, None, {}
    fresh.frozen_at = fresh.frozen_by = None
    fresh.errata.all().delete()
    saved(fresh)
    record(UNFREEZE, by=by, on=fresh)
    return fresh


@transaction.atomic
def consolidated_sign(
    *,
    report: ConsolidatedReport,
    number: int,
    symbol: str,
    signed_on: dt.date,
    signer: str,
    by: Account,
) -> ConsolidatedReport:
    """Note number, symbol, day and signer after the report was signed on paper or by a certificate.

    The snapshot stays as it was frozen; the same facts twice are one signing. Raises Invalid, by
    field, for facts that cannot be (number and symbol: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
    """
    fresh = held(report, by)
    whole = f"{number:02d}/{symbol.strip()}"
    if fresh.state == SIGNED and (fresh.symbol, fresh.signed_on) == (whole, signed_on):
        return fresh
    CONSOLIDATED_STATES.require_move(fresh.state, SIGNED)
    wrong = {}
    if number < 1:
        wrong["number"] = "Số của văn bản đếm từ 1: hãy xem lại số."
    if not _SYMBOL.fullmatch(symbol.strip()):
        wrong["symbol"] = "Ký hiệu viết liền như BC-SVHTTDL: hãy xem lại."
    if signed_on > today():
        wrong["signed_on"] = "Ngày ký ở sau hôm nay: hãy xem lại ngày."
    if not signer.strip():
        wrong["signer"] = "Chưa có họ tên người ký: hãy ghi họ tên."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    fresh.symbol, fresh.signed_on, fresh.signer = whole, signed_on, signer.strip()
    fresh.state = SIGNED
    saved(fresh)
    record(SIGN, by=by, on=fresh)
    return fresh
