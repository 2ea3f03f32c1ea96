"""A new wording of an indicator, and the set that a period asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.models import Period
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.kernel.validation import require_revision
from nepso.programme.reporting.models import (
    Figure,
    Indicator,
    IndicatorVersion,
    PeriodIndicator,
)
from nepso.programme.reporting.policies import may_set_indicators

REWORD = act("reporting.indicator_reword", "đã viết phiên bản mới của chỉ tiêu")
CHOOSE = act("reporting.period_indicators_choose", "đã chọn bộ chỉ tiêu của kỳ")
RETIRE = act("reporting.indicator_retire", "đã đổi việc dùng chỉ tiêu từ kỳ sau")


class Wording(TypedDict):
    """What a person may word anew; what is counted, and how, stays with the code's rules."""

    name: str
    unit: str
    definition: str
    formula: str
    is_required: bool


@transaction.atomic
def indicator_reword(
    *, indicator: Indicator, wording: Wording, revision: int, by: Account
) -> IndicatorVersion:
    """Make a new version of an indicator; the periods that froze an older one keep it.

    Its rule, clauses and breakdowns are carried over. Nothing changed makes no version. Raises
    Conflict when somebody worded it since ``revision``, Invalid without a name, unit or definition.
    """
    require(may_set_indicators(by))
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require_revision(stored, revision)
    last = stored.versions.order_by("-number").first()
    if last is None:
        raise Invalid("Chỉ tiêu này chưa có phiên bản nào: hãy nạp lại bộ chỉ tiêu.")
    missing = {
        name: "Chỗ này không để trống: hãy viết."
        for name in ("name", "unit", "definition", "formula")
        if not str(wording[name]).strip()
    }
    if missing:
        raise Invalid("Còn chỗ để trống: hãy viết đủ.", fields=missing)
    if all(getattr(last, name) == value for name, value in wording.items()):
        return last
    made = IndicatorVersion.objects.create(
        indicator=stored, number=last.number + 1, part=last.part, counted_from=last.counted_from,
        rule=last.rule, breakdowns=last.breakdowns, clauses=last.clauses, asked_of=last.asked_of,
        decimals=last.decimals, least=last.least, most=last.most, not_above=last.not_above,
        created_by=by, **wording,
    )  # fmt: skip
    stored.latest = made
    stored.revision += 1
    stored.save()
    record(REWORD, by=by, on=stored, detail={"version": made.number})
    return made


@transaction.atomic
def indicator_retire(*, indicator: Indicator, is_retired: bool, by: Account) -> Indicator:
    """Stop asking an indicator in periods whose set is not chosen yet, or ask it again."""
    require(may_set_indicators(by))
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if stored.is_retired != is_retired:
        stored.is_retired = is_retired
        stored.revision += 1
        stored.save()
        record(RETIRE, by=by, on=stored, detail={"retired": is_retired})
    return stored


@transaction.atomic
def period_indicators_choose(
    *, period: Period, indicators: Collection[Indicator], by: Account
) -> tuple[int, int]:
    """Let a period ask exactly these indicators; returns (added, taken out).

    What the period has frozen keeps its wording; what is added takes the newest. Raises Conflict
    when a report has already said something of one taken out, Invalid for an empty set or a
    period that is over.
    """
    require(may_set_indicators(by))
    held = Period.objects.select_for_update().get(pk=period.pk)
    if not indicators:
        raise Invalid("Chưa chọn chỉ tiêu nào: hãy đánh dấu ít nhất một.")
    if held.state == "closed":
        raise Conflict(f"{held} đã đóng nên không đổi bộ chỉ tiêu được.")
    wanted = {row.pk: row for row in indicators}
    frozen = {row.indicator_id: row for row in PeriodIndicator.objects.filter(period=held)}
    leaving = [row for pk, row in frozen.items() if pk not in wanted]
    said = Figure.objects.filter(asked__in=leaving).exclude(decision="")
    if first := said.select_related("asked__version").first():
        raise Conflict(
            f"Đã có cơ quan báo cáo “{first.asked.version.name}” trong kỳ này: "
            "không bỏ được, hãy để lại chỉ tiêu ấy."
        )
    Figure.objects.filter(asked__in=leaving).delete()
    PeriodIndicator.objects.filter(pk__in=[row.pk for row in leaving]).delete()
    added = [
        PeriodIndicator(
            period=held, indicator=row, version=row.latest, order=row.order, frozen_at=now()
        )
        for pk, row in wanted.items()
        if pk not in frozen and row.latest is not None
    ]
    PeriodIndicator.objects.bulk_create(added)
    if added or leaving:
        record(CHOOSE, by=by, on=held, detail={"added": len(added), "left": len(leaving)})
    return len(added), len(leaving)
