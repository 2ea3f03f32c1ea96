"""What an agency says of a counted value: right, or another one, because."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.programme.reporting.kinds import FigureDecision
from nepso.programme.reporting.models import (
    Explanation,
    Figure,
    FigureAdjustment,
    IndicatorVersion,
    PeriodicReport,
)
from nepso.programme.reporting.writing import saved, taken_to_write
from nepso.ui.components.numbers import so

DECIDE = act("reporting.figures_decide", "đã xem số liệu của báo cáo")
EXPLAIN = act("reporting.finding_explain", "đã giải thích số liệu của báo cáo")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What is said of one figure. ``stated`` and ``reason`` for a correction, ``stated`` and
    ``typed_source`` for one that is typed; ``revision`` is the one that the author saw."""

    figure: Figure
    decision: str
    revision: int
    stated: Decimal | None = None
    reason: str = ""
    is_estimate: bool = False
    typed_source: str = ""


class FiguresConflict(Conflict):
    """Somebody else changed figures since they were read; ``current`` are those as stored.

    Everything else of the same sending is written: ``written`` says how many.
    """

    def __init__(self, current: list[Figure], written: int) -> None:
        super().__init__(
            "Có người vừa sửa cùng số liệu này: hãy so hai bản, rồi lưu lại nếu vẫn muốn đổi."
        )
        self.current, self.written = current, written


def figures_decide(
    *, report: PeriodicReport, changes: list[FigureChange], by: Account | None
) -> int:
    """Write what is said of some figures of a report; returns how many changed.

    Both the counted and the stated value are kept; another value needs a reason, and each such
    change is kept as a ``FigureAdjustment``. Raises Invalid with a sentence for each figure (by
    public id) and then writes nothing; FiguresConflict after writing what nobody else touched.
    """
    with transaction.atomic():
        fresh = taken_to_write(report, by)
        rows = Figure.objects.select_related("asked__version").filter(report=fresh)
        stored = {figure.pk: figure for figure in rows}
        _require_valid(changes, stored)
        touched, stale = list[Figure](), list[Figure]()
        for change in changes:
            figure = stored[change.figure.pk]
            if is_said_already(figure, change):
                continue
            if figure.revision != change.revision:
                stale.append(figure)
                continue
            _apply(figure, change, by)
            touched.append(figure)
        if touched:
            saved(fresh)
            codes = [figure.public_id for figure in touched]
            record(DECIDE, by=by, on=fresh, detail={"figures": codes})
    if stale:
        raise FiguresConflict(stale, len(touched))
    return len(touched)


def _require_valid(changes: list[FigureChange], stored: dict[int, Figure]) -> None:
    wrong = {}
    for change in changes:
        figure = stored.get(change.figure.pk)
        sentence = change_fault(figure, change) if figure else "Số liệu này không thuộc báo cáo."
        if sentence:
            wrong[change.figure.public_id] = sentence
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


def change_fault(figure: Figure, change: FigureChange) -> str:
    """The one sentence about what cannot be taken; "" when all is well."""
    version = figure.asked.version
    name = f"“{version.name}”"
    if change.decision == FigureDecision.ACCEPT:
        ok = version.is_counted and figure.counted is not None
        return "" if ok else f"{name}: hệ thống không đếm số này, hãy nhập số."
    if change.stated is None:
        return f"{name}: chưa có số, hãy nhập số (không có thì nhập 0)."
    if change.decision == FigureDecision.CORRECT:
        if not change.reason.strip():
            return f"{name}: hãy ghi vì sao số khác với số hệ thống đếm được."
        if change.stated == figure.counted and not change.is_estimate:
            return f"{name}: số sửa trùng số đếm được, hãy chọn Đúng."
    elif change.stated and not change.typed_source.strip():
        return f"{name}: hãy ghi lấy số này từ đâu."
    return value_fault(version, change.stated)


def value_fault(version: IndicatorVersion, value: Decimal) -> str:
    """The one sentence about a number out of range or too fine; "" when it is well."""
    name = f"“{version.name}”"
    if value < version.least:
        return f"{name}: {so(value)} nhỏ hơn mức thấp nhất {so(version.least)}, hãy nhập lại."
    if version.most is not None and value > version.most:
        return f"{name}: {so(value)} lớn hơn mức cao nhất {so(version.most)}, hãy xem lại."
    if value != round(value, version.decimals):
        fine = (
            f"có nhiều nhất {version.decimals} chữ số sau dấu phẩy"
            if version.decimals
            else ("là số nguyên")
        )
        return f"{name}: số phải {fine}, hãy nhập lại."
    return ""


def is_said_already(figure: Figure, change: FigureChange) -> bool:
    """Whether the change says what the figure says already, so that nothing is written."""
    if figure.decision != change.decision or figure.return_reason:
        return False
    if change.decision == FigureDecision.ACCEPT:
        return figure.is_estimate == change.is_estimate
    same = (figure.stated, figure.is_estimate) == (change.stated, change.is_estimate)
    if change.decision == FigureDecision.TYPED:
        return same and figure.typed_source == change.typed_source.strip()
    return same and last_reason(figure) == change.reason.strip()


def last_reason(figure: Figure) -> str:
    """Why the figure says another value than was counted; "" when it does not."""
    last = figure.adjustments.order_by("-pk").first()
    return last.reason if last else ""


def _apply(figure: Figure, change: FigureChange, by: Account | None) -> None:
    before = figure.stated
    figure.decision = change.decision
    figure.is_estimate = change.is_estimate
    figure.typed_source = ""
    if change.decision == FigureDecision.ACCEPT:
        figure.stated, figure.is_estimate = figure.counted, False
    else:
        figure.stated = change.stated
    if change.decision == FigureDecision.TYPED:
        figure.typed_source = change.typed_source.strip()
    figure.return_reason = ""
    figure.revision += 1
    figure.changed_at, figure.changed_by = now(), by
    figure.save()
    if change.decision == FigureDecision.CORRECT and figure.stated is not None:
        FigureAdjustment.objects.create(
            figure=figure, counted=figure.counted, before=before, stated=figure.stated,
            is_estimate=figure.is_estimate, reason=change.reason.strip(), by=by,
        )  # fmt: skip


@transaction.atomic
def finding_explain(
    *,
    report: PeriodicReport,
    check_code: str,
    text: str,
    figure: Figure | None = None,
    by: Account | None,
) -> Explanation:
    """Say why what a check asks about is right all the same; saying it again replaces it.

    Raises Invalid without a text.
    """
    fresh = taken_to_write(report, by)
    if not text.strip():
        raise Invalid("Chưa có lời giải thích: hãy viết một câu rồi lưu.")
    told, _ = Explanation.objects.update_or_create(
        report=fresh, figure=figure, check_code=check_code,
        defaults={"text": text.strip(), "by": by, "at": now()},
    )  # fmt: skip
    saved(fresh)
    record(EXPLAIN, by=by, on=fresh, detail={"check": check_code})
    return told
