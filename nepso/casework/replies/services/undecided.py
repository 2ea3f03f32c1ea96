"""An appeal that nobody may decide is told to who can name another officer; one that nobody
decided in time ends for the reporter (decision 0212)."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction
from django.db.models import Q

from nepso.casework.cases.clock import clock_rest
from nepso.casework.cases.models import CaseSubmission
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import thread_write
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.policies import is_complained_of
from nepso.casework.replies.services.settling import appeal_settle
from nepso.casework.replies.states import APPEAL, DECIDING, LAPSED, WAITING
from nepso.casework.replies.telling import (
    tell_appeal_officers,
    tell_nobody_may_decide,
    who_may_decide,
)
from nepso.casework.triage.models import Seal
from nepso.casework.triage.services import seal_end
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.services import notices_take_back
from nepso.kernel.clock import now

LOOK = act("replies.appeal_look", "đã xem ai còn giải quyết được khiếu nại")
LAPSE = act("replies.appeal_lapse", "khiếu nại quá lâu không ai kết luận")
# No law gives a term as long: it only keeps sealed and kept words from staying without end.
UNDECIDED_FOR = dt.timedelta(days=60)
_DAYS = UNDECIDED_FOR.days
_ANEW = (
    f"Sau {_DAYS} ngày chưa ai kết luận việc bạn đề nghị xem lại. Đó là lỗi của cơ quan, không "
    "phải của bạn: phản ánh được xem lại từ đầu như khi khiếu nại được chấp nhận."
)
_ERASED = (
    f"Sau {_DAYS} ngày chưa ai kết luận việc bạn đề nghị xem lại. Đó là lỗi của cơ quan, không "
    "phải của bạn. Nội dung đã niêm phong được xóa để không ai đọc; nếu vẫn cần, hãy gửi lại."
)


@transaction.atomic
def appeal_look(*, appeal: Appeal) -> None:
    """Whether an open appeal has somebody to decide it; looked at when it opens and by the job.

    Given back where who took it may no more; nobody left, reception and administrators are told,
    again each week; too old, it ends. Run twice it does nothing more.
    """
    submission_held(appeal.submission)  # with its case, before the appeal, as by every other act
    fresh = (
        Appeal.objects.select_for_update(of=("self",))
        .select_related("submission")
        .get(pk=appeal.pk)
    )
    if fresh.state not in APPEAL.group("open"):
        return
    if fresh.opened_at + UNDECIDED_FOR < now():
        _lapse(fresh)
        return
    people = who_may_decide(fresh)
    before = (fresh.state, fresh.officer_id, fresh.nobody_since)
    if fresh.state == DECIDING and fresh.officer_id not in {one.pk for one in people}:
        APPEAL.require_move(fresh.state, WAITING)
        fresh.state, fresh.officer = WAITING, None
    fresh.nobody_since = None if people else fresh.nobody_since or now()
    if before != (fresh.state, fresh.officer_id, fresh.nobody_since):
        fresh.revision += 1
        fresh.save()
        record(LOOK, by=None, on=fresh, detail={"people": len(people)})
    if people:
        tell_appeal_officers(fresh, people)
    else:
        tell_nobody_may_decide(fresh)


@transaction.atomic
def appeals_keep_apart(*, submission: Submission) -> None:
    """The agency complained of was settled: whoever is of it loses the open appeals of the matter,
    with their notices of them; who took one gives it back."""
    case = CaseSubmission.objects.filter(submission=submission).values("case")
    rows = Appeal.objects.filter(Q(submission=submission) | Q(case__in=case))
    for appeal in rows.filter(state__in=APPEAL.group("open")).select_related("submission", "case"):
        of_theirs = partial(is_complained_of, appeal=appeal)
        notices_take_back(about=appeal.public_id, whom=of_theirs)
        appeal_look(appeal=appeal)


def _lapse(appeal: Appeal) -> None:
    """What was sealed is erased, whatever else; everything else goes on as if upheld."""
    APPEAL.require_move(appeal.state, LAPSED)
    appeal.state, appeal.decided_at, appeal.nobody_since = LAPSED, now(), None
    appeal.revision += 1
    clock_rest(appeal, at=appeal.decided_at)
    appeal.save()
    submission = appeal.submission
    is_sealed = Seal.objects.filter(submission=submission, erased_at__isnull=True).exists()
    if is_sealed:
        seal_end(submission=submission, is_appeal_over=True)
    else:
        appeal_settle(appeal, None)
    thread_write(
        submission=submission,
        kind="decision",
        text=_ERASED if is_sealed else _ANEW,
        by=None,
        token=f"appeal:{appeal.public_id}",
        is_answer=is_sealed,
    )
    record(LAPSE, by=None, on=appeal, detail={"sealed": is_sealed})
