"""Two acts on one matter at the same moment come one after the other; neither ends in a deadlock.
What a reporter does is stopped half-way; then an office acts."""

import datetime as dt

import pytest

from nepso.casework.cases.jobs import forget
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import (
    case_ask,
    case_note,
    case_open,
    case_restrict,
    handover_confirm,
    handover_propose,
    outside_ask,
    outside_reply,
    referral_offer,
    referral_return,
)
from nepso.casework.cases.tests.at_once import at_once
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.kinds import AnswerBy
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import (
    consents_change,
    contact_erase,
    delivery_record,
    material_add,
    notice_address_forget,
    submission_erase,
    submission_withdraw,
    thread_answer,
    thread_relay,
)
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import Verdict, complained_of_set, triage_claim, triage_decide
from nepso.foundation.files.quarantine import Quarantined
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)
ACTS = {
    "answer": lambda one: thread_answer(submission=one, text="Tôi nhớ thêm.", token="t"),
    "relayed": lambda one: thread_relay(submission=one, text="Báo thêm.", token="t"),
    "material": lambda one: material_add(submission=one, raw=Quarantined("a", "b"), by=None),
    "consent": lambda one: consents_change(submission=one, give=(), withdraw=["police:contact"]),
    "contact": lambda one: contact_erase(submission=one, by=None),
    "withdrawal": lambda one: submission_withdraw(submission=one),
    "erasure": lambda one: submission_erase(submission=one, by=None, why="by_code"),
}


def reporter() -> Submission:
    return Submission.objects.get()


def are_refusals(raised: list[Exception]) -> bool:
    """Whether nothing went wrong but that who came second was told so in words."""
    return all(isinstance(error, Conflict | NotAllowed) for error in raised)


def noted(world, case):
    return case_note(
        case=case, revision=case.revision, kind="public", text="Chúng tôi đang làm.",
        by=world.person("police"),
    )  # fmt: skip


@pytest.mark.parametrize("what", ACTS)
def test_an_office_writes_while_the_reporter_acts(world, monkeypatch, what):
    case, one = world.case(claimed="police"), reporter()
    raised = at_once(monkeypatch, lambda: ACTS[what](one), lambda: noted(world, case))
    assert are_refusals(raised)


def test_an_offer_is_answered_while_the_reporter_leaves(world, monkeypatch):
    case, one = world.case(claimed="police"), reporter()
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=(), why="Đúng thẩm quyền",
        by=world.person("police"),
    )  # fmt: skip
    by = world.person("health")
    raised = at_once(
        monkeypatch,
        lambda: submission_withdraw(submission=one),
        lambda: referral_return(referral=offer, answer="Không phải.", by=by),
    )
    assert [type(error) for error in raised] == [Conflict]
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_a_body_outside_answers_while_the_reporter_leaves(world, monkeypatch):
    case, one = world.case(claimed="police"), reporter()
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
        links=[], questions="Còn mở không?", by=world.person("police"),
    )  # fmt: skip
    given = {"number": asked.request.public_id, "code": asked.code}
    raised = at_once(
        monkeypatch,
        lambda: submission_withdraw(submission=one),
        lambda: outside_reply(**given, answer="Đã khóa.", answered_as="Bộ phận A"),
    )
    assert [type(error) for error in raised] == [Conflict]
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_a_second_person_signs_while_the_reporter_erases(world, monkeypatch):
    case, one = world.case(claimed="police"), reporter()
    police = world.person("police")
    case = case_restrict(case=case, revision=case.revision, why="life", by=police)
    handover = handover_propose(
        case=case, revision=case.revision, to="line_113", content="Địa chỉ trang.", taken_by="Trực",
        handed_at=now() - dt.timedelta(minutes=1), by=police,
    )  # fmt: skip
    raised = at_once(
        monkeypatch,
        lambda: submission_erase(submission=one, by=None, why="by_code"),
        lambda: handover_confirm(handover=handover, by=world.person("police_head")),
    )
    assert raised == []
    handover.refresh_from_db()
    case.refresh_from_db()
    assert (case.state, handover.content) == ("withdrawn", "")


def test_a_call_is_noted_while_the_reporter_leaves(world, monkeypatch):
    case = world.case(claimed="police", answer_by=AnswerBy.TELEPHONE)
    case_ask(case=case, revision=case.revision, submission=reporter(), text="Số nào gọi?",
             by=world.person("police"))  # fmt: skip
    one, by = reporter(), world.person("police")
    raised = at_once(
        monkeypatch,
        lambda: delivery_record(
            submission=one, way=AnswerBy.TELEPHONE, told_at=now(), is_reached=True, next_on=None,
            by=by,
        ),
        lambda: submission_withdraw(submission=reporter()),
        paused="_reached",
    )  # fmt: skip
    assert raised == []
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_notices_are_given_up_while_an_office_writes(world, monkeypatch):
    case = world.case(claimed="police", answer_by=AnswerBy.TELEPHONE)
    case_ask(case=case, revision=case.revision, submission=reporter(), text="Số nào gọi?",
             by=world.person("police"))  # fmt: skip
    Submission.objects.update(answer_by=AnswerBy.EMAIL)
    one = reporter()
    raised = at_once(
        monkeypatch,
        lambda: notice_address_forget(submission=one),
        lambda: noted(world, case),
        paused="_reached",
    )
    assert are_refusals(raised)


def test_whom_it_complains_of_is_settled_while_the_reporter_writes(world, monkeypatch):
    case = world.case(claimed="police")
    item = TriageItem.objects.get()
    by = world.person("reception")
    raised = at_once(
        monkeypatch,
        lambda: thread_answer(submission=reporter(), text="Là Sở Y tế.", token="t"),
        lambda: complained_of_set(item=item, agency=world.health, reason="Họ nói.", by=by),
    )
    assert raised == []
    case.refresh_from_db()
    assert case.complained_of == world.health


@pytest.mark.parametrize("what", ["withdrawal", "erasure", "answer"])
def test_triage_takes_it_while_the_reporter_acts(world, monkeypatch, what):
    one = file_one()
    item, by = TriageItem.objects.get(), world.person("reception")
    raised = at_once(monkeypatch, lambda: ACTS[what](one), lambda: triage_claim(item=item, by=by))
    assert are_refusals(raised)


def test_a_case_that_opens_meanwhile_is_held_too(world, monkeypatch):
    one = file_one()
    item, by = TriageItem.objects.get(), world.person("reception")
    verdict = Verdict("accept", "clear_harm", harm="scam", agency=world.police)
    raised = at_once(
        monkeypatch,
        lambda: triage_decide(item=item, verdict=verdict, by=by),
        lambda: submission_withdraw(submission=one),
        paused="_shown",
    )
    assert raised == []
    assert CaseFile.objects.get().state == "withdrawn"


def test_the_daily_job_forgets_while_the_reporter_erases(world, monkeypatch):
    case, one = world.case(claimed="police"), reporter()
    case_open(submission=file_one(), agency=world.police, harm="scam", by=None)
    long_ago = now() - dt.timedelta(days=2000)
    CaseFile.objects.filter(pk=case.pk).update(state="answered", closed_at=long_ago)
    Submission.objects.filter(pk=one.pk).update(state="answered")
    one.refresh_from_db()
    raised = at_once(
        monkeypatch, lambda: submission_erase(submission=one, by=None, why="by_code"), forget
    )
    assert raised == []
    case.refresh_from_db()
    assert case.emptied_at is not None
