"""An appeal is kept from the agency complained about, and from whoever had a part in the matter."""

import pytest

from nepso.casework.cases.models import CaseFile, CaseNote
from nepso.casework.cases.policies import is_barred, may_handle_case, may_read_case
from nepso.casework.cases.services import case_claim, case_hand_on
from nepso.casework.cases.telling import people_of
from nepso.casework.cases.tests.world import file_one
from nepso.casework.replies.policies import may_decide_appeal, may_read_appeal
from nepso.casework.replies.selectors import appeal_by_public_id, appeals_visible_to
from nepso.casework.replies.services import appeal_claim
from nepso.casework.replies.telling import who_may_decide
from nepso.casework.replies.tests.test_appeals_of_ways import decide, ended, opened
from nepso.casework.replies.tests.ways import appealed, sent
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import complained_of_set
from nepso.foundation.accounts.models import Membership
from nepso.foundation.accounts.roles import Role
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import NotFound


def named(world, submission, agency) -> None:
    item = TriageItem.objects.get(submission=submission)
    by = world.person("reception")
    complained_of_set(item=item, agency=agency, reason="Theo lời kể.", by=by)


def also(world, name, agency, role) -> None:
    Membership.objects.create(account=world.people[name], agency=agency, role=role)


def test_who_was_merged_with_a_complaint_appeals_apart_from_the_agency_complained_of(world):
    first = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    named(world, first, world.health)
    second = decide(world, file_one(), "merge", "same_matter", into=first)
    also(world, "appeals", world.health, Role.FOCAL_OFFICER)
    assert second.complained_of is None
    appeal, theirs = opened(second), world.person("appeals")
    assert not may_read_case(theirs, CaseFile.objects.get())
    assert not may_read_appeal(theirs, appeal)
    assert not appeals_visible_to(theirs).exists()
    with pytest.raises(NotFound):
        appeal_by_public_id(appeal.public_id, theirs)
    assert who_may_decide(appeal) == [world.person("appeals2")]


def test_upheld_a_case_is_not_opened_again_at_the_agency_complained_of_since(world):
    one = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.health)
    case = CaseFile.objects.get()
    case_claim(case=case, revision=case.revision, by=world.person("health"))
    sent(world, case, writer="health", approver="health_head")
    named(world, one, world.health)
    one.refresh_from_db()
    ended(world, opened(one), "upheld")
    case, one = CaseFile.objects.get(), type(one).objects.get()
    assert case.is_live
    assert case.agency != world.health
    assert one.with_agency == case.agency
    people = people_of(case.agency)
    assert people
    assert all(may_handle_case(person, case) for person in people)
    assert not any(is_barred(person, case.complained_of_id) for person in people)


def test_who_has_the_case_in_hand_or_wrote_to_the_reporter_is_not_another_person(world):
    """Given by a colleague, it leaves no step of theirs; nor does a note."""
    case = world.case(claimed="police")
    by, given = world.person("police"), world.person("police2")
    case = case_hand_on(case=case, revision=case.revision, to=given, reason="", by=by)
    sent(world, case)
    also(world, "police2", world.province, Role.APPEAL_OFFICER)
    appeal = appealed(case)
    assert not may_decide_appeal(world.person("police2"), appeal)
    CaseFile.objects.update(handler=by)
    assert may_decide_appeal(world.person("police2"), appeal)
    CaseNote.objects.create(case=case, kind="public", text="Đã xem.", agency=world.police, by=given)
    assert not may_decide_appeal(world.person("police2"), appeal)


def test_named_while_an_appeal_is_open_its_officer_loses_it_at_once(world):
    one = decide(world, file_one(), "accept", "clear_harm", harm="scam", agency=world.police)
    case = CaseFile.objects.get()
    case_claim(case=case, revision=case.revision, by=world.person("police"))
    sent(world, case)
    one.refresh_from_db()
    appeal = opened(one)
    also(world, "appeals", world.health, Role.FOCAL_OFFICER)
    appeal_claim(appeal=appeal, revision=appeal.revision, by=world.person("appeals"))
    told = Notice.objects.filter(key__startswith=appeal.public_id)
    assert told.filter(account=world.people["appeals"]).exists()
    named(world, one, world.health)
    appeal.refresh_from_db()
    assert (appeal.state, appeal.officer) == ("waiting", None)
    assert not told.filter(account=world.people["appeals"]).exists()
