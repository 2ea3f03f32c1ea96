"""A case whose agency ended with nobody in its place has somebody again by the hourly job."""

import datetime as dt

import pytest

from nepso.casework.cases.consents import recipients_of
from nepso.casework.cases.jobs import follow
from nepso.casework.cases.models import CaseFile, CaseStep
from nepso.casework.cases.policies import may_handle_case
from nepso.casework.cases.services import referral_offer
from nepso.casework.cases.telling import NOBODY
from nepso.casework.intake.models import Submission
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.kinds import Asked
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import today


def ended(agency) -> None:
    agency.valid_to = today() - dt.timedelta(days=1)
    agency.save(update_fields=["valid_to"])


def told(kind, part="") -> list[str]:
    rows = Notice.objects.filter(kind=kind, sentence__contains=part)
    return sorted(rows.values_list("account__username", flat=True))


def now_at() -> CaseFile:
    return CaseFile.objects.select_related("agency", "handler").get()


@pytest.fixture
def left(world):
    """A case of an agency that ends with nobody in its place."""
    case = world.case(world.health, claimed="health", harm="dangerous_goods")
    ended(world.health)
    return case


def test_it_goes_to_the_coordinator_who_is_told_and_may_act(world, left):
    follow()
    case = now_at()
    assert (case.agency, case.handler, case.state) == (world.culture, None, "working")
    assert may_handle_case(world.person("reception"), case)
    assert told("cases.case", "đã kết thúc") == ["reception", "reception2"]
    step = CaseStep.objects.get(case=case, kind="left_behind")
    assert "Sở Y tế đã kết thúc" in step.reason
    assert Submission.objects.get().with_agency == world.culture
    referral_offer(
        case=case, revision=case.revision, to_agency=world.police, fields=(), why="Đúng việc",
        by=world.person("reception"),
    )  # fmt: skip


def test_what_was_given_to_the_handling_agency_alone_does_not_follow(world, left):
    assert recipients_of(now_at(), world.health) == ["handling_agency"]
    follow()
    assert recipients_of(now_at(), world.culture) == ["coordinator"]


def test_run_twice_it_does_nothing_more(world, left):
    follow()
    before = (AuditLine.objects.count(), Notice.objects.count(), now_at().revision)
    follow()
    assert (AuditLine.objects.count(), Notice.objects.count(), now_at().revision) == before


def test_complained_of_the_coordinator_does_not_get_it(world):
    world.case(world.health, harm="dangerous_goods", complained_of=world.culture)
    ended(world.health)
    follow()
    assert now_at().agency == world.province


def test_a_closed_case_stays(world, left):
    CaseFile.objects.update(state="answered")
    follow()
    assert now_at().agency == world.health


def test_where_nobody_is_left_who_can_name_an_agency_is_told_once_a_week(world, left):
    ended(world.culture)
    follow()
    follow()
    assert now_at().agency == world.health
    assert told("cases.nobody") == ["administrator", "reception", "reception2"]
    for notice in Notice.objects.filter(kind="cases.nobody"):
        assert left.number not in notice.sentence
    asked = [Asked(world.people["reception"].pk, left.public_id)]
    assert NOBODY.still_needed(asked) == set(asked)
    world.culture.valid_to = None
    world.culture.save(update_fields=["valid_to"])
    follow()
    assert now_at().agency == world.culture
    assert NOBODY.still_needed(asked) == set()
