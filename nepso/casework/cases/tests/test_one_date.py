"""The date of a case and what its reporters read come from one place, whatever is done."""

import random

import pytest
from django.utils import timezone

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import (
    case_claim,
    case_close,
    case_merge,
    case_part,
    case_regroup,
    case_reopen,
    late_notice_give,
)
from nepso.casework.cases.tests.test_waiting import asked, at, clock, merged, opened, stored
from nepso.casework.cases.tests.world import file_one
from nepso.casework.cases.waiting import due_of
from nepso.casework.intake.services import submission_withdraw, thread_answer
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict, Invalid


def day_read(submission):
    """As the page of the code says it."""
    return submission.answer_due_on or due_of(submission)


def late_told(world, case):
    return late_notice_give(case=case, revision=None, committed_on=add_working_days(today(), 4),
                            reason="Bận.", by=world.person("police"))  # fmt: skip


def test_who_goes_along_with_another_reads_the_day_that_they_were_promised(world):
    with at(0):
        first, second, third = file_one(), file_one(), file_one()
        case = case_claim(case=opened(world, first), revision=None, by=world.person("police"))
        merged(world, second, into=first)
    with at(10):
        promised = late_told(world, stored(case)).committed_on
        assert day_read(stored(second)) == day_read(stored(first)) == promised
        merged(world, third, into=stored(first))
        assert day_read(stored(third)) == timezone.localdate(clock(third).due_at) < promised
        asked(world, stored(case), second)
    with at(11):
        thread_answer(submission=stored(second), text="Số lạ.", token="t")
        assert (stored(second).state, day_read(stored(second))) == ("duplicate", promised)


def wanted(case, submission):
    """The own clock's day; what was promised where it is later; of a day that has passed the one
    of the case."""
    own = timezone.localdate(clock(submission).due_at)
    notice = case.late_notices.order_by("-id").first() if case.committed_on else None
    kept = submission.thread.filter(kind="late_notice", at__gte=notice.at) if notice else None
    if notice and notice.committed_on > own and (submission.state != "duplicate" or kept.exists()):
        return {notice.committed_on}
    return {own} if clock(submission).due_at > now() else {own, timezone.localdate(case.due_at)}


def compare(log):
    for case in CaseFile.objects.all():
        rows = [link.submission for link in case.links.select_related("submission")]
        due = [clock(one).due_at for one in rows if clock(one).due_at]
        if case.is_live and due:
            assert case.due_at == min(due), log
        for one in rows if case.is_live else ():
            if one.state not in ("withdrawn", "waiting_for_you"):
                assert day_read(one) in wanted(case, one), (one.state, log)


def acts_of(world, case, one, main):
    police, other = world.person("police"), CaseFile.objects.exclude(pk=case.pk).first()
    has_case = hasattr(one, "case_link")
    return {
        "ask": lambda: asked(world, case, one),
        "answer": lambda: thread_answer(submission=one, text="Số lạ.", token=str(now())),
        "join": lambda: has_case or merged(world, one, into=main),
        "open": lambda: has_case or case_claim(case=opened(world, one), revision=None, by=police),
        "merge": lambda: other and case_merge(case=other, revision=None, into=case, by=police),
        "late": lambda: late_told(world, case),
        "regroup": lambda: case_regroup(
            case=case, revision=None, reason="Nhầm.", by=police,
            harm={"scam": "harassment", "harassment": "copyright"}.get(case.harm, "scam"),
        ),
        "leave": lambda: submission_withdraw(submission=one),
        "part": lambda: case_part(submission=one, by=world.person("reception")),
        "close": lambda: case_close(case=case, revision=None, state="answered", by=police),
        "reopen": lambda: case.is_live
        or case.state == "withdrawn"
        or case_reopen(case=case, agency=None, by=world.person("appeals")),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_in_whatever_order_the_case_is_due_when_the_first_who_waits_is_and_no_page_says_another(
    world, seed
):
    chance, log, day = random.Random(seed), [], 3
    harm = chance.choice(["scam", "copyright"])
    with at(0):
        submissions = [file_one(harm=harm)]
    with at(day):
        submissions += [file_one(harm=harm), file_one(harm=harm)]
        case = case_claim(
            case=opened(world, submissions[0]), revision=None, by=world.person("police")
        )
    for hour in range(10, 19):
        day += chance.choice([0, 0, 1, 2, 4])
        with at(day, hour):
            one = stored(chance.choice(submissions))
            acts = acts_of(world, stored(case), one, stored(submissions[0]))
            log.append((chance.choice(list(acts)), day))
            try:
                acts[log[-1][0]]()
            except (Conflict, Invalid):
                log[-1] = (*log[-1], "refused")
            compare(log)
