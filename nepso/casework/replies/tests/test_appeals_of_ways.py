"""Appeals against where a submission went: merged with another's, sent to another agency."""

import datetime as dt

import pytest

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import (
    case_ask,
    case_claim,
    case_merge,
    late_notice_give,
    referral_offer,
)
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import submission_appeal, submission_withdraw
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.services import appeal_claim, appeal_decide
from nepso.casework.replies.tests.ways import sent
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import Verdict, triage_decide
from nepso.foundation.worktime.selectors import add_working_days
from nepso.kernel.clock import now, today
from nepso.kernel.errors import Conflict


def decide(world, submission, choice, reason, by="reception", **facts) -> Submission:
    item = TriageItem.objects.get(submission=submission)
    verdict = Verdict(choice, reason, explanation="Đã xem kỹ.", **facts)
    triage_decide(item=item, verdict=verdict, by=world.person(by))
    submission.refresh_from_db()
    return submission


def opened(submission) -> Appeal:
    submission_appeal(submission=submission, text="Xin xem lại.", token="t")
    submission.refresh_from_db()
    assert submission.state == "appealing"
    return Appeal.objects.get(submission=submission)


def ended(world, appeal, outcome, by="appeals") -> None:
    by = world.person(by)
    held = appeal_claim(appeal=appeal, revision=appeal.revision, by=by)
    appeal_decide(
        appeal=held, revision=held.revision, outcome=outcome, reasons="Đã xem lại.", by=by
    )


@pytest.fixture
def merged(world) -> Submission:
    first = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    return decide(world, file_one(), "merge", "same_matter", into=first)


def test_a_merge_that_was_wrong_is_undone_and_decided_anew(world, merged):
    assert merged.state == "duplicate"
    ended(world, opened(merged), "upheld")
    merged.refresh_from_db()
    assert (merged.state, merged.case_number, merged.with_agency) == ("considering", "", None)
    assert TriageItem.objects.get(submission=merged).state == "waiting"
    case = CaseFile.objects.get()
    assert (case.links.count(), case.is_live, case.is_appealed) == (1, True, False)
    decide(world, merged, "accept", "clear_harm", harm="scam", agency=world.health)
    assert CaseFile.objects.count() == 2


def test_a_merge_that_was_right_stays(world, merged):
    ended(world, opened(merged), "dismissed")
    merged.refresh_from_db()
    assert merged.state == "duplicate"
    assert CaseFile.objects.get().links.count() == 2


def test_promised_another_day_while_it_was_looked_at_a_right_merge_shows_that_day(world, merged):
    appeal, police = opened(merged), world.person("police")
    case = case_claim(case=CaseFile.objects.get(), revision=None, by=police)
    promised = add_working_days(today(), 20)
    late_notice_give(
        case=case, revision=None, committed_on=promised, reason="Chờ tra soát.", by=police
    )
    ended(world, appeal, "dismissed")
    merged.refresh_from_db()
    assert (merged.state, merged.answer_due_on) == ("duplicate", promised)


def test_asked_while_it_was_looked_at_the_reporter_of_a_right_merge_is_waited_for(world, merged):
    appeal, police = opened(merged), world.person("police")
    case = case_claim(case=CaseFile.objects.get(), revision=None, by=police)
    case_ask(case=case, revision=None, submission=merged, text="Ngày nào?", by=police)
    ended(world, appeal, "dismissed")
    merged.refresh_from_db()
    assert (merged.state, merged.answer_due_on) == ("waiting_for_you", None)


def test_answered_while_it_was_looked_at_the_reporter_hears_so(world, merged):
    appeal = opened(merged)
    case = CaseFile.objects.select_related("agency").get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    sent(world, CaseFile.objects.select_related("agency").get())
    merged.refresh_from_db()
    assert merged.state == "appealing"
    ended(world, appeal, "dismissed")
    merged.refresh_from_db()
    assert merged.state == "answered"


@pytest.mark.parametrize(
    ("outcome", "agency"), [("upheld", "culture"), ("part", "culture"), ("dismissed", "police")]
)
def test_a_transfer_may_be_appealed_and_the_coordinator_finds_another(world, outcome, agency):
    submission = decide(world, file_one(), "refer", "competent", harm="scam", agency=world.police)
    assert submission.state == "referred"
    ended(world, opened(submission), outcome)
    case = CaseFile.objects.select_related("agency").get()
    assert (case.agency, case.state) == (getattr(world, agency), "new")
    submission.refresh_from_db()
    assert (submission.state, submission.with_agency) == ("handling", case.agency)


def test_answered_meanwhile_a_wrong_transfer_still_goes_to_the_coordinator(world):
    submission = decide(world, file_one(), "refer", "competent", harm="scam", agency=world.police)
    appeal = opened(submission)
    case = CaseFile.objects.select_related("agency").get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    sent(world, CaseFile.objects.select_related("agency").get())
    ended(world, appeal, "upheld")
    case = CaseFile.objects.select_related("agency").get()
    assert (case.agency, case.state) == (world.culture, "new")


def test_begun_anew_nobody_is_waited_for_and_late_stays_late(world):
    submission = decide(world, file_one(), "refer", "competent", harm="scam", agency=world.police)
    appeal = opened(submission)
    case = CaseFile.objects.select_related("agency").get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    case.refresh_from_db()
    offered = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=("text",), why="Đúng",
        by=world.person("police"),
    )  # fmt: skip
    CaseFile.objects.update(due_at=now() - dt.timedelta(days=3))
    ended(world, appeal, "upheld")
    offered.refresh_from_db()
    assert (CaseFile.objects.get().was_late, offered.state) == (True, "returned")


def test_parted_from_a_case_that_nobody_else_is_in_the_case_ends(world, merged):
    appeal = opened(merged)
    case = CaseFile.objects.get()
    submission_withdraw(submission=case.links.get(is_main=True).submission)
    case.refresh_from_db()
    assert case.is_live
    ended(world, appeal, "upheld")
    case.refresh_from_db()
    assert not case.is_live


def test_once_parted_others_may_be_merged_into_it(world, merged):
    ended(world, opened(merged), "upheld")
    decide(world, merged, "accept", "clear_harm", harm="scam", agency=world.health)
    other = decide(world, file_one(), "merge", "same_matter", into=merged)
    assert other.state == "duplicate"


def test_what_is_appealed_is_merged_with_nothing(world):
    submission = decide(world, file_one(), "refer", "competent", harm="scam", agency=world.police)
    opened(submission)
    case, other = CaseFile.objects.select_related("agency").get(), world.case(claimed="police")
    with pytest.raises(Conflict, match="đang được xem lại"):
        case_merge(case=case, revision=case.revision, into=other, by=world.person("police"))


def test_the_coordinator_gets_none_that_complains_of_it(world):
    submission = file_one(complained_of=world.culture)
    facts = {"harm": "scam", "agency": world.police, "by": "reception2"}
    decide(world, submission, "refer", "competent", **facts)
    ended(world, opened(submission), "upheld")
    case = CaseFile.objects.select_related("agency").get()
    assert case.agency == world.province, "nor does it stay where it was sent wrongly"


def test_a_merge_into_a_case_answered_before_is_undone_too(world):
    first = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    case = CaseFile.objects.get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    sent(world, case)
    ended(world, opened(Submission.objects.get()), "upheld")
    second = decide(world, file_one(), "merge", "same_matter", into=first)
    ended(world, opened(second), "upheld", by="appeals2")
    second.refresh_from_db()
    assert (second.state, second.case_number) == ("considering", "")
    assert CaseFile.objects.get().links.count() == 1
