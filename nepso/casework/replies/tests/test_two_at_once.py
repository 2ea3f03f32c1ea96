"""An appeal is opened, decided or looked at while the reporters of the matter act: one after the
other, without a deadlock."""

import pytest

from nepso.casework.cases.services import case_join
from nepso.casework.cases.tests.at_once import at_once
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import (
    submission_appeal,
    submission_erase,
    submission_withdraw,
    thread_answer,
)
from nepso.casework.intake.states import APPEALING
from nepso.casework.replies.jobs import appeals_look
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.services import appeal_claim, appeal_decide, reply_approve, reply_send
from nepso.casework.replies.tests.test_nobody_decides import decided, opened_ago
from nepso.casework.replies.tests.ways import appealed, reporter, sent, submitted
from nepso.casework.triage.services import Verdict
from nepso.kernel.errors import Conflict

pytestmark = pytest.mark.django_db(transaction=True)


def taken(world):
    appeal = Appeal.objects.get()
    return appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))


def upheld(world, appeal):
    return appeal_decide(
        appeal=appeal, revision=appeal.revision, outcome="upheld", reasons="Xem lại.",
        by=world.person("appeals"),
    )  # fmt: skip


def erased(submission):
    return submission_erase(submission=submission, by=None, why="by_code")


def only_conflicts(raised):
    return [error for error in raised if not isinstance(error, Conflict)] == []


@pytest.mark.parametrize("leaves", [erased, lambda one: submission_withdraw(submission=one)])
def test_what_triage_alone_decided_is_decided_anew_while_the_reporter_leaves(
    world, monkeypatch, leaves
):
    one = file_one()
    decided(world, one, Verdict("refuse", "unfounded", explanation="Đã xem kỹ."))
    submission_appeal(submission=one, text="Xin xem lại.", token="t")
    appeal = taken(world)
    one.refresh_from_db()
    raised = at_once(monkeypatch, lambda: leaves(one), lambda: upheld(world, appeal))
    assert only_conflicts(raised)
    assert Appeal.objects.get().state == "ended"


def test_an_appeal_is_decided_while_another_reporter_of_the_case_appeals(world, monkeypatch):
    case = world.case(claimed="police")
    other = file_one()
    case_join(submission=other, into=reporter(case), by=world.person("reception"))
    case.refresh_from_db()
    sent(world, case)
    appealed(case)
    appeal = taken(world)
    other.refresh_from_db()
    raised = at_once(
        monkeypatch,
        lambda: submission_appeal(submission=other, text="Tôi cũng xin xem lại.", token="o"),
        lambda: upheld(world, appeal),
    )
    assert raised == []
    other.refresh_from_db()
    assert other.state == APPEALING


def test_an_appeal_on_a_case_is_decided_while_its_reporter_erases(world, monkeypatch):
    case = world.case(claimed="police")
    sent(world, case)
    appealed(case)
    appeal, one = taken(world), reporter(case)
    raised = at_once(monkeypatch, lambda: erased(one), lambda: upheld(world, appeal))
    assert only_conflicts(raised)
    assert Appeal.objects.get().state == "ended"
    assert not Submission.objects.get().text


def test_an_old_appeal_lapses_while_its_reporter_writes(world, monkeypatch):
    one = file_one()
    decided(world, one, Verdict("refuse", "unfounded", explanation="Đã xem kỹ."))
    submission_appeal(submission=one, text="Xin xem lại.", token="t")
    opened_ago(61)
    one.refresh_from_db()
    raised = at_once(
        monkeypatch,
        lambda: thread_answer(submission=one, text="Còn đây nữa.", token="n"),
        appeals_look,
    )
    assert raised == []
    assert Appeal.objects.get().state == "lapsed"


def test_an_answer_is_sent_while_its_reporter_writes(world, monkeypatch):
    case = world.case(claimed="police")
    reply = submitted(world, case)
    ready = reply_approve(reply=reply, revision=reply.revision, by=world.person("police_head"))
    one, by = reporter(case), world.person("police")
    raised = at_once(
        monkeypatch,
        lambda: thread_answer(submission=one, text="Còn đây nữa.", token="n"),
        lambda: reply_send(reply=ready, revision=ready.revision, by=by),
    )
    assert raised == []
