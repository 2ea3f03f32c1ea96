"""Late answers: the reporter is told why and given a date to which the agency commits itself."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from nepso.casework.cases.clock import is_overdue
from nepso.casework.cases.kinds import StepKind
from nepso.casework.cases.models import CaseFile, LateNotice
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.stepping import GONE, moved_on, seen_as, show_along, words
from nepso.casework.cases.terms import LATE_AT_MOST
from nepso.casework.intake.services import thread_write
from nepso.casework.intake.states import DUPLICATE
from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.worktime.selectors import add_working_days, is_working_day
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require

LATE = act("cases.late_notice", "đã báo trễ hạn với người phản ánh")


def needs_late_notice(case: CaseFile) -> bool:
    """Whether it is overdue and no date that the reporter was given still lies ahead."""
    if not is_overdue(case, at=now()):
        return False
    return case.committed_on is None or case.committed_on < today()


def require_told_if_late(case: CaseFile) -> None:
    """Nothing moves inside while a reporter waits too long without a word; an answer may go."""
    if needs_late_notice(case):
        raise Conflict(
            "Hồ sơ đã quá hạn: hãy báo trễ hạn với người phản ánh, kèm ngày hẹn, trước bước này."
        )


@transaction.atomic
def late_notice_give(
    *, case: CaseFile, revision: int, committed_on: dt.date, reason: str, by: Account
) -> LateNotice:
    """Tell every reporter that the answer is late, why, and by which working day it will come.

    The clock is not touched: late stays late in the figures. Raises Invalid for a date that is
    past, a day of rest, or further than LATE_AT_MOST working days.
    """
    fresh = seen_as(case, revision)
    require(may_handle_case(by, fresh))
    if fresh.due_at is None:  # closed, or every one of its reporters is asked
        raise Conflict("Hồ sơ không còn chờ cơ quan trả lời: hãy tải lại trang.")
    _check(committed_on)
    said = words(reason, "reason", empty="Chưa ghi lý do: hãy nói vì sao trễ.", most=1000)
    notice = LateNotice.objects.create(case=fresh, committed_on=committed_on, reason=said, by=by)
    fresh.committed_on = committed_on
    fresh.was_late = fresh.was_late or is_overdue(fresh, at=now())
    sentence = (
        f"Chúng tôi chưa trả lời được đúng hẹn. Lý do: {said}\n"
        f"Chúng tôi hẹn trả lời bạn chậm nhất ngày {committed_on:%d/%m/%Y}."
    )
    for link in fresh.links.select_related("submission").order_by("id"):
        if link.submission.state not in GONE:
            thread_write(
                submission=link.submission, kind="late_notice", text=sentence, by=by,
                agency=fresh.agency,
            )  # fmt: skip
    moved_on(fresh, fresh.state, StepKind.LATE, by)
    for link in fresh.links.filter(submission__state=DUPLICATE).select_related("submission"):
        show_along(fresh, link.submission, by)  # what was promised stands on their page too
    record(LATE, by=by, on=fresh, detail={"committed_on": committed_on.isoformat()})
    return notice


def _check(day: dt.date) -> None:
    sentence = ""
    if day <= today():
        sentence = "Ngày hẹn phải sau hôm nay: hãy chọn ngày khác."
    elif day > add_working_days(today(), LATE_AT_MOST):
        sentence = f"Ngày hẹn xa quá {LATE_AT_MOST} ngày làm việc: hãy chọn ngày gần hơn."
    elif not is_working_day(day):
        sentence = f"Ngày {day:%d/%m/%Y} là ngày nghỉ: hãy chọn một ngày làm việc."
    if sentence:
        raise Invalid(sentence, fields={"committed_on": sentence})
