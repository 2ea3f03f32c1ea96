"""A case's way: opened once, taken, asked, passed on, late, closed."""

import datetime as dt

import pytest
from django.utils import timezone

from nepso.casework.cases.models import CaseFile, CaseStep, Referral, ReporterClock
from nepso.casework.cases.services import (
    case_ask,
    case_claim,
    case_close,
    case_hand_on,
    case_join,
    case_merge,
    case_note,
    case_open,
    late_notice_give,
    referral_accept,
    referral_offer,
    referral_return,
)
from nepso.casework.cases.stepping import CaseConflict
from nepso.casework.cases.tests.world import file_one
from nepso.casework.intake.models import Submission, ThreadEntry
from nepso.casework.intake.services import submission_withdraw, thread_answer
from nepso.foundation.audit.selectors import audit_of
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NotAllowed


def told(case: CaseFile) -> Submission:
    return case.links.get(is_main=True).submission


def refer(world, case, to, by="police", fields=("text",)):
    case.refresh_from_db()
    return referral_offer(
        case=case, revision=case.revision, to_agency=to, fields=fields, why="Đúng thẩm quyền",
        by=world.person(by),
    )  # fmt: skip


def test_a_submission_has_one_case_with_a_number_of_the_year(world):
    case = world.case()
    again = case_open(
        submission=told(case), agency=world.police, harm="scam", is_urgent=False, by=None
    )
    assert again.pk == case.pk
    year = timezone.localtime(case.opened_at).year
    assert case.number == f"{year}-000001"
    assert world.case().number == f"{year}-000002"
    shown = told(case)
    assert (shown.state, shown.with_agency, shown.case_number) == (
        "handling", world.police, case.number,
    )  # fmt: skip
    assert shown.answer_due_on == timezone.localdate(case.due_at)
    assert set(Notice.objects.values_list("account__username", flat=True)) == {"police", "police2"}


def test_the_agency_complained_about_never_gets_its_case(world):
    submission = file_one("official_channel", complained_of=world.commune)
    with pytest.raises(Invalid, match="bị phản ánh"):
        case_open(
            submission=submission, agency=world.commune, harm="official_channel",
            is_urgent=False, by=None,
        )  # fmt: skip
    assert not CaseFile.objects.exists()


def test_one_takes_it_and_the_second_meets_a_conflict(world):
    case = world.case()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    with pytest.raises(CaseConflict) as refused:
        case_claim(case=case, revision=case.revision, by=world.person("police2"))
    assert refused.value.current.handler == world.people["police"]


@pytest.mark.parametrize("name", ["health", "above", "desk", "leader", "administrator", "appeals"])
def test_nobody_else_takes_it(world, name):
    case = world.case()
    with pytest.raises(NotAllowed):
        case_claim(case=case, revision=case.revision, by=world.person(name))


