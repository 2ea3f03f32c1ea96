"""What nobody ends: people are asked what shall become of it; where nobody does anything, its words
go in the end, and it stays counted as never answered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from nepso.casework.cases.models import CaseFile, ReporterClock
from nepso.casework.cases.retention import ASKED_FOR, UNDECIDED
from nepso.casework.cases.services.ending import case_empty
from nepso.casework.cases.stepping import GONE, seen_as
from nepso.casework.cases.telling import people_of, tell
from nepso.casework.cases.waiting import waiting_of
from nepso.casework.intake.holding import submission_held
from nepso.casework.intake.models import Submission
from nepso.casework.intake.policies import may_not_read
from nepso.casework.intake.services import submission_erase
from nepso.foundation.accounts.selectors import accounts_receiving, reachable_at
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.notices.kinds import NoticeKind, kind_joins
from nepso.foundation.notices.services import notice_give
from nepso.kernel.clock import now, today

ASK = act("cases.end_ask", "đã hỏi về hồ sơ không ai động đến")
LAPSE = act("cases.lapse", "đã xóa nội dung hồ sơ không ai trả lời")
ASK_UNDECIDED = act("cases.undecided_end_ask", "đã hỏi về phản ánh không ai phân loại")
LAPSE_UNDECIDED = act("cases.undecided_lapse", "đã xóa nội dung phản ánh không ai phân loại")
KIND = NoticeKind("cases.lying", "Phản ánh không ai động đến", noun="phản ánh", may_mute=False)
kind_joins(KIND)


def _until() -> dt.date:
    return today() + dt.timedelta(days=ASKED_FOR)


@transaction.atomic
def case_end_ask(*, case: CaseFile) -> None:
    """Ask its handler, its agency's people and heads, and the reception: answer it, close it, or
    give the reporters a date (a late notice). Any step afterwards ends the asking."""
    fresh = seen_as(case, None)
    fresh.end_asked_at = now()
    fresh.save(update_fields=["end_asked_at"])
    heads = reachable_at({fresh.agency_id}).heads.get(fresh.agency_id, [])
    sentence = (
        "rất lâu không ai động đến: hãy trả lời, hoặc báo trễ kèm ngày hẹn; nếu không, "
        f"nội dung bị xóa từ ngày {_until():%d/%m/%Y}."
    )
    whom = [fresh.handler, *people_of(fresh.agency), *heads, *accounts_receiving()]
    tell(fresh, whom, sentence, by=None)
    record(ASK, by=None, on=fresh)


@transaction.atomic
def case_lapse(*, case: CaseFile) -> None:
    """Nobody did anything: its words go as those of a closed case. Whoever waited was never
    answered, and that is what the figures go on to say. Nothing where somebody did since it was
    listed."""
    fresh = seen_as(case, None)
    if fresh.end_asked_at is None or fresh.is_appealed or not fresh.is_live:
        return
    waited = list(fresh.links.values_list("submission_id", flat=True))
    case_empty(case=fresh, by=None, why="lapsed")
    for submission in Submission.objects.filter(pk__in=waited).order_by("id"):
        _erase(submission)
    record(LAPSE, by=None, on=fresh)


@transaction.atomic
def undecided_end_ask(*, submission: Submission) -> None:
    """Ask to decide about it; ``undecided_tell`` tells whom."""
    row = waiting_of(submission)
    row.end_asked_at = now()
    row.save()
    record(ASK_UNDECIDED, by=None, on=submission)


@transaction.atomic
def undecided_tell() -> None:
    """Tell the reception how many were asked about today, once a day, however many they are; none
    that complains of the person's own agency is counted for them."""
    since = now() - dt.timedelta(hours=12)
    asked = list(Submission.objects.filter(answer_clock__end_asked_at__gte=since))
    for account in accounts_receiving() if asked else ():
        theirs = sum(not may_not_read(account, one) for one in asked)
        if theirs:
            notice_give(
                to=account,
                kind=KIND.code,
                key=f"undecided:{today():%Y-%m-%d}",
                sentence=(
                    f"Có {theirs} phản ánh rất lâu chưa ai phân loại: hãy quyết định; nếu không, "
                    f"nội dung bị xóa từ ngày {_until():%d/%m/%Y}."
                ),
                link=reverse("triage:list"),
            )


@transaction.atomic
def undecided_lapse(*, submission: Submission) -> None:
    """Nobody decided: its words go; it stays counted as never answered. Nothing where somebody
    did decide since it was listed."""
    submission_held(submission)
    rows = Submission.objects.filter(
        pk=submission.pk,
        state__in=UNDECIDED,
        case_link=None,
        answer_clock__end_asked_at__isnull=False,
    )
    fresh = rows.first()
    if fresh is None:
        return
    _erase(fresh)
    record(LAPSE_UNDECIDED, by=None, on=fresh)


def _erase(submission: Submission) -> None:
    is_waiting = submission.state not in GONE
    submission_erase(submission=submission, by=None, why="retention")
    if is_waiting:  # its clock never ended with an answer
        clock = ReporterClock.objects.filter(submission=submission)
        clock.update(was_late=True, ended_at=None)
