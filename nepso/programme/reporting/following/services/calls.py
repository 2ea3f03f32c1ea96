"""Noting what came of a telephone call."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Invalid
from nepso.kernel.policy import require
from nepso.programme.reporting.following.kinds import CallOutcome
from nepso.programme.reporting.following.policies import may_follow_up
from nepso.programme.reporting.models import PeriodicReport, ReportCall

CALL = act("reporting.report_call_log", "đã ghi kết quả cuộc gọi đôn đốc báo cáo")
# The same outcome noted twice within so long is one press too many, not two calls.
TWICE = dt.timedelta(seconds=60)


@transaction.atomic
def report_call_log(
    *,
    report: PeriodicReport,
    outcome: str,
    promised_on: dt.date | None = None,
    note: str = "",
    by: Account,
) -> ReportCall:
    """Note a call about a report that has not come in (issue 3, section 4: "logged outcome").

    Raises Invalid in words: no outcome, a promise without its day, a day already past. The same
    press twice is one call.
    """
    require(may_follow_up(by))
    held = PeriodicReport.objects.select_for_update().get(pk=report.pk)
    wrong: dict[str, str] = {}
    if outcome not in CallOutcome.values:
        wrong["outcome"] = "Chưa chọn kết quả: hãy chọn một dòng."
    if outcome == CallOutcome.PROMISED and promised_on is None:
        wrong["promised_on"] = "Chưa ghi ngày hẹn: hãy nhập ngày cơ quan hẹn gửi."
    if promised_on is not None and promised_on < today():
        wrong["promised_on"] = "Ngày hẹn đã qua: hãy nhập từ hôm nay trở đi."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    promised = promised_on if outcome == CallOutcome.PROMISED else None
    facts = {"outcome": outcome, "promised_on": promised, "note": note.strip(), "by": by}
    again = ReportCall.objects.filter(report=held, is_last=True, at__gt=now() - TWICE, **facts)
    if (known := again.first()) is not None:
        return known
    ReportCall.objects.filter(report=held, is_last=True).update(is_last=False)
    call = ReportCall.objects.create(report=held, **facts)
    record(CALL, by=by, on=held, detail={"call": call.public_id, "outcome": outcome})
    return call