def test_asking_lets_the_clock_rest_until_the_answer(world):
    case = world.case(claimed="police")
    case_ask(
        case=case, revision=case.revision, submission=told(case), text="Số điện thoại nào gọi?",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    assert (case.state, case.due_at, case.running_since) == ("waiting", None, None)
    assert told(case).state == "waiting_for_you"
    assert told(case).answer_due_on is None
    thread_answer(submission=told(case), text="Số 0208999456", token="t1")
    case.refresh_from_db()
    assert (case.state, case.due_at is None) == ("working", False)
    assert told(case).state == "handling"
    assert case.steps.order_by("-id").first().kind == "told"


def test_an_answer_tells_the_handler(world):
    case = world.case(claimed="police")
    thread_answer(submission=told(case), text="Thêm một điều", token="t2")
    lines = Notice.objects.filter(account=world.people["police"]).values_list("sentence", flat=True)
    assert any("người phản ánh đã trả lời" in line for line in lines)
    assert not any("Thêm một điều" in line for line in lines)


def test_notes_say_who_reads_them_and_a_public_one_reaches_the_reporter(world):
    case = world.case(claimed="police")
    for kind in ("internal", "inter_agency", "public"):
        case.refresh_from_db()
        case_note(
            case=case, revision=case.revision, kind=kind, text=f"Lời {kind}",
            by=world.person("police"),
        )  # fmt: skip
    entries = ThreadEntry.objects.filter(submission=told(case), kind="note_to_you")
    assert [e.text for e in entries] == ["Lời public"]
    case.refresh_from_db()
    with pytest.raises(NotAllowed):
        case_note(
            case=case, revision=case.revision, kind="internal", text="x",
            by=world.person("reception"),
        )  # fmt: skip


def test_a_referral_leaves_the_case_here_until_it_is_taken(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    due = case.due_at
    referral = refer(world, case, world.health)
    case.refresh_from_db()
    assert (case.state, case.agency, case.due_at) == ("referring", world.police, due)
    with pytest.raises(NotAllowed):
        referral_accept(referral=referral, by=world.person("police"))
    referral_accept(referral=referral, by=world.person("health"))
    case.refresh_from_db()
    assert (case.state, case.agency, case.handler, case.due_at) == (
        "working", world.health, world.people["health"], due,
    )  # fmt: skip
    assert told(case).with_agency == world.health


def test_a_return_needs_its_reason_and_brings_it_back(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    referral = refer(world, case, world.health)
    with pytest.raises(Invalid):
        referral_return(referral=referral, answer=" ", by=world.person("health"))
    referral_return(referral=referral, answer="Không phải thuốc", by=world.person("health"))
    case.refresh_from_db()
    assert (case.state, case.handler) == ("working", world.people["police"])
    with pytest.raises(Conflict):
        referral_accept(referral=referral, by=world.person("health"))


def test_the_third_referral_goes_to_the_coordinator(world):
    case = world.case(claimed="police", harm="dangerous_goods")
    for _ in range(2):
        referral_return(
            referral=refer(world, case, world.health), answer="Không", by=world.person("health")
        )
    with pytest.raises(Invalid, match="chuyển hai lần"):
        refer(world, case, world.health)
    last = refer(world, case, world.culture, fields=())
    referral_accept(referral=last, by=world.person("reception"))
    case.refresh_from_db()
    assert case.agency == world.culture


def test_only_what_was_consented_goes_along(world):
    consents = frozenset({("police", "text"), ("other_agency", "text")})
    case = world.case(claimed="police", harm="dangerous_goods", consents=consents)
    with pytest.raises(Invalid, match="chưa đồng ý"):
        refer(world, case, world.health, fields=("text", "contact"))
    assert not Referral.objects.exists()
    assert refer(world, case, world.health).fields == ["text"]


def test_it_is_never_referred_to_the_one_complained_about(world):
    case = world.case(
        world.police, claimed="police", harm="official_channel", complained_of=world.commune
    )
    with pytest.raises(Invalid, match="bị phản ánh"):
        refer(world, case, world.commune)


def make_late(case: CaseFile) -> CaseFile:
    long_ago = timezone.now() - dt.timedelta(days=60)
    CaseFile.objects.filter(pk=case.pk).update(due_at=long_ago, due_sort=long_ago)
    waits = ReporterClock.objects.filter(submission__case_link__case=case)
    waits.update(due_at=long_ago, due_sort=long_ago)
    case.refresh_from_db()
    return case


def working_day() -> dt.date:
    from nepso.foundation.worktime.selectors import add_working_days

    return add_working_days(timezone.localdate(), 3)


def test_late_it_moves_no_further_until_the_reporter_has_a_date(world):
    case = make_late(world.case(claimed="police", harm="dangerous_goods"))
    with pytest.raises(Conflict, match="báo trễ hạn"):
        refer(world, case, world.health)
    with pytest.raises(Conflict, match="báo trễ hạn"):
        case_ask(
            case=case, revision=case.revision, submission=told(case), text="Gì?",
            by=world.person("police"),
        )  # fmt: skip
    late_notice_give(
        case=case, revision=case.revision, committed_on=working_day(), reason="Chờ giám định",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.was_late
    assert told(case).answer_due_on == working_day()
    entry = ThreadEntry.objects.get(submission=told(case), kind="late_notice")
    assert f"{working_day():%d/%m/%Y}" in entry.text
    assert refer(world, case, world.health).state == "offered"


@pytest.mark.parametrize("days", [0, -1, 90])
def test_a_committed_date_lies_ahead_and_near(world, days):
    case = make_late(world.case(claimed="police"))
    day = timezone.localdate() + dt.timedelta(days=days)
    with pytest.raises(Invalid):
        late_notice_give(
            case=case, revision=case.revision, committed_on=day, reason="Bận",
            by=world.person("police"),
        )  # fmt: skip


def test_merged_ones_keep_their_threads_and_hear_the_outcome(world):
    case = world.case(claimed="police")
    other = file_one()
    case_join(submission=other, into=told(case), by=None)
    case.refresh_from_db()
    case_close(case=case, revision=case.revision, state="answered", by=world.person("police"))
    other.refresh_from_db()
    assert (told(case).state, other.state) == ("answered", "answered")


def test_two_cases_become_one_and_nobody_is_lost(world):
    one, two = world.case(claimed="police"), world.case(claimed="police")
    case_merge(case=one, revision=one.revision, into=two, by=world.person("police"))
    one.refresh_from_db()
    assert (one.state, two.links.count(), one.links.count()) == ("duplicate", 2, 0)
    third = world.case(claimed="police", harm="copyright")
    with pytest.raises(Conflict):
        case_merge(case=third, revision=third.revision, into=two, by=world.person("police"))


def test_it_closes_when_the_last_reporter_left(world):
    case = world.case(claimed="police")
    other = file_one()
    case_join(submission=other, into=told(case), by=None)
    submission_withdraw(submission=told(case))
    case.refresh_from_db()
    assert case.is_live
    submission_withdraw(submission=other)
    case.refresh_from_db()
    assert (case.state, case.closed_at is None) == ("withdrawn", False)


def test_a_colleague_of_another_agency_is_handed_nothing(world):
    case = world.case(claimed="police")
    with pytest.raises(Invalid):
        case_hand_on(
            case=case, revision=case.revision, to=world.person("health"), reason="",
            by=world.person("police"),
        )  # fmt: skip
    case_hand_on(
        case=case, revision=case.revision, to=world.person("police2"), reason="Nghỉ phép",
        by=world.person("police"),
    )  # fmt: skip
    case.refresh_from_db()
    assert case.handler == world.people["police2"]


def test_every_step_leaves_a_line_without_a_word_of_it(world):
    case = world.case(claimed="police")
    case_ask(
        case=case, revision=case.revision, submission=told(case), text="Bí mật của tôi?",
        by=world.person("police"),
    )  # fmt: skip
    lines = list(audit_of(case).values("act", "detail"))
    assert {"cases.open", "cases.claim", "cases.ask"} <= {line["act"] for line in lines}
    assert "Bí mật" not in str(lines)
    assert CaseStep.objects.filter(case=case).count() == 3
